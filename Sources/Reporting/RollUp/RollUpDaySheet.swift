import Accounting
import EmissionModel
import Spreadsheet

/// 逐日: one row a day and level, with what counts; the ratios' masses are sums over it.
struct RollUpDaySheet {
    static let name = "逐日"
    let report: RollUpReport

    enum Figure: Int, CaseIterable {
        case plan, low, high, declared

        var title: String {
            switch self {
            case .plan: "计划"
            case .low: "低值"
            case .high: "高值"
            case .declared: "申报源"
            }
        }
    }

    private static let firstMassColumn = 4

    var table: SheetTable {
        let days = report.account.days
        let texts: [SheetTable.Column] = [
            .label("日期", 12), .label("级别", 11), .label("计入比例", 9), .text("未按此级别核算的地区", 28),
        ]
        let masses = Figure.allCases.flatMap { figure in
            Pollutant.allCases.map { pollutant in
                SheetTable.Column.mass(
                    "\(figure.title)\n\(pollutant.symbol)\n（kg）", days.lazy.map { Self.mass($0, figure)[pollutant] })
            }
        }
        return SheetTable(
            texts + masses,
            rows: days.map { day in
                SheetTable.Row(
                    contents: [
                        .text(day.key.day.iso), .text(day.key.level?.name ?? "未达预警级别"),
                        .text(day.isComparable ? "是" : "否"),
                        .shown(day.lacking.map(RollUpReport.name).joined(separator: "、")),
                    ] + Figure.allCases.flatMap { figure in Self.mass(day, figure).values.map { .mass($0) } })
            })
    }

    /// All sources together, as the ratios take them; `declared` alone is what other sources declared.
    private static func mass(_ day: RollUpDay, _ figure: Figure) -> PerPollutant<Mass> {
        switch figure {
        case .plan: day.plan + day.declared
        case .low: day.low + day.declared
        case .high: day.high + day.declared
        case .declared: day.declared
        }
    }

    /// Over the counted days.
    func total(_ figure: Figure, _ pollutant: Pollutant) -> Mass {
        report.account.countedDays.reduce(.zero) { $0 + Self.mass($1, figure)[pollutant] }
    }

    func sum(_ figure: Figure, _ pollutant: Pollutant) -> String {
        let offset = Pollutant.allCases.firstIndex(of: pollutant) ?? 0
        let column = Self.firstMassColumn + figure.rawValue * Pollutant.allCases.count + offset
        let letters = String(CellRange.name(row: 0, column: column).dropLast())
        let last = max(report.account.days.count, 1) + 1
        return "=SUMIFS('\(Self.name)'!$\(letters)$2:$\(letters)$\(last),'\(Self.name)'!$C$2:$C$\(last),\"是\")"
    }
}
