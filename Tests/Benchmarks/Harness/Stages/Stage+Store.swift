import EmissionModel
import LedgerStore

extension Stage {
    /// `FOLDER ACCOUNTS DAYS`: account-days into a ledger in one transaction, then 25 days of it read back.
    static let store = Stage(name: "store") { arguments, watch in
        guard arguments.count == 3, let accounts = Int(arguments[1]), let days = Int(arguments[2]), days >= 50 else {
            throw WrongArguments(description: "FOLDER ACCOUNTS DAYS")
        }
        let work = StoreWork(accounts: accounts, days: days, folder: arguments[0])
        // Closed after writing, so that no journal is left when its size is asked for.
        try watch.time { try work.insert(into: Ledger(folder: arguments[0]), watch) }
        let bytes = TextFile.size(ofFolder: arguments[0])
        watch.figures["bytes a reading"] = Double(bytes) / Double(accounts * days)
        let (found, milliseconds) = try work.sum(in: Ledger(folder: arguments[0]))
        watch.figures["ms for 25 days"] = milliseconds
        return ["wh_25_days": found]
    }
}

/// Readings that the store packs: whole watt-hours, a thousand kWh a day and some.
struct StoreWork {
    let accounts: Int
    let days: Int
    let folder: String
    static let firstDay = CalendarDay(number: 19_000)

    private func number(_ account: Int) -> String { String(6_500_000_000_000 + account) }

    static func wattHours(_ account: Int, _ day: Int) -> Int {
        1_000_000 + (account * 7_919 + day * 104_729) % 900_000
    }

    func insert(into ledger: Ledger, _ watch: Stopwatch) throws {
        let path = "\(folder)/readings.txt"
        try TextFile.write("readings\n", to: path)
        let file = ReceivedFile(
            path: path, name: "readings.txt", sha256: try FileBytes.sha256(of: path), byteCount: 9, run: 1,
            receivedAt: "2026-03-01T08:00:00+08:00")
        _ = try ledger.ingest(file) { transaction in
            let ids = try (0..<accounts).map { try transaction.accountID(of: number($0)) }
            var counts = RowCounts()
            for day in 0..<days {
                let readings = watch.leaveOut { self.readings(ids, day) }
                counts += try transaction.add(readings, on: Self.firstDay.advanced(by: day), sheet: nil).counts
            }
            return FileOutcome(format: "csv", encoding: nil, tables: ["readings"], rows: counts, findings: [])
        }
    }

    private func readings(_ ids: [Int32], _ day: Int) -> [StoredReading] {
        ids.enumerated().map { account, id in
            StoredReading(
                account: id, milliwattHours: Int64(Self.wattHours(account, day)) * 1000,
                line: Int32(2 + day * accounts + account))
        }
    }

    /// Watt-hours of all accounts in 25 days, and how long asking for them took.
    func sum(in ledger: Ledger) throws -> (wattHours: Int, milliseconds: Double) {
        let numbers = (0..<accounts).map(number).sorted()
        let first = Self.firstDay.advanced(by: days / 2)
        let start = Clock.now
        let table = try ledger.readings(of: numbers, from: first, through: first.advanced(by: 24))
        let milliseconds = (Clock.now - start) * 1000
        var sum: Int64 = 0
        for row in numbers.indices {
            for day in first...first.advanced(by: 24) {
                guard case .value(let energy) = table[row, day] else { continue }
                sum += energy.milliwattHours
            }
        }
        return (Int(sum / 1000), milliseconds)
    }
}
