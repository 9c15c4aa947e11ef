import EmissionModel
import GRDB

/// The rows that the values of one day came from, and how many quarter-hours each account has.
struct DayOrigins {
    private struct Entry {
        var account: Int32
        var status: StoredReading.Status
        var milliwattHours: Int64
        var file: Int32
        var line: Int32
    }

    private let day: CalendarDay
    private var files: [String] = []
    /// In order of account, then receipt.
    private var entries: [Entry] = []
    /// For each account id the index of its first entry.
    private var starts: [Int32] = []
    /// For each account id; 255 where the day came as a day.
    private var quarters: [UInt8]
    private static let none: UInt8 = 255

    init(_ database: Database, day: CalendarDay, limit: Int64) throws {
        self.day = day
        let count = try Int.fetchOne(database, sql: "SELECT coalesce(max(id), 0) FROM account_number") ?? 0
        quarters = [UInt8](repeating: Self.none, count: count + 1)
        try readEntries(database, limit: limit)
        try countQuarters(database, limit: limit)
    }

    private mutating func readEntries(_ database: Database, limit: Int64) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT source_file.name, payload FROM reading_segment
                    JOIN source_file ON source_file.id = reading_segment.file_id
                    WHERE day = ? AND file_id <= ? ORDER BY source_file.run, file_id, part
                    """),
            arguments: [Int64(day.number), limit])
        var counts = [Int32](repeating: 0, count: quarters.count + 1)
        var received: [Entry] = []
        while let segment = try cursor.next() {
            let name: String = segment[0]
            if files.last != name { files.append(name) }
            for reading in try SegmentCodec.decode(of: segment, column: 1) where Int(reading.account) < quarters.count {
                received.append(
                    Entry(
                        account: reading.account, status: reading.status, milliwattHours: reading.milliwattHours,
                        file: Int32(files.count - 1), line: reading.line))
                counts[Int(reading.account) + 1] += 1
            }
        }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        starts = counts
        entries = received
        for entry in received {
            entries[Int(counts[Int(entry.account)])] = entry
            counts[Int(entry.account)] += 1
        }
    }

    private mutating func countQuarters(_ database: Database, limit: Int64) throws {
        let merged = try MergedDay(database, day: day, limit: limit)
        if !merged.isEmpty {
            for account in quarters.indices {
                if let curve = try merged.curve(of: Int32(account)) { quarters[account] = UInt8(curve.count) }
            }
        }
        try SummedDay.forEach(database, day: day, files: 0...limit) { summed in
            for sum in summed.sums where Int(sum.account) < quarters.count {
                quarters[Int(sum.account)] = UInt8(StoredCurve.quarters)
            }
        }
    }

    /// The rows of one account: none where nothing was ever said of the day.
    func rows(of id: Int32, _ cell: ReadingTable.Reading, _ number: String) -> [AccountDay] {
        let known = quarters[Int(id)]
        let entries = entries[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
        func row(_ state: AccountDay.State, _ energy: Energy?, _ status: StoredReading.Status?) -> AccountDay {
            let entry = entries.last {
                (status == nil || $0.status == status)
                    && (energy == nil || $0.milliwattHours == energy?.milliwattHours)
            }
            return AccountDay(
                account: number, day: day, state: state, energy: energy,
                quarters: known == Self.none ? nil : Int(known),
                origin: entry.map { AccountDay.Origin(file: files[Int($0.file)], row: Int($0.line)) })
        }
        switch cell {
        case .value(let energy): return [row(.good, energy, .good)]
        case .flagged(let energy): return [row(.flagged, energy, nil)]
        case .partial(let energy): return [row(.partial, energy, .partial)]
        case .conflict(let lower, let higher): return [row(.good, lower, .good), row(.good, higher, .good)]
        case .missing:
            guard !entries.isEmpty || known != Self.none else { return [] }
            return [row(.missing, nil, .missing)]
        }
    }
}

extension AccountDay.State {
    init(_ status: StoredReading.Status) {
        switch status {
        case .good: self = .good
        case .flagged: self = .flagged
        case .partial: self = .partial
        case .missing: self = .missing
        }
    }
}
