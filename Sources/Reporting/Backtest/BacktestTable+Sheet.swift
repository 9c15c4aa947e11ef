import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

extension BacktestTable {
    /// One row a method; the row that the accounts use stands out.
    func errorTable(_ report: BacktestReport) -> SheetTable {
        SheetTable(
            Self.errorColumns,
            rows: shownRows(report).map { row in
                let figures = [
                    row.medianAPE, row.p90APE, row.bias, row.aggregateMAE, row.aggregateBias,
                    row.aggregateMAEWithoutLargest, row.falseShare(0), row.falseShare(1), row.falseShare(2),
                    row.coverage90, row.halfWidth90,
                ]
                return SheetTable.Row(
                    contents: [.text(row.title.zh), .count(row.judged)] + figures.map(CellContent.fraction),
                    styles: report.isConfigured(row) ? Self.standingOut : [])
            })
    }

    /// What the sums over random groups of enterprises err; nil where none were drawn.
    func groupTable(_ report: BacktestReport) -> SheetTable? {
        let sizes = rows.first { !$0.groupErrors.isEmpty }?.groupErrors.map(\.enterprises) ?? []
        guard !sizes.isEmpty else { return nil }
        let columns = sizes.flatMap { size -> [SheetTable.Column] in
            [.tenths("\(size) 家合计\n一半小于", 11), .tenths("\(size) 家合计\n九成小于", 11)]
        }
        return SheetTable(
            [.text("方法", Self.nameWidth)] + columns,
            rows: shownRows(report).filter { !$0.groupErrors.isEmpty }.map { row in
                let figures = sizes.flatMap { size -> [Double?] in
                    let error = row.groupErrors.first { $0.enterprises == size }
                    return [error?.median, error?.p90]
                }
                return SheetTable.Row(
                    contents: [.text(row.title.zh)] + figures.map(CellContent.fraction),
                    styles: report.isConfigured(row) ? [(0, ReportStyle.total(ReportStyle.text))] : [])
            })
    }

    /// What the chart shows comes first: every method without a group, then the groups of the method that the accounts
    /// use. Methods without figures come last.
    func shownRows(_ report: BacktestReport) -> [BacktestRow] {
        let (plain, grouped) = (charted(report), rows.filter { $0.group != .none && !isCharted($0, report) })
        return plain + grouped.filter { $0.medianAPE != nil } + rows.filter { $0.medianAPE == nil }
    }

    func charted(_ report: BacktestReport) -> [BacktestRow] {
        let charted = rows.filter { $0.medianAPE != nil && isCharted($0, report) }
        return charted.filter { $0.group == .none } + charted.filter { $0.group != .none }
    }

    private func isCharted(_ row: BacktestRow, _ report: BacktestReport) -> Bool {
        row.group == .none || row.method == report.jurisdiction.parameters.baseline.method
    }

    static let nameWidth = 30.0
    static let medianColumn = 2
    static let falseCutColumn = 9

    static let errorColumns: [SheetTable.Column] =
        [.text("方法", nameWidth), .count("次数", 10)]
        + [
            "一半的误差\n小于", "九成的误差\n小于", "偏差\n（负为偏高）", "合计\n平均误差", "合计偏差\n（正为偏高）", "合计误差\n不含最大十家",
            "看似降\n一成以上", "看似降\n两成以上", "看似降\n三成以上", "90%区间\n覆盖率", "90%区间\n半宽",
        ].map { .tenths($0, 11) }

    private static let standingOut: [(column: Int, style: CellStyle)] =
        [(0, ReportStyle.total(ReportStyle.text)), (1, ReportStyle.total(ReportStyle.count))]
        + (2..<errorColumns.count).map { ($0, ReportStyle.total(ReportStyle.percent(1))) }
}

extension SheetTable.Column {
    /// Percentages with one decimal: a back-test is no finer.
    static func tenths(_ title: String, _ width: Double) -> Self {
        Self(title: title, width: width, style: ReportStyle.percent(1))
    }
}

extension CellContent {
    /// A share or an error; “—” where there is none.
    static func fraction(_ value: Double?) -> CellContent { value.map { .number($0) } ?? dash }
}
