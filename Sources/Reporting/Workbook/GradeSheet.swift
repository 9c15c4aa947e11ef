import Accounting
import Spreadsheet

/// 分类分级: implementation by class, by performance grade, and by county and grade.
struct GradeSheet {
    static let name = "分类分级"
    let report: DailyReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            let countyGrades = countyGrades
            try countyGrades.setWidths(&sheet)
            try sheet.freeze(rows: 0, columns: 2)
            var line = 0
            for table in [classes, grades, countyGrades] { line = try table.write(to: &sheet, line: line) + 1 }
        }
    }

    private static let columns = [(title: "名称", width: 16.0), (title: "绩效等级", width: 9.0)]

    private var classes: GroupTable {
        GroupTable(
            heading: "（一）按企业分类", leading: Self.columns,
            lines: report.account.classes.map { GroupTable.Line(texts: [$0.name, nil], sums: $0) })
    }

    private var grades: GroupTable {
        GroupTable(
            heading: "（二）按绩效等级", leading: Self.columns,
            lines: report.account.grades.map { GroupTable.Line(texts: ["全部", Self.title($0)], sums: $0) })
    }

    private var countyGrades: GroupTable {
        GroupTable(
            heading: "（三）按县区和绩效等级", leading: Self.columns,
            lines: report.areas.flatMap { area in
                CityAccount.grades(of: area.enterprises).map {
                    GroupTable.Line(texts: [area.title, Self.title($0)], sums: $0)
                }
            })
    }

    private static func title(_ grade: GroupAccount) -> String { grade.name ?? DailyReport.ungraded }
}
