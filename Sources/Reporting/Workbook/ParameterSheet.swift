import Accounting
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 参数与依据: each parameter with its value and source, the city's own values marked, and the method in words.
struct ParameterSheet {
    static let name = "参数与依据"
    let report: DailyReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let table = Self.table(report.parameterLines)
            try table.setWidths(&sheet)
            try sheet.write(.text("参数"), row: 0, column: 0, style: ReportStyle.heading)
            var line = try table.write(to: &sheet, top: 1)
            if !report.overrideLines.isEmpty {
                try sheet.write(
                    .text("本地（abate.yaml）调整的全部参数"), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try Self.table(report.overrideLines).write(to: &sheet, top: line + 2)
            }
            if !report.account.decisions.isEmpty {
                try sheet.write(.text("本报告采用的核定"), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try Self.table(report.account.decisions).write(to: &sheet, top: line + 2)
            }
            try writeMethod(to: &sheet, line: line + 1)
        }
    }

    static func table(_ lines: [ParameterLine]) -> SheetTable {
        SheetTable(
            [.text("参数", 42), .text("键", 28), .label("取值", 16), .label("性质", 14), .text("依据", 60)],
            rows: lines.map { line in
                SheetTable.Row(
                    contents: [
                        .shown(line.title), .shown(line.path), .shown(line.value), .text(line.standing.rawValue),
                        .shown(line.source),
                    ], styles: line.standing.isAdjusted ? [(3, ReportStyle.adjusted)] : [])
            })
    }

    private static func table(_ decisions: [Decision]) -> SheetTable {
        SheetTable(
            [.text("事项", 42), .text("核定编号", 28), .label("核定值", 16), .text("期限", 14), .text("核定人、理由、文号", 60)],
            rows: decisions.map { decision in
                SheetTable.Row(contents: [
                    .shown(decision.subject.name), .shown(decision.subject.id), .shown(decision.value.text),
                    .text(decision.term), .shown("\(decision.decidedBy)：\(decision.reason)（\(decision.document)）"),
                ])
            })
    }

    private func writeMethod(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        let plan = report.jurisdiction.profile.plan
        let number = plan.number.map { "（\($0)）" } ?? ""
        let comparison = report.jurisdiction.parameters.comparisonGroup.explanation
        let texts = [
            "《\(plan.title)》\(number)，\(plan.issuer)，\(plan.year) 年；配置 \(report.jurisdiction.profile.id)。",
            report.jurisdiction.parameters.baseline.method.explanation + "供电公司给定基准电量的，以给定值为准。"
                + (comparison ?? ""),
            "电量看不到治污设施是否运行、保温待产的炉窑、运输管控和大厂区内的个别工序，须由在线监测和现场核查补充。",
            "本报告只核算减排措施的落实和减排量，浓度变化不能据此归因于减排。",
        ]
        try sheet.write(.text("依据与方法"), row: line, column: 0, style: ReportStyle.heading)
        for (index, text) in texts.enumerated() {
            let row = line + 1 + index
            try sheet.merge(text, rows: row...row, columns: 0...4, style: ReportStyle.note)
            try sheet.setRowHeight(row, ReportStyle.height(of: text, width: 156))
        }
    }
}
