import Accounting
import EmissionModel
import Spreadsheet

/// A heading and a table of groups: what they are called, their counts, and their masses, with a row of sums below.
struct GroupTable {
    /// One group with the texts of the leading columns.
    struct Line {
        var texts: [String?]
        var sums: GroupAccount
        /// Suspected or risen; nil where the table does not say.
        var suspected: Int?
    }

    let heading: String
    /// Titles and widths of the leading columns.
    let leading: [(title: String, width: Double)]
    let lines: [Line]

    private var showsSuspected: Bool { lines.contains { $0.suspected != nil } }

    /// Returns the line after the sums.
    func write(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        try sheet.write(.text(heading), row: line, column: 0, style: ReportStyle.heading)
        let table = table
        let end = try table.write(to: &sheet, top: line + 1)
        guard !lines.isEmpty else { return end }
        for (column, content) in totals(rows: (line + 2)...(end - 1)).enumerated() {
            let style = content == .dash ? ReportStyle.label : table.columns[column].style
            try sheet.write(content, row: end, column: column, style: ReportStyle.total(style))
        }
        return end + 1
    }

    func setWidths(_ sheet: inout Worksheet) throws(SpreadsheetError) { try table.setWidths(&sheet) }

    private var table: SheetTable {
        let counts = ["企业数", "应落实", "已判定", "已落实"] + (showsSuspected ? ["疑似或\n上升"] : [])
        let masses = ["计划", "低值", "高值"].enumerated().flatMap { figure, name in
            Pollutant.allCases.map { pollutant in
                SheetTable.Column.mass(
                    "\(name)\n\(pollutant.symbol)\n（kg）", [total { Self.masses($0)[figure][pollutant] }])
            }
        }
        return SheetTable(
            leading.map { .text($0.title, $0.width) } + counts.map { .count($0) } + [.percent("落实率")] + masses,
            rows: lines.map { SheetTable.Row(contents: contents($0)) })
    }

    private func contents(_ line: Line) -> [CellContent] {
        let sums = line.sums
        let counts = [sums.enterprises, sums.required, sums.judged, sums.implemented]
        return line.texts.map { .shown($0) } + counts.map { .count($0) }
            + (showsSuspected ? [.count(line.suspected ?? 0)] : []) + [.ratio(sums.share)]
            + Self.masses(sums).flatMap(\.values).map { .mass($0) }
    }

    /// Live sums of counts and masses; the share of all together.
    private func totals(rows: ClosedRange<Int>) -> [CellContent] {
        let first = leading.count
        func sum(_ column: Int, _ cached: Double) -> CellContent {
            let top = CellRange.name(row: rows.lowerBound, column: column)
            return .formula("=SUM(\(top):\(CellRange.name(row: rows.upperBound, column: column)))", cached: cached)
        }
        let keys: [(GroupAccount) -> Int] = [
            \.enterprises, \.required, \.judged, \.implemented,
        ]
        var cells: [CellContent] = [.text("合计")] + Array(repeating: .dash, count: first - 1)
        var counts = keys.map { key in lines.reduce(0) { $0 + key($1.sums) } }
        if showsSuspected { counts.append(lines.reduce(0) { $0 + ($1.suspected ?? 0) }) }
        for count in counts { cells.append(sum(cells.count, Double(count))) }
        let required = CellRange.name(row: rows.upperBound + 1, column: first + 1)
        let implemented = CellRange.name(row: rows.upperBound + 1, column: first + 3)
        cells.append(.ratio(Ratio(Int128(counts[3]), over: Int128(counts[1])), formula: "=\(implemented)/\(required)"))
        for figure in 0..<3 {
            for pollutant in Pollutant.allCases {
                cells.append(sum(cells.count, total { Self.masses($0)[figure][pollutant] }.kilograms))
            }
        }
        return cells
    }

    private func total(_ mass: (GroupAccount) -> Mass) -> Mass { lines.reduce(.zero) { $0 + mass($1.sums) } }

    private static func masses(_ group: GroupAccount) -> [PerPollutant<Mass>] { [group.plan, group.low, group.high] }
}
