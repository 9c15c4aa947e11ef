import EmissionModel
import Spreadsheet

/// The row of sums under a table of groups: name, a column without a sum, four counts, then planned, low and high masses.
enum GroupTotalRow {
    static let firstMassColumn = 6

    /// - Parameters:
    ///   - counts: nil where counts of the rows do not add up to one of the whole.
    ///   - first: the first line summed.
    /// - Returns: the line under it.
    static func write(
        counts: [Int]?, totals: [PerPollutant<Mass>], from first: Int, to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        guard line > first else { return line + 1 }
        let style = ReportStyle.total
        func sum(_ column: Int, _ cached: Double) -> CellContent {
            let top = CellRange.name(row: first, column: column)
            return .formula("=SUM(\(top):\(CellRange.name(row: line - 1, column: column)))", cached: cached)
        }
        try sheet.write(.text("合计"), row: line, column: 0, style: style(ReportStyle.text))
        try sheet.write(.dash, row: line, column: 1, style: style(ReportStyle.label))
        for offset in 0..<4 {
            let content = counts.map { sum(2 + offset, Double($0[offset])) } ?? .dash
            let plain = counts == nil ? ReportStyle.label : ReportStyle.count
            try sheet.write(content, row: line, column: 2 + offset, style: style(plain))
        }
        for (index, mass) in totals.flatMap(\.values).enumerated() {
            let column = firstMassColumn + index
            try sheet.write(sum(column, mass.kilograms), row: line, column: column, style: style(ReportStyle.mass))
        }
        return line + 1
    }
}
