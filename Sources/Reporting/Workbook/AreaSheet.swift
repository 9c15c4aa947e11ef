import Accounting
import Jurisdiction
import Spreadsheet

/// 分片落实: the areas of the plan with the sections that supervise them. Only where the plan has areas.
struct AreaSheet {
    static let name = "分片落实"
    let report: DailyReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        guard !report.jurisdiction.profile.areas.isEmpty else { return }
        let table = GroupTable(
            heading: "各县（市）区应急响应措施落实情况",
            leading: [(title: "县（市）区", width: 18), (title: "包保责任科室", width: 20)],
            lines: report.areas.map {
                GroupTable.Line(texts: [$0.title, $0.section], sums: $0.sums, suspected: $0.suspected)
            })
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            try table.setWidths(&sheet)
            try sheet.freeze(rows: 0, columns: 2)
            _ = try table.write(to: &sheet, line: 0)
        }
    }
}
