import EmissionModel

/// Gathers the quarter-hours of the account-days that are asked for while their file is read again, and hands them on by
/// day when many are whole, so that memory holds no more than the days that are open.
final class CurveCollector {
    private struct Day {
        /// Of the accounts asked for, in order of account.
        var sums: [StoredReading]
        /// Where the account's quarter-hours are gathered; −1 before the first, −2 after the last.
        var slots: [Int]

        /// nil for an account that is not asked for.
        func index(of account: Int32) -> Int? {
            var low = 0
            var high = sums.count
            while low < high {
                let middle = (low + high) / 2
                if sums[middle].account < account { low = middle + 1 } else { high = middle }
            }
            return low < sums.count && sums[low].account == account ? low : nil
        }
    }

    private struct Open {
        var curve: StoredCurve
        var count = 0
    }

    private var days: [CalendarDay: Day]
    private var open: [Open] = []
    private var free: [Int] = []
    private var whole: [CalendarDay: [StoredCurve]] = [:]
    private var wholeCount = 0
    private let keep: (CalendarDay, [StoredCurve]) throws -> Void

    private static let batchSize = 20_000

    /// - Parameter keep: called with curves in order of account.
    init(_ sums: [CalendarDay: [StoredReading]], keep: @escaping (CalendarDay, [StoredCurve]) throws -> Void) {
        days = sums.mapValues { Day(sums: $0, slots: Array(repeating: -1, count: $0.count)) }
        self.keep = keep
    }

    /// What the file gives now is not what it gave when it was taken in.
    struct Mismatch: Error {
        var account: Int32
        var day: CalendarDay
    }

    func take(_ readings: [QuarterReading], on day: CalendarDay) throws {
        guard days[day] != nil else { return }
        for reading in readings { try take(reading, on: day) }
    }

    private func take(_ reading: QuarterReading, on day: CalendarDay) throws {
        guard let index = days[day]?.index(of: reading.account), let known = days[day]?.slots[index] else { return }
        // Rows that repeat a day that was whole were not summed; they stand by themselves.
        guard known != -2 else { return }
        let slot = known >= 0 ? known : newSlot(for: reading)
        if known < 0 { days[day]?.slots[index] = slot }
        let quarter = Int(reading.quarter)
        guard open[slot].curve.values[quarter] == StoredCurve.absent else {
            throw Mismatch(account: reading.account, day: day)
        }
        open[slot].curve.values[quarter] = reading.milliwattHours
        if quarter == 0 { open[slot].curve.line = reading.line }
        open[slot].count += 1
        if open[slot].count == StoredCurve.quarters { try close(slot, index, on: day) }
    }

    private func newSlot(for reading: QuarterReading) -> Int {
        let opened = Open(curve: StoredCurve(account: reading.account, line: reading.line))
        if let slot = free.popLast() {
            open[slot] = opened
            return slot
        }
        open.append(opened)
        return open.count - 1
    }

    private func close(_ slot: Int, _ index: Int, on day: CalendarDay) throws {
        let curve = open[slot].curve
        days[day]?.slots[index] = -2
        free.append(slot)
        let sum = curve.values.reduce(Int64(0), &+)
        guard sum == days[day]?.sums[index].milliwattHours else { throw Mismatch(account: curve.account, day: day) }
        whole[day, default: []].append(curve)
        wholeCount += 1
        if wholeCount >= Self.batchSize { try flush() }
    }

    private func flush() throws {
        for (day, curves) in whole.sorted(by: { $0.key < $1.key }) {
            try keep(day, curves.sorted { $0.account < $1.account })
        }
        whole.removeAll(keepingCapacity: true)
        wholeCount = 0
    }

    /// - Throws: `Mismatch` where an account-day has not come whole.
    func finish() throws {
        try flush()
        for (day, gathered) in days.sorted(by: { $0.key < $1.key }) {
            if let index = gathered.slots.firstIndex(where: { $0 != -2 }) {
                throw Mismatch(account: gathered.sums[index].account, day: day)
            }
        }
    }
}
