import EmissionModel
import FoundationEssentials
import GRDB

/// What the ledger holds of one day: for each account the values of the newest run that gave any.
struct DayReadings {
    private struct Ruling {
        var run: Int
        var values: [StoredReading]
    }

    private var rulings: [Int32: Ruling] = [:]

    init(_ database: Database, day: CalendarDay, limit: Int64) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT source_file.run, payload FROM reading_segment
                    JOIN source_file ON source_file.id = reading_segment.file_id
                    WHERE day = ? AND file_id <= ? ORDER BY file_id, part
                    """),
            arguments: [Int64(day.number), limit])
        while let row = try cursor.next() {
            let run: Int = row[0]
            for reading in try SegmentCodec.decode(of: row, column: 1) { add(reading, run: run) }
        }
    }

    /// The run whose ruling values the reading repeats, nil where it says something else.
    func runRepeated(by reading: StoredReading) -> Int? {
        guard let ruling = rulings[reading.account], ruling.values.contains(where: { $0.says(sameAs: reading) }) else {
            return nil
        }
        return ruling.run
    }

    /// The values that a run gave for an account, where it is the run that rules.
    func values(of account: Int32, run: Int) -> [StoredReading] {
        guard let ruling = rulings[account], ruling.run == run else { return [] }
        return ruling.values
    }

    private mutating func add(_ reading: StoredReading, run: Int) {
        if let ruling = rulings[reading.account] {
            if ruling.run > run { return }
            // What is there of an incomplete day takes no earlier reading's place.
            if reading.status == .partial, ruling.run < run, ruling.values.contains(where: { $0.isWhole }) { return }
        }
        if rulings[reading.account]?.run == run {
            rulings[reading.account]?.values.append(reading)
        } else {
            rulings[reading.account] = Ruling(run: run, values: [reading])
        }
    }
}

extension SegmentCodec {
    /// Decodes a blob column without copying it. A damaged one is an integrity error.
    static func decode(of row: Row, column: Int) throws -> [StoredReading] {
        try row.withUnsafeData(atIndex: column) { data in
            guard let data else { throw MalformedRow(table: "reading_segment", column: "payload") }
            do {
                return try data.withUnsafeBytes { try SegmentCodec.decode($0) }
            } catch {
                throw MalformedRow(table: "reading_segment", column: "payload")
            }
        }
    }
}
