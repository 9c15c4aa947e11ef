import Spreadsheet

/// A report that is printed on sheets, each with the report's title over it.
protocol SheetedReport {
    var title: String { get }
    /// The day, the days or the year that it is about.
    var dateText: String { get }
}

extension SheetedReport {
    /// A4 across, all columns on one page's width, title and date over each page.
    func layout(_ name: String, repeatRows: ClosedRange<Int>? = nil, tab: SheetColor? = nil) -> SheetLayout {
        var layout = SheetLayout()
        layout.repeatRows = repeatRows
        layout.tabColor = tab
        let subject = "\(title) \(dateText)".replacing("&", with: "&&")
        layout.header = "&L\(subject.prefix(100))&R\(name)"
        return layout
    }
}

extension DailyReport: SheetedReport {}
