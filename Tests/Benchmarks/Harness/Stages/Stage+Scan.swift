import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

extension Stage {
    /// `FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY FOLDER`: readings to the city's ratio.
    static let scan = Stage(name: "scan") { arguments, watch in
        let request = try LedgerRequest(arguments)
        guard arguments.count == 6 else { throw WrongArguments(description: "scan: six arguments") }
        return try watch.time {
            let ledger = try Ledger(folder: arguments[5])
            let folders = try TemplateFolders(
                city: nil, environment: [:], executable: TemplateFolders.runningExecutable)
            let intake = Intake(
                ledger: ledger, tables: InputTables(try TableDictionary.load(folders)), run: 1,
                receivedAt: "2026-03-01T08:00:00+08:00")
            _ = try intake.take(arguments[0], name: "readings.csv")
            return try request.totals(in: ledger)
        }
    }

    /// `LEDGER ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY`: the same from what a ledger holds.
    static let ledgerTotals = Stage(name: "ledger-totals") { arguments, watch in
        let request = try LedgerRequest(arguments)
        return try watch.time { try request.totals(in: Ledger(folder: arguments[0])) }
    }
}

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

    /// Every account-day must be there, whole and uncontested.
    func totals(in ledger: Ledger) throws -> [String: Int] {
        var ratio = CityRatio(
            enterprises: bindings.enterpriseCount, firstBaselineDay: firstBaselineDay, lastDay: lastDay)
        let table = try ledger.readings(of: bindings.accounts, from: firstDay, through: lastDay)
        for (row, enterprise) in bindings.enterprises.enumerated() {
            for day in firstDay...lastDay {
                guard case .value(let energy) = table[row, day] else {
                    throw Stage.WrongArguments(
                        description: "\(bindings.accounts[row]) \(day.iso): \(table[row, day])")
                }
                ratio.add(energy, of: enterprise, on: day)
            }
        }
        return ratio.result
    }
}
