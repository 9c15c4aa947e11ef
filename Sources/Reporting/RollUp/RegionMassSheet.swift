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
    let table: SheetTable
    private let rowsPerSheet: Int

    init(report: RollUpReport, rowsPerSheet: Int) {
        table = Self.table(report.account.enterprises)
        self.rowsPerSheet = rowsPerSheet
    }

    private static func table(_ enterprises: [RegionEnterprise]) -> SheetTable {
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
    func sum(_ figure: Int, _ pollutant: Pollutant) -> String {
        "=" + ranges(Self.column(figure, pollutant)).map { "SUM(\($0))" }.joined(separator: "+")
    }

    /// The sum over the enterprises whose cell in `column` is the text of `name`, a cell or a quoted text.
    func sum(_ figure: Int, _ pollutant: Pollutant, where column: Int, is name: String) -> String {
        let sums = zip(ranges(Self.column(figure, pollutant)), ranges(column))
        return "=" + sums.map { "SUMIFS(\($0),\($1),\(name))" }.joined(separator: "+")
    }

    private static func column(_ figure: Int, _ pollutant: Pollutant) -> Int {
        firstMassColumn + figure * Pollutant.allCases.count + (Pollutant.allCases.firstIndex(of: pollutant) ?? 0)
    }

    private func ranges(_ column: Int) -> [String] {
        PagedTable(name: Self.name, table: table, rowsPerSheet: rowsPerSheet).ranges(of: column)
    }
}
