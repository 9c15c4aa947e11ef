import Accounting
import Diagnostics
import Spreadsheet

/// 企业分类: for the method that the accounts use, how well it does for even and uneven, small and large enterprises.
struct BacktestPartSheet {
    static let name = "企业分类"
    let report: BacktestReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let table = SheetTable(Self.columns, rows: rows)
            try table.setWidths(&sheet)
            try sheet.freeze(rows: 1, columns: 1)
            try table.write(to: &sheet, top: 0)
        }
    }

    private static let columns: [SheetTable.Column] =
        [.text("时段", 18), .text("方法", BacktestTable.nameWidth), .text("企业分类", 24), .count("次数", 10)]
        + ["占电量", "占家数", "一半的误差\n小于", "看似降\n两成以上", "90%区间\n覆盖率", "90%区间\n半宽"].map { .tenths($0, 11) }

    private var rows: [SheetTable.Row] {
        report.result.tables.flatMap { table -> [SheetTable.Row] in
            guard let row = report.ruling(in: table) else { return [] }
            let first = ["\(table.windowClass.title.zh)，\(table.length) 日", row.title.zh]
            return row.byVolatility.map { Self.row(first + [$0.kind.title.zh], $0) }
                + row.bySize.map { Self.row(first + [$0.kind.title.zh], $0) }
        }
    }

    private static func row<Class>(_ names: [String], _ part: BacktestPart<Class>) -> SheetTable.Row {
        let figures = [
            part.energyShare, part.enterpriseShare, part.medianAPE, part.falseShare20, part.coverage90,
            part.halfWidth90,
        ]
        return SheetTable.Row(
            contents: names.map { .text($0) } + [.count(part.judged)] + figures.map(CellContent.fraction))
    }
}
