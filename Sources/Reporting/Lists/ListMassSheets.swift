import Accounting
import EmissionModel
import Spreadsheet

/// 企业计划减排量: one row an enterprise, its emission a day and its planned masses at the three levels; the ratios'
/// sums refer to it.
struct ListMassSheets {
    private let report: ListReport
    private let pages: PagedTable
    private static let firstMassColumn = 9

    init(report: ListReport, rowsPerSheet: Int) {
        self.report = report
        let enterprises = report.account.enterprises
        let table = SheetTable(Self.columns(enterprises), count: enterprises.count) { Self.row(enterprises[$0]) }
        pages = PagedTable(name: "企业计划减排量", table: table, rowsPerSheet: rowsPerSheet)
    }

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try pages.write(to: &workbook, report: report)
    }

    private static func columns(_ enterprises: [ListedEnterprise]) -> [SheetTable.Column] {
        let texts: [SheetTable.Column] = [
            .text("编号", 9), .text("企业名称", 18), .text("县区", 9), .text("行业", 9), .text("主管部门", 9),
        ]
        let emissions = Pollutant.allCases.map { pollutant in
            let largest = enterprises.lazy.compactMap { $0.emission[pollutant]?.value }.max() ?? 0
            return SheetTable.Column.mass("日排放\n\(pollutant.symbol)\n（kg）", kilograms: largest / 1_000_000)
        }
        let plans = WarningLevel.allCases.flatMap { level in
            Pollutant.allCases.map { pollutant in
                SheetTable.Column.mass(
                    "\(level.name)\n\(pollutant.symbol)\n（kg）",
                    enterprises.lazy.map { $0.plans[level].plan[pollutant] })
            }
        }
        return texts + emissions + plans
    }

    private static func row(_ listed: ListedEnterprise) -> SheetTable.Row {
        let enterprise = listed.enterprise
        let texts: [CellContent] = [
            .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county), .shown(enterprise.industry),
            .shown(enterprise.department),
        ]
        let emissions = Pollutant.allCases.map { pollutant in
            CellContent.ratio(listed.emission[pollutant].map { $0 * Ratio(significand: 1, scale: 6) })
        }
        let plans = WarningLevel.allCases.flatMap { listed.plans[$0].plan.values }
        return SheetTable.Row(contents: texts + emissions + plans.map { .mass($0) })
    }

    /// The sum of one level's masses over all enterprises.
    func sum(_ level: WarningLevel, _ pollutant: Pollutant) -> String {
        let levels = WarningLevel.allCases.firstIndex(of: level) ?? 0
        let column =
            Self.firstMassColumn + levels * Pollutant.allCases.count
            + (Pollutant.allCases.firstIndex(of: pollutant) ?? 0)
        return "=" + pages.ranges(of: column).map { "SUM(\($0))" }.joined(separator: "+")
    }
}
