import Accounting
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 分类分县区: enterprises and planned masses by class, grade, county, department and industry; counties with the
/// section that supervises them, where the plan names it.
struct ListGroupSheet {
    static let name = "分类分县区部门"
    let report: ListReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            try table([]).setWidths(&sheet)
            try sheet.freeze(rows: 0, columns: 1)
            try sheet.write(
                .text("企业数、应落实企业数和计划减排量（kg/日）"), row: 0, column: 0, style: ReportStyle.heading)
            var line = 1
            for grouping in report.groupings {
                try sheet.write(.text("按\(grouping.title)"), row: line, column: 0, style: ReportStyle.heading)
                let rows = grouping.groups.map { row($0, isCounty: grouping.title == "县区") }
                line = try table(rows).write(to: &sheet, top: line + 1)
                line = try writeTotal(grouping.groups, to: &sheet, line: line)
            }
        }
    }

    private func table(_ rows: [SheetTable.Row]) -> SheetTable {
        let texts: [SheetTable.Column] = [.text("名称", 18), .text("督导科室", 14), .count("企业数", 7)]
        let levels = WarningLevel.allCases.flatMap { level in
            [SheetTable.Column.count("\(level.name)\n应落实", 7)]
                + Pollutant.allCases.map { pollutant in
                    SheetTable.Column.mass(
                        "\(level.name)\n\(pollutant.symbol)",
                        CollectionOfOne(report.account.levels[level].ratios[pollutant].industry))
                }
        }
        return SheetTable(texts + levels, rows: rows)
    }

    private func row(_ group: ListGroup, isCounty: Bool) -> SheetTable.Row {
        let section = isCounty ? group.name.flatMap { report.jurisdiction.profile.area($0)?.section } : nil
        return SheetTable.Row(
            contents: [.shown(group.name ?? DailyReport.unnamed), .shown(section), .count(group.enterprises)]
                + WarningLevel.allCases.flatMap { level in
                    [.count(group.required[level])] + group.plan[level].values.map { .mass($0) }
                })
    }

    private func writeTotal(
        _ groups: [ListGroup], to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        guard !groups.isEmpty else { return line + 1 }
        let styles = table([]).columns.map(\.style)
        let sums = WarningLevel.allCases.flatMap { level -> [Double] in
            let masses = groups.reduce(PerPollutant<Mass>.zero) { $0 + $1.plan[level] }
            return [Double(groups.reduce(0) { $0 + $1.required[level] })] + masses.values.map(\.kilograms)
        }
        let counts = [Double(groups.reduce(0) { $0 + $1.enterprises })] + sums
        try sheet.write(.text("合计"), row: line, column: 0, style: ReportStyle.total(ReportStyle.text))
        try sheet.write(.dash, row: line, column: 1, style: ReportStyle.total(ReportStyle.label))
        for (index, value) in counts.enumerated() {
            let column = index + 2
            let top = CellRange.name(row: line - groups.count, column: column)
            let formula = "=SUM(\(top):\(CellRange.name(row: line - 1, column: column)))"
            try sheet.write(
                .formula(formula, cached: value), row: line, column: column, style: ReportStyle.total(styles[column]))
        }
        return line + 2
    }
}
