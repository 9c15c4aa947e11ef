import Diagnostics
import Spreadsheet

/// 数据质量: every finding, where it is, and what to do.
struct FindingSheet<Report: SheetedReport> {
    let report: Report
    let findings: [Diagnostic]
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let table =
            findings.isEmpty
            ? SheetTable(Self.columns, rows: [SheetTable.Row(contents: [.dash, .dash, .text("没有发现问题")])])
            : SheetTable(Self.columns, count: findings.count) { Self.row(findings[$0]) }
        try PagedTable(name: "数据质量", table: table, rowsPerSheet: rowsPerSheet).write(to: &workbook, report: report)
    }

    private static var columns: [SheetTable.Column] {
        [
            .label("级别", 9), .label("代码", 9), .text("文件", 22), .text("工作表", 12), .label("行", 7), .label("列", 6),
            .text("原文", 16), .text("问题", 52), .text("处理建议", 46),
        ]
    }

    private static func row(_ finding: Diagnostic) -> SheetTable.Row {
        let place = finding.location
        return SheetTable.Row(
            contents: [
                .text(finding.severity.name.zh), .text(finding.code), .shown(place?.file), .shown(place?.sheet),
                .shown(place?.row.map(String.init)), .shown(place?.column.map(SourceLocation.columnLetters)),
                .shown(finding.raw), .shown(finding.message.zh), .shown(finding.advice.zh),
            ], styles: ReportStyle.status(finding.severity).map { [(0, $0)] } ?? [])
    }
}
