import Diagnostics
import EmissionModel
import LedgerStore

/// Daily readings on their way to the ledger, packed by day.
struct DaySink {
    /// Readings held before they are packed into segments, so that memory does not grow with the file.
    static let batchSize = 2_000_000

    let context: ImportContext
    private var byDay: [CalendarDay: [StoredReading]] = [:]
    private var held = 0

    init(_ context: ImportContext) {
        self.context = context
    }

    mutating func hold(_ reading: StoredReading, on day: CalendarDay) {
        byDay[day, default: []].append(reading)
        held += 1
    }

    mutating func flushIfFull() throws {
        if held >= Self.batchSize { try flush() }
    }

    mutating func flush() throws {
        for (day, readings) in byDay.sorted(by: { $0.key < $1.key }) {
            let transaction = context.sink.transaction
            let (counts, contradictions) = try transaction.add(readings, on: day, sheet: context.place.sheet)
            context.sink.counts += counts
            for contradiction in contradictions { try report(contradiction, on: day) }
        }
        byDay.removeAll(keepingCapacity: true)
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
