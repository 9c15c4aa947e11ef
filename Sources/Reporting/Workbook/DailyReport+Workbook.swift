import Accounting
import Diagnostics
import EmissionModel
public import Spreadsheet

extension DailyReport {
    /// The report as a workbook; equal reports give equal bytes.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        try writeWorkbook(to: path, rowsPerSheet: Self.rowsPerSheet)
    }

    /// Below Excel's 1,048,576, header included.
    static let rowsPerSheet = 1_000_000

    /// From here on the rows go to disk one by one.
    static let streamedRows = 20_000

    /// The groups of sheets that a report of a kind may leave out; the cover is always there.
    enum Sheets: CaseIterable {
        /// Ratios, groups and the enterprises' masses, which refer to one another.
        case ratios
        case enterprises, leads, findings, parameters
    }

    func writeWorkbook(
        to path: String, rowsPerSheet: Int = rowsPerSheet, streamedRows: Int = streamedRows,
        sheets: Set<Sheets> = Set(Sheets.allCases),
        afterCover: (inout Workbook) throws(SpreadsheetError) -> Void = { (_) throws(SpreadsheetError) in }
    ) throws(SpreadsheetError) {
        let (year, month, day) = day.civil
        let properties = WorkbookProperties(
            title: title, subject: dateText, company: account.region,
            created: .init(year: year, month: month, day: day))
        let findings = allFindings
        let isLong = max(account.enterprises.count, findings.count) > streamedRows
        var workbook = try Workbook(path: path, properties: properties, streaming: isLong)
        try CoverSheet(report: self).write(to: &workbook)
        try afterCover(&workbook)
        try write(sheets, findings, to: &workbook, rowsPerSheet: rowsPerSheet)
        try workbook.close()
    }

    private func write(
        _ sheets: Set<Sheets>, _ findings: [Diagnostic], to workbook: inout Workbook, rowsPerSheet: Int
    ) throws(SpreadsheetError) {
        let masses = EnterpriseMassSheets(report: self, rowsPerSheet: rowsPerSheet)
        let groups = GroupSheet(report: self, masses: masses)
        if sheets.contains(.ratios) {
            try RatioSheet(report: self, groups: groups).write(to: &workbook)
            try groups.write(to: &workbook)
            try AreaSheet(report: self).write(to: &workbook)
            try GradeSheet(report: self).write(to: &workbook)
        }
        if sheets.contains(.enterprises) {
            try EnterpriseSheets(report: self, rowsPerSheet: rowsPerSheet).write(to: &workbook)
        }
        if sheets.contains(.ratios) { try masses.write(to: &workbook) }
        if sheets.contains(.leads) {
            try LeadSheet(report: self, rowsPerSheet: rowsPerSheet).write(to: &workbook)
            try WitnessSheet(report: self, rowsPerSheet: rowsPerSheet).write(to: &workbook)
        }
        if sheets.contains(.findings) {
            try FindingSheet(report: self, findings: findings, rowsPerSheet: rowsPerSheet).write(to: &workbook)
        }
        if sheets.contains(.parameters) {
            try ComparisonSheet(report: self, rowsPerSheet: rowsPerSheet).write(to: &workbook)
            try ParameterSheet(report: self).write(to: &workbook)
        }
    }
}
