import Accounting
import EmissionModel
import Spreadsheet

/// 企业减排量: one row an enterprise with the region that answers for it; the sums of 分源类县区 refer to it.
struct RegionMassSheet {
    static let name = "企业减排量"
    static let countyColumn = 3
    static let industryColumn = 4
    static let departmentColumn = 5
    private static let firstMassColumn = 6
    let report: RollUpReport

    var table: SheetTable {
        let enterprises = report.account.enterprises
        let texts: [SheetTable.Column] = [
            .text("地区", 16), .text("编号", 10), .text("企业名称", 20), .text("地区 › 县区", 20), .text("行业", 10),
            .text("主管部门", 12),
        ]
        let masses = ["计划", "低值", "高值"].enumerated().flatMap { figure, title in
            Pollutant.allCases.map { pollutant in
                SheetTable.Column.mass(
                    "\(title)\n\(pollutant.symbol)\n（kg）",
                    enterprises.lazy.map { Self.masses($0.account, figure)[pollutant] })
            }
        }
        return SheetTable(texts + masses, count: enterprises.count) { Self.row(enterprises[$0]) }
    }

    private static func row(_ entry: RegionEnterprise) -> SheetTable.Row {
        let enterprise = entry.account.enterprise
        let texts: [CellContent] = [
            .shown(RollUpReport.name(entry.path)), .shown(enterprise.id), .shown(enterprise.name),
            .shown(
                RollUpReport.name(entry.path + [enterprise.county.isEmpty ? DailyReport.unnamed : enterprise.county])),
            .shown(enterprise.industry), .shown(enterprise.department),
        ]
        return SheetTable.Row(
            contents: texts + (0..<3).flatMap { masses(entry.account, $0).values }.map { .mass($0) })
    }

    static func masses(_ account: EnterpriseAccount, _ figure: Int) -> PerPollutant<Mass> {
        [account.plan, account.low, account.high][figure]
    }

    /// The sum of one figure over all enterprises.
    func sum(_ figure: Int, _ pollutant: Pollutant) -> String { "=SUM(\(range(Self.column(figure, pollutant))))" }

    /// The sum over the enterprises whose cell in `column` is the text of `name`, a cell or a quoted text.
    func sum(_ figure: Int, _ pollutant: Pollutant, where column: Int, is name: String) -> String {
        "=SUMIFS(\(range(Self.column(figure, pollutant))),\(range(column)),\(name))"
    }

    private static func column(_ figure: Int, _ pollutant: Pollutant) -> Int {
        firstMassColumn + figure * Pollutant.allCases.count + (Pollutant.allCases.firstIndex(of: pollutant) ?? 0)
    }

    private func range(_ column: Int) -> String {
        let letters = String(CellRange.name(row: 0, column: column).dropLast())
        return "'\(Self.name)'!$\(letters)$2:$\(letters)$\(max(report.account.enterprises.count, 1) + 1)"
    }
}
