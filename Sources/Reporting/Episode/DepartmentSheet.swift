import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 部门响应: who owed a report and who has sent it, and what departments have done in their own figures.
struct DepartmentSheet {
    static let name = "部门响应"
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.base.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try owed.setWidths(&sheet)
            try sheet.write(.text("（一）应报送的材料"), row: 0, column: 0, style: ReportStyle.heading)
            let line = try owed.write(to: &sheet, top: 1)
            try sheet.write(.text("（二）部门工作情况"), row: line + 1, column: 0, style: ReportStyle.heading)
            try work.write(to: &sheet, top: line + 2)
        }
    }

    private var owed: SheetTable {
        let rows = report.base.received.flatMap { received -> [SheetTable.Row] in
            let deadline = received.deadline.map(FigureText.deadline) ?? received.rule.due.text.zh
            func row(_ sender: String, _ isThere: Bool?) -> SheetTable.Row {
                SheetTable.Row(
                    contents: [
                        .shown(sender), .text(received.rule.title.zh), .text(deadline),
                        .text(isThere.map { $0 ? "已报送" : "未报送" } ?? FigureText.dash),
                    ], styles: isThere == false ? [(3, ReportStyle.status(.undetermined))] : [])
            }
            if received.senders.isEmpty { return [row(received.senderText, false)] }
            return received.senders.map { row($0.name, $0.isThere) }
        }
        return SheetTable(
            [.text("单位", 30), .text("材料", 26), .label("时限", 22), .label("情况", 10)],
            rows: rows.isEmpty ? [SheetTable.Row(contents: [.text("预案没有规定其他单位报送"), .dash, .dash, .dash])] : rows)
    }

    private var work: SheetTable {
        func count(_ count: Int?) -> CellContent { count.map { .count($0) } ?? .dash }
        let rows = report.work.map { work in
            SheetTable.Row(contents: [
                .shown(work.department), .shown(work.text), .text(work.day?.iso ?? "全程"), count(work.people),
                count(work.checks), count(work.stopped), count(work.sites), count(work.vehicles),
            ])
        }
        let columns: [SheetTable.Column] = [
            .text("部门", 30), .text("工作情况", 26), .label("日期", 22), .count("出动人次", 10), .count("检查", 9),
            .count("停限产", 9), .count("工地", 9), .count("车辆", 9),
        ]
        return SheetTable(
            columns,
            rows: rows.isEmpty
                ? [SheetTable.Row(contents: [.text("台账中没有")] + Array(repeating: .dash, count: 7))] : rows)
    }
}
