import Accounting
import EmissionModel
import Spreadsheet

/// 分地区减排量: what each member saved over its own accounted days, all sources together.
struct RegionTotalSheet {
    static let name = "分地区减排量"
    let report: RollUpReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let rows = report.account.rows
        let table = SheetTable(Self.columns(rows), rows: rows.map(Self.row))
        let layout = report.layout(Self.name, repeatRows: 0...0)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try table.setWidths(&sheet)
            try sheet.freeze(rows: 1, columns: 1)
            let line = try table.write(to: &sheet, top: 0)
            try writeTotal(rows.filter { $0.path.count == 1 && $0.isPresent }, to: &sheet, line: line)
        }
    }

    private static func columns(_ rows: [RollUpRow]) -> [SheetTable.Column] {
        [.text("地区", 20), .label("层级", 5)]
            + ["计划", "低值", "高值"].enumerated().flatMap { figure, title in
                Pollutant.allCases.map { pollutant in
                    SheetTable.Column.mass(
                        "\(title)\n\(pollutant.symbol)\n（kg）",
                        [rows.reduce(.zero) { $0 + masses($1, figure)[pollutant] }])
                }
            }
    }

    private static func row(_ row: RollUpRow) -> SheetTable.Row {
        let name: [CellContent] = [.shown(RollUpReport.name(row.path)), .text(String(row.path.count))]
        guard row.isPresent else {
            return SheetTable.Row(contents: name + [.text("未报送")] + Array(repeating: .dash, count: 11))
        }
        return SheetTable.Row(contents: name + (0..<3).flatMap { masses(row, $0).values }.map { .mass($0) })
    }

    /// Industry and declared sources together.
    private static func masses(_ row: RollUpRow, _ figure: Int) -> PerPollutant<Mass> {
        [row.industry.plan, row.industry.low, row.industry.high][figure] + row.declared
    }

    private func writeTotal(_ rows: [RollUpRow], to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        let style = ReportStyle.total
        try sheet.write(.text("合计"), row: line, column: 0, style: style(ReportStyle.text))
        try sheet.write(.dash, row: line, column: 1, style: style(ReportStyle.label))
        for offset in 0..<12 {
            let sum = rows.reduce(Mass.zero) { $0 + Self.masses($1, offset / 4).values[offset % 4] }
            try sheet.write(
                .formula(Self.sum(2 + offset, below: line), cached: sum.kilograms), row: line, column: 2 + offset,
                style: style(ReportStyle.mass))
        }
    }

    /// Over the rows of level 1 above a line: what stands below a member is in it already.
    static func sum(_ column: Int, below line: Int) -> String {
        let letters = String(CellRange.name(row: 0, column: column).dropLast())
        return "=SUMIFS(\(letters)2:\(letters)\(line),$B2:$B\(line),\"1\")"
    }
}
