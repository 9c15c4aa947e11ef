import Jurisdiction
import LedgerStore

extension Stage {
    /// `FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY FOLDER [start]`: readings to the city's ratio; `start` declares
    /// what the times of a file mean that is in no order, and so does not tell it.
    static let scan = Stage(name: "scan") { arguments, watch in
        guard (6...7).contains(arguments.count) else { throw WrongArguments(description: "scan: six arguments") }
        return try watch.time {
            let request = try LedgerRequest(arguments)
            var ratio = request.emptyRatio
            let work = ReadingWork(
                request: request, file: arguments[0], folder: arguments[5],
                label: arguments.count == 7 ? .start : .auto)
            try work.forEachDay { ratio.add($2, of: request.bindings.enterprises[$0], on: $1) }
            return ratio.result
        }
    }

    /// `LEDGER ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY`: the same from what a ledger holds.
    static let ledgerTotals = Stage(name: "ledger-totals") { arguments, watch in
        let request = try LedgerRequest(arguments)
        return try watch.time { try request.totals(in: Ledger(folder: arguments[0])) }
    }
}
