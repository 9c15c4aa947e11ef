import Accounting
import Diagnostics
import EmissionModel
public import Spreadsheet

extension RollUpReport {
    /// The roll-up as a workbook; equal reports give equal bytes. Sums and quotients are live formulas.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        let (year, month, date) = day.civil
        let properties = WorkbookProperties(
            title: title, subject: dateText, company: account.region,
            created: .init(year: year, month: month, day: date))
        var workbook = try Workbook(path: path, properties: properties)
        try RollUpCoverSheet(report: self).write(to: &workbook)
        try RollUpRatioSheet(report: self).write(to: &workbook)
        try RegionSheet(report: self).write(to: &workbook)
        try RegionTotalSheet(report: self).write(to: &workbook)
        let masses = RegionMassSheet(report: self)
        try RollUpGroupSheet(report: self, masses: masses).write(to: &workbook)
        try write("企业核算", RegionEnterpriseSheet.table(account.enterprises), to: &workbook, frozenColumns: 3)
        try write(RegionMassSheet.name, masses.table, to: &workbook, frozenColumns: 3)
        try write("线索", RegionEnterpriseSheet.leads(leads), to: &workbook, frozenColumns: 3)
        try write(RollUpDaySheet.name, RollUpDaySheet(report: self).table, to: &workbook, frozenColumns: 2)
        try write("报送情况", RollUpCoverSheet.submissions(self), to: &workbook, frozenColumns: 1)
        try write("数据质量", Self.findingTable(allFindings), to: &workbook, frozenColumns: 2)
        try workbook.close()
    }

    /// A sheet of one table, its header frozen, repeated and filtered.
    private func write(
        _ name: String, _ table: SheetTable, to workbook: inout Workbook, frozenColumns: Int
    ) throws(SpreadsheetError) {
        let layout = layout(name, repeatRows: 0...0)
        try workbook.sheet(named: name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try table.setWidths(&sheet)
            try sheet.freeze(rows: 1, columns: frozenColumns)
            try sheet.autofilter(rows: 0...max(table.count, 1), columns: 0...(table.columns.count - 1))
            try table.write(to: &sheet, top: 0)
        }
    }

    /// A4 across, all columns on one page's width, title and date over each page.
    func layout(_ name: String, repeatRows: ClosedRange<Int>? = nil) -> SheetLayout {
        var layout = SheetLayout()
        layout.repeatRows = repeatRows
        let subject = "\(title) \(dateText)".replacing("&", with: "&&")
        layout.header = "&L\(subject.prefix(100))&R\(name)"
        return layout
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
            columns,
            rows: findings.map { finding in
                SheetTable.Row(
                    contents: [
                        .text(finding.severity.name.zh), .text(finding.code), .shown(finding.location?.text),
                        .shown(finding.raw), .shown(finding.message.zh), .shown(finding.advice.zh),
                    ], styles: ReportStyle.status(finding.severity).map { [(0, $0)] } ?? [])
            })
    }
}
