import Diagnostics
import EmissionModel
import LedgerStore

/// Days that come as sums of which quarter-hours are lacking: the rows of a table of account-days that another program
/// has summed. What the ledger says of such days when it sums them itself is said of them too.
struct LackingDays {
    private struct Lacking {
        var account: Int32
        var day: CalendarDay
        var quarters: Int?
    }

    private let context: ImportContext
    private var partial = (count: 0, first: [Lacking]())
    private var missing = (count: 0, first: [Lacking]())

    init(_ context: ImportContext) {
        self.context = context
    }

    /// How a day with a value stands, by the same rule as a day of the ledger's own quarter-hours; nil where its status
    /// and the number of its quarter-hours contradict each other.
    static func standing(_ status: String?, quarters: Int?) -> StoredReading.Status? {
        let whole = StoredCurve.quarters
        switch status {
        case "bad", "missing": return .flagged
        case "partial":
            guard let quarters else { return .partial }
            guard quarters < whole else { return nil }
            return quarters * 2 >= whole ? .partial : .missing
        default: return quarters ?? whole == whole ? .good : nil
        }
    }

    mutating func note(_ standing: StoredReading.Status, _ account: Int32, _ day: CalendarDay, _ quarters: Int?) {
        let lacking = Lacking(account: account, day: day, quarters: quarters)
        switch standing {
        case .partial: Self.add(lacking, to: &partial)
        case .missing: Self.add(lacking, to: &missing)
        case .good, .flagged: break
        }
    }

    func report() throws {
        if partial.count > 0 {
            context.sink.log.report(
                IngestionMessages.incompleteDays(String(partial.count), try shown(partial), at: context.place))
        }
        if missing.count > 0 {
            context.sink.log.report(
                IngestionMessages.lessThanHalf(String(missing.count), try shown(missing), at: context.place))
        }
    }

    private static func add(_ lacking: Lacking, to list: inout (count: Int, first: [Lacking])) {
        list.count += 1
        if list.first.count < 3 { list.first.append(lacking) }
    }

    private func shown(_ list: (count: Int, first: [Lacking])) throws -> String {
        let words = try list.first.map { lacking in
            let number = try context.sink.transaction.accountNumber(of: lacking.account)
            let quarters = lacking.quarters.map { " \($0)/\(StoredCurve.quarters)" } ?? ""
            return "\(number) \(lacking.day.iso)\(quarters)"
        }
        return words.joined(separator: "、") + (list.count > 3 ? "…" : "")
    }
}
