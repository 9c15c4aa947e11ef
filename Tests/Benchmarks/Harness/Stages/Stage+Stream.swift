import BenchmarkData
import EmissionModel
import LedgerStore
import Tabular

extension Stage {
    /// `FORM ACCOUNTS DAYS LEDGER`: generated readings into a ledger through the code of `abate ingest`, without a file.
    static let stream = Stage(name: "stream") { arguments, watch in
        guard arguments.count == 4, let form = ReadingForm(rawValue: arguments[0]), let accounts = Int(arguments[1]),
            let days = Int(arguments[2])
        else { throw WrongArguments(description: "FORM ACCOUNTS DAYS LEDGER") }
        let text = ReadingText(ReadingPlan(accounts: accounts, days: days), form)
        let what = "generated: \(form.rawValue), \(accounts) accounts, \(days) days, seed \(text.plan.seed)"
        let scanned = try watch.time {
            try ScannedLedger(folder: arguments[3], what) {
                try TabularDocument(named: "generated.csv") { GeneratedSource(text) }
            }
        }
        let rows = scanned.kept.rows
        guard rows.rejected == 0, rows.superseded == 0 else { throw WrongArguments(description: "\(rows)") }
        return ["accepted": rows.accepted]
    }

    /// `LEDGER ACCOUNTS DAYS`: what the ledger holds of each day, against the generator's own sums.
    static let streamedDays = Stage(name: "streamed-days") { arguments, watch in
        guard arguments.count == 3, let accounts = Int(arguments[1]), let days = Int(arguments[2]) else {
            throw WrongArguments(description: "LEDGER ACCOUNTS DAYS")
        }
        let plan = ReadingPlan(accounts: accounts, days: days)
        let ledger = try Ledger(folder: arguments[0])
        let numbers = (0..<accounts).map { String(plan.accountNumber($0)) }
        var found: [Int] = []
        try watch.time {
            for day in 0..<days {
                let date = plan.firstDay.advanced(by: day)
                let table = try ledger.readings(of: numbers, from: date, through: date)
                var sum: Int64 = 0
                for row in 0..<accounts {
                    let reading = table[row, date]
                    guard case .value(let energy) = reading else {
                        throw WrongArguments(description: "\(numbers[row]) \(date.iso): \(reading)")
                    }
                    sum += energy.milliwattHours
                }
                found.append(Int(sum / 1000))
            }
        }
        let expected = ReadingTotals(plan).wattHoursOfDay
        guard found == expected else { throw WrongArguments(description: "\(found) are not \(expected)") }
        return ["wrong_days": 0, "all": found.reduce(0, +)]
    }
}
