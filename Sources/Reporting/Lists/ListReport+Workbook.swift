import Accounting
import EmissionModel
public import Spreadsheet

extension ListReport: SheetedReport {
    /// The report as a workbook; equal reports give equal bytes.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        let (year, month, day) = account.day.civil
        let properties = WorkbookProperties(
            title: title, subject: dateText, company: account.region,
            created: .init(year: year, month: month, day: day))
        let isLong = max(account.enterprises.count, findings.count) > 20_000
        var workbook = try Workbook(path: path, properties: properties, streaming: isLong)
        let rows = DailyReport.rowsPerSheet
        let masses = ListMassSheets(report: self, rowsPerSheet: rows)
        try ListCoverSheet(report: self).write(to: &workbook)
        try ListRatioSheet(report: self, masses: masses).write(to: &workbook)
        try ListGroupSheet(report: self).write(to: &workbook)
        try ListEnterpriseSheets(report: self, rowsPerSheet: rows).write(to: &workbook)
        try masses.write(to: &workbook)
        try GuaranteeListSheet(report: self, rowsPerSheet: rows).write(to: &workbook)
        try SourceListSheet(report: self, rowsPerSheet: rows).write(to: &workbook)
        try KeptListSheet(report: self).write(to: &workbook)
        try FindingSheet(report: self, findings: findings, rowsPerSheet: rows).write(to: &workbook)
        try ListParameterSheet(report: self).write(to: &workbook)
        try workbook.close()
    }
}
