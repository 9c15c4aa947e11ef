import EmissionModel
import LedgerStore

/// Whose readings of which days are asked for.
struct LedgerRequest {
    let bindings: Bindings
    let firstDay: CalendarDay
    let firstBaselineDay: CalendarDay
    let lastDay: CalendarDay

    /// The second to the fifth of a stage's arguments.
    init(_ arguments: [String]) throws {
        guard arguments.count >= 5, let baseline = CalendarDay(iso: arguments[2]),
            let last = CalendarDay(iso: arguments[3]), let first = CalendarDay(iso: arguments[4])
        else {
            throw Stage.WrongArguments(description: "FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY")
        }
        bindings = try Bindings(path: arguments[1])
        (firstDay, firstBaselineDay, lastDay) = (first, baseline, last)
    }

    /// In order of account, then day. Every account-day must be there, whole and uncontested.
    func forEachDay(
        in ledger: Ledger, _ body: (_ account: Int, _ day: CalendarDay, _ energy: Energy) throws -> Void
    ) throws {
        let table = try ledger.readings(of: bindings.accounts, from: firstDay, through: lastDay)
        for row in bindings.accounts.indices {
            for day in firstDay...lastDay {
                guard case .value(let energy) = table[row, day] else {
                    throw Stage.WrongArguments(
                        description: "\(bindings.accounts[row]) \(day.iso): \(table[row, day])")
                }
                try body(row, day, energy)
            }
        }
    }

    func totals(in ledger: Ledger) throws -> [String: Int] {
        var ratio = emptyRatio
        try forEachDay(in: ledger) { ratio.add($2, of: bindings.enterprises[$0], on: $1) }
        return ratio.result
    }

    var emptyRatio: CityRatio {
        CityRatio(enterprises: bindings.enterpriseCount, firstBaselineDay: firstBaselineDay, lastDay: lastDay)
    }
}
