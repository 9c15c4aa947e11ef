import Diagnostics
import Jurisdiction
import Spreadsheet

/// 参数与依据: the settings that a list's figures and checks use, and the plan's own words about lists.
struct ListParameterSheet {
    static let name = "参数与依据"
    let report: ListReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            let table = ParameterSheet.table(report.parameterLines)
            try table.setWidths(&sheet)
            try sheet.write(.text("参数"), row: 0, column: 0, style: ReportStyle.heading)
            var line = try table.write(to: &sheet, top: 1)
            if !report.jurisdiction.overrideLines.isEmpty {
                try sheet.write(
                    .text("本地（abate.yaml）调整的全部参数"), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try ParameterSheet.table(report.jurisdiction.overrideLines).write(to: &sheet, top: line + 2)
            }
            try writeProvisions(to: &sheet, line: line + 1)
        }
    }

    private func writeProvisions(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        let plan = report.jurisdiction.profile.plan
        let number = plan.number.map { "（\($0)）" } ?? ""
        let texts =
            ["《\(plan.title)》\(number)，\(plan.issuer)，\(plan.year) 年；配置 \(report.jurisdiction.profile.id)。"]
            + report.provisions.map { "\($0.topic.title.zh)：\($0.text)（\($0.source)）" }
            + ["企业计划减排量＝清单日排放量×计划减排比例，与每日核算同一算法；某级没有措施的沿用低一级的措施。"]
        try sheet.write(.text("依据与方法"), row: line, column: 0, style: ReportStyle.heading)
        for (index, text) in texts.enumerated() {
            let row = line + 1 + index
            try sheet.merge(text, rows: row...row, columns: 0...4, style: ReportStyle.note)
            try sheet.setRowHeight(row, ReportStyle.height(of: text, width: 156))
        }
    }
}
