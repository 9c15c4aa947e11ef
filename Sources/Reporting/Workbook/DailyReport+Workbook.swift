import Accounting
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
    private static let streamedRows = 20_000

    /// The groups of sheets that a report of a kind may leave out; the cover is always there.
    enum Sheets: CaseIterable {
        /// Ratios, groups and the enterprises' masses, which refer to one another.
        case ratios
        case enterprises, leads, findings, parameters
    }

    func writeWorkbook(
        to path: String, rowsPerSheet: Int = rowsPerSheet, sheets: Set<Sheets> = Set(Sheets.allCases),
        afterCover: (inout Workbook) throws(SpreadsheetError) -> Void = { (_) throws(SpreadsheetError) in }
    ) throws(SpreadsheetError) {
        let (year, month, day) = day.civil
        let properties = WorkbookProperties(
            title: title, subject: dateText, company: account.region,
            created: .init(year: year, month: month, day: day))
        let isLong = max(account.enterprises.count, allFindings.count) > Self.streamedRows
        var workbook = try Workbook(path: path, properties: properties, streaming: isLong)
        try CoverSheet(report: self).write(to: &workbook)
        try afterCover(&workbook)
        try write(sheets, to: &workbook, rowsPerSheet: rowsPerSheet)
        try workbook.close()
    }

    private func write(
        _ sheets: Set<Sheets>, to workbook: inout Workbook, rowsPerSheet: Int
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
            try FindingSheet(report: self, findings: allFindings, rowsPerSheet: rowsPerSheet).write(to: &workbook)
        }
        if sheets.contains(.parameters) {
            try ComparisonSheet(report: self).write(to: &workbook)
            try ParameterSheet(report: self).write(to: &workbook)
        }
    }
}

/// A long table over as many sheets as it needs, each with its header frozen, repeated and filtered.
struct PagedTable {
    let name: String
    let table: SheetTable
    let rowsPerSheet: Int
    /// Columns that stay in sight.
    var frozenColumns = 2

    /// The sheets' names: 企业核算, 企业核算（2）, …
    var sheetNames: [String] {
        pages.indices.map { $0 == 0 ? name : "\(name)（\($0 + 1)）" }
    }

    /// The rows of each sheet.
    var pages: [Range<Int>] {
        guard table.count > rowsPerSheet else { return [0..<table.count] }
        return stride(from: 0, to: table.count, by: rowsPerSheet).map {
            $0..<min($0 + rowsPerSheet, table.count)
        }
    }

    func write(to workbook: inout Workbook, report: some SheetedReport) throws(SpreadsheetError) {
        for (sheetName, page) in zip(sheetNames, pages) {
            let layout = report.layout(sheetName, repeatRows: 0...0)
            try workbook.sheet(named: sheetName, layout: layout) { (sheet) throws(SpreadsheetError) in
                try table.setWidths(&sheet)
                try sheet.freeze(rows: 1, columns: frozenColumns)
                try sheet.autofilter(rows: 0...max(page.count, 1), columns: 0...(table.columns.count - 1))
                try table.write(to: &sheet, top: 0, rows: page)
            }
        }
    }
}
