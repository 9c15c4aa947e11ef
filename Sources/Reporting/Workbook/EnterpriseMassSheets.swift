import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 企业减排量: one row an enterprise, planned, low, high and over-achieved masses; the sums of other sheets refer to it.
struct EnterpriseMassSheets {
    enum Figure: Int, CaseIterable {
        case plan, low, high, overachieved

        var title: String {
            switch self {
            case .plan: "计划"
            case .low: "低值"
            case .high: "高值"
            case .overachieved: "超额"
            }
        }
    }

    private let report: DailyReport
    private let pages: PagedTable

    static let countyColumn = 2
    static let industryColumn = 3
    static let departmentColumn = 4
    private static let firstMassColumn = 7

    init(report: DailyReport, rowsPerSheet: Int) {
        self.report = report
        let enterprises = report.account.enterprises
        let table = SheetTable(Self.columns(enterprises), count: enterprises.count) { Self.row(enterprises[$0]) }
        pages = PagedTable(name: "企业减排量", table: table, rowsPerSheet: rowsPerSheet)
    }

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try pages.write(to: &workbook, report: report)
    }

    private static func columns(_ enterprises: [EnterpriseAccount]) -> [SheetTable.Column] {
        let texts: [SheetTable.Column] = [
            .text("编号", 9), .text("企业名称", 18), .text("县区", 9), .text("行业", 9), .text("主管部门", 9),
            .label("结果", 10), .label("证据", 5),
        ]
        let masses = Figure.allCases.flatMap { figure in
            Pollutant.allCases.map { pollutant in
                SheetTable.Column.mass(
                    "\(figure.title)\n\(pollutant.symbol)\n（kg）",
                    enterprises.lazy.map { Self.masses($0, figure)[pollutant] })
            }
        }
        return texts + masses
    }

    private static func masses(_ account: EnterpriseAccount, _ figure: Figure) -> PerPollutant<Mass> {
        switch figure {
        case .plan: account.plan
        case .low: account.low
        case .high: account.high
        case .overachieved: account.overachieved
        }
    }

    private static func row(_ account: EnterpriseAccount) -> SheetTable.Row {
        let enterprise = account.enterprise
        let texts: [CellContent] = [
            .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county), .shown(enterprise.industry),
            .shown(enterprise.department), .text(account.outcome.title.zh), .shown(account.evidence?.rawValue),
        ]
        let masses = Figure.allCases.flatMap { Self.masses(account, $0).values }
        return SheetTable.Row(
            contents: texts + masses.map { .mass($0) },
            styles: ReportStyle.status(account.outcome).map { [(5, $0)] } ?? [])
    }

    /// The sum of one figure over all enterprises.
    func sum(_ figure: Figure, _ pollutant: Pollutant) -> String {
        "=" + pages.ranges(of: Self.column(figure, pollutant)).map { "SUM(\($0))" }.joined(separator: "+")
    }

    /// The sum over the enterprises whose cell in `column` is the text of `name`, a cell or a quoted text.
    func sum(_ figure: Figure, _ pollutant: Pollutant, where column: Int, is name: String) -> String {
        let sums = zip(pages.ranges(of: Self.column(figure, pollutant)), pages.ranges(of: column))
        return "=" + sums.map { "SUMIFS(\($0),\($1),\(name))" }.joined(separator: "+")
    }

    private static func column(_ figure: Figure, _ pollutant: Pollutant) -> Int {
        let offset = Pollutant.allCases.firstIndex(of: pollutant) ?? 0
        return firstMassColumn + figure.rawValue * Pollutant.allCases.count + offset
    }
}
