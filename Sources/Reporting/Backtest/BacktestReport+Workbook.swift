import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
public import Spreadsheet

extension BacktestReport {
    /// The back-test as a workbook; equal reports give equal bytes. 回测 comes first, then one page a class of windows.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        let (year, month, day) = data.upperBound.civil
        let properties = WorkbookProperties(
            title: title, subject: starts, company: jurisdiction.region,
            created: .init(year: year, month: month, day: day))
        var workbook = try Workbook(path: path, properties: properties)
        try BacktestSheet(report: self).write(to: &workbook)
        for windowClass in WindowClass.allCases {
            let tables = result.tables.filter { $0.windowClass == windowClass }
            guard !tables.isEmpty else { continue }
            try BacktestClassSheet(report: self, windowClass: windowClass, tables: tables).write(to: &workbook)
        }
        try BacktestPartSheet(report: self).write(to: &workbook)
        try BacktestMethodSheet(report: self).write(to: &workbook)
        try workbook.close()
    }

    /// A4 across, all columns on one page's width, title and dates over each page.
    func layout(_ name: String, tab: SheetColor? = nil) -> SheetLayout {
        var layout = SheetLayout()
        layout.tabColor = tab
        let subject = "\(title) \(starts)".replacing("&", with: "&&")
        layout.header = "&L\(subject.prefix(100))&R\(name)"
        return layout
    }
}
