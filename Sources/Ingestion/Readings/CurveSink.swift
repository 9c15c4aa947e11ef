import Diagnostics
import EmissionModel
import LedgerStore

/// Quarter-hours on their way to the ledger, packed by day, and the days of which some are still lacking.
struct CurveSink {
    let context: ImportContext
    private var byDay: [CalendarDay: [QuarterReading]] = [:]
    private var held = 0
    private var incomplete: [CalendarDay: [Int32: Int]] = [:]
    /// Where readings are only collected, to be put between those that a scan has taken.
    private(set) var collected: [(day: CalendarDay, reading: QuarterReading)]?

    init(_ context: ImportContext, isCollecting: Bool = false) {
        self.context = context
        collected = isCollecting ? [] : nil
    }

    mutating func hold(_ reading: QuarterReading, on day: CalendarDay) {
        guard collected == nil else {
            collected?.append((day, reading))
            return
        }
        byDay[day, default: []].append(reading)
        held += 1
    }

    /// Notes a day of which a row gives no more than some of its intervals.
    mutating func note(_ account: Int32, on day: CalendarDay, quarters: Int) {
        if quarters < StoredCurve.quarters {
            incomplete[day, default: [:]][account] = quarters
        } else {
            incomplete[day]?[account] = nil
        }
    }

    mutating func flushIfFull() throws {
        if held >= DaySink.batchSize { try flush() }
    }

    /// The last flush, and what is said of the whole file.
    mutating func finish() throws {
        try flush()
        let lacking = incomplete.sorted { $0.key < $1.key }.flatMap { day, accounts in
            accounts.sorted { $0.key < $1.key }.map { (day: day, account: $0.key, quarters: $0.value) }
        }
        guard !lacking.isEmpty else { return }
        var shown: [String] = []
        for item in lacking.prefix(3) {
            let number = try context.sink.transaction.accountNumber(of: item.account)
            shown.append("\(number) \(item.day.iso) \(item.quarters)/\(StoredCurve.quarters)")
        }
        context.sink.log.report(
            IngestionMessages.incompleteDays(
                String(lacking.count), shown.joined(separator: "、") + (lacking.count > 3 ? "…" : ""),
                at: context.place))
    }

    private mutating func flush() throws {
        // All days at once: an earlier file is read again no more than once.
        try context.sink.transaction.recall(before: byDay)
        for (day, readings) in byDay.sorted(by: { $0.key < $1.key }) {
            let outcome = try context.sink.transaction.add(readings, on: day, sheet: context.place.sheet)
            context.sink.counts += outcome.counts
            for item in outcome.contradictions {
                var place = context.place
                place.row = Int(item.line)
                let values = item.values.map { JSONValue(Energy(milliwattHours: $0).kilowattHours).text() }
                context.sink.log.report(
                    IngestionMessages.quarterConflict(
                        try context.sink.transaction.accountNumber(of: item.account),
                        "\(day.iso) \(Self.clock(item.quarter))–\(Self.clock(item.quarter + 1))", values[0],
                        values[1], at: place))
            }
            for item in outcome.known { note(item.account, on: day, quarters: item.quarters) }
        }
        byDay.removeAll(keepingCapacity: true)
        held = 0
    }

    private static func clock(_ quarter: Int) -> String {
        String(LocalMinute(number: Int64(quarter % 96 * 15)).iso.suffix(5)).replacing(
            "00:00", with: quarter == 96 ? "24:00" : "00:00")
    }
}
