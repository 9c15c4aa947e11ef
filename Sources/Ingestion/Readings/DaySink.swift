import Diagnostics
import EmissionModel
import LedgerStore

/// Daily readings on their way to the ledger, packed by day.
struct DaySink {
    /// Readings held before they are packed into segments, so that memory does not grow with the file.
    static let batchSize = 2_000_000

    let context: ImportContext
    /// By distance from the first day.
    private var byDay: [[StoredReading]] = []
    private var firstDay: Int32 = 0
    private var held = 0

    init(_ context: ImportContext) {
        self.context = context
    }

    @inline(__always)
    mutating func hold(_ reading: StoredReading, on day: CalendarDay) {
        var distance = Int(day.number) - Int(firstDay)
        if !byDay.indices.contains(distance) { distance = reach(day.number) }
        byDay[distance].append(reading)
        held += 1
    }

    @inline(never)
    private mutating func reach(_ day: Int32) -> Int {
        if byDay.isEmpty { firstDay = day }
        if day < firstDay {
            byDay.insert(contentsOf: repeatElement([], count: Int(firstDay - day)), at: 0)
            firstDay = day
        }
        let distance = Int(day - firstDay)
        if distance >= byDay.count { byDay += repeatElement([], count: distance + 1 - byDay.count) }
        return distance
    }

    mutating func flushIfFull() throws {
        if held >= Self.batchSize { try flush() }
    }

    mutating func flush() throws {
        for distance in byDay.indices where !byDay[distance].isEmpty {
            let day = CalendarDay(number: firstDay + Int32(distance))
            // What is handed over is not copied.
            let readings = byDay[distance]
            byDay[distance] = []
            let transaction = context.sink.transaction
            let (counts, contradictions) = try transaction.add(readings, on: day, sheet: context.place.sheet)
            context.sink.counts += counts
            for contradiction in contradictions { try report(contradiction, on: day) }
        }
        held = 0
    }

    private func report(_ contradiction: LedgerTransaction.Contradiction, on day: CalendarDay) throws {
        var place = context.place
        place.row = Int(contradiction.line)
        let values = contradiction.values.map { JSONValue(Energy(milliwattHours: $0).kilowattHours).text() }
        context.sink.log.report(
            IngestionMessages.pendingConflict(
                try context.sink.transaction.accountNumber(of: contradiction.account), day.iso, values[0], values[1],
                at: place))
    }
}
