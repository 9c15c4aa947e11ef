import Accounting
import Diagnostics
import EmissionModel
public import Spreadsheet

extension RollUpReport {
    /// The roll-up as a workbook; equal reports give equal bytes. Sums and quotients are live formulas.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        try writeWorkbook(to: path, rowsPerSheet: DailyReport.rowsPerSheet)
    }

    /// - Parameter streamedRows: of a longer table the rows go to disk one by one.
    func writeWorkbook(
        to path: String, rowsPerSheet: Int, streamedRows: Int = DailyReport.streamedRows
    ) throws(SpreadsheetError) {
        let (year, month, date) = day.civil
        let properties = WorkbookProperties(
            title: title, subject: dateText, company: account.region,
            created: .init(year: year, month: month, day: date))
        let findings = allFindings
        let isLong = max(account.enterprises.count, findings.count) > streamedRows
        var workbook = try Workbook(path: path, properties: properties, streaming: isLong)
        try RollUpCoverSheet(report: self).write(to: &workbook)
        try RollUpRatioSheet(report: self).write(to: &workbook)
        try RegionSheet(report: self).write(to: &workbook)
        try RegionTotalSheet(report: self).write(to: &workbook)
        let masses = RegionMassSheet(report: self, rowsPerSheet: rowsPerSheet)
        try RollUpGroupSheet(report: self, masses: masses).write(to: &workbook)
        let tables: [(name: String, table: SheetTable, frozenColumns: Int)] = [
            ("企业核算", RegionEnterpriseSheet.table(account.enterprises), 3),
            (RegionMassSheet.name, masses.table, 3), ("线索", RegionEnterpriseSheet.leads(leads), 3),
            (RollUpDaySheet.name, RollUpDaySheet(report: self).table, 2),
            ("报送情况", RollUpCoverSheet.submissions(self), 1), ("数据质量", Self.findingTable(findings), 2),
        ]
        for (name, table, frozenColumns) in tables {
            try PagedTable(name: name, table: table, rowsPerSheet: rowsPerSheet, frozenColumns: frozenColumns)
                .write(to: &workbook, report: self)
        }
        try workbook.close()
    }

    private static func findingTable(_ findings: [Diagnostic]) -> SheetTable {
        let columns: [SheetTable.Column] = [
            .label("级别", 8), .label("代码", 9), .text("位置", 24), .text("原文", 16), .text("问题", 50), .text("处理建议", 44),
        ]
        guard !findings.isEmpty else {
            return SheetTable(
                columns, rows: [SheetTable.Row(contents: [.dash, .dash, .dash, .dash, .text("没有问题"), .dash])])
        }
        return SheetTable(
            columns, count: findings.count
        ) { index in
            let finding = findings[index]
            return SheetTable.Row(
                contents: [
                    .text(finding.severity.name.zh), .text(finding.code), .shown(finding.location?.text),
                    .shown(finding.raw), .shown(finding.message.zh), .shown(finding.advice.zh),
                ], styles: ReportStyle.status(finding.severity).map { [(0, $0)] } ?? [])
        }
    }
}

extension RollUpReport: SheetedReport {}
