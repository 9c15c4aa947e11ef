public import EmissionModel

/// Finds the days on which a large share of a region's consumption went missing at once: every account is held against
/// its own median of fourteen ordinary days.
///
/// Holidays are not judged, and a response day never is. A plant that stops keeps a base load, so that a closing is no
/// reading of nothing; and around Lunar New Year, when whole towns close, only what came back within three days counts.
/// On the real year this finds its five partial collections and no other day (`PartialCollectionTests`). On integers
/// throughout.
public struct PartialCollectionCheck {
    private let readings: ReadingTable
    private let rows: [Int]
    private let bindings: [[AccountBinding]]
    private let days: ClosedRange<CalendarDay>
    private let scanned: [CalendarDay]
    private let isOrdinary: [Bool]
    private let isNearLunarNewYear: [Bool]

    /// Ordinary days that tell what an account usually uses, and how many of them must have a reading.
    static let levelDays = 14
    static let neededDays = 7
    /// How far back they may lie.
    private static let lookback = 28
    private static let lunarNewYearMargin = 21
    /// Fewer accounts in use are no region: each of their gaps is told by itself.
    private static let neededAccounts = 20
    /// The share of the usual consumption that must go missing. In the real year it is 10.5 % and more on the partial
    /// days, 5.1 % at most on others.
    private static let leastShare = Ratio(percent: 8, scale: 0)
    /// … or of the accounts, where it is the small ones that are not read.
    private static let leastShareOfAccounts = Ratio(percent: 20, scale: 0)

    /// - Parameters:
    ///   - days: those judged; the readings should reach 28 days further back.
    ///   - responses: on their days a fall is what was asked for.
    public init(
        _ inventory: EmissionInventory, _ readings: ReadingTable, _ calendar: DayCalendar,
        responses: [ResponseInterval], on days: ClosedRange<CalendarDay>
    ) {
        let counted = Dictionary(grouping: inventory.bindings.filter { $0.sign > 0 }, by: \.accountNumber)
        let known = counted.compactMap { number, bindings in readings.row(of: number).map { (row: $0, bindings) } }
            .sorted { $0.row < $1.row }
        self.readings = readings
        rows = known.map(\.row)
        bindings = known.map(\.1)
        self.days = days
        let first = max(readings.firstDay, days.lowerBound.advanced(by: -Self.lookback))
        let last = min(readings.lastDay, days.upperBound.advanced(by: ExpectedAccount.daysToReturn))
        scanned = first <= last ? Array(first...last) : []
        isOrdinary = scanned.map { day in
            calendar.type(of: day) != .holiday && !calendar.badDays.contains(day)
                && !responses.contains { $0.minutes(on: day) > 0 }
        }
        isNearLunarNewYear = scanned.map {
            (calendar.distanceToLunarNewYear($0) ?? .max) <= Self.lunarNewYearMargin
        }
    }

    /// In the order of time.
    public var found: [PartialCollection] {
        var tallies = Array(repeating: Tally(), count: scanned.count)
        let levelDays = Self.levelDays(isOrdinary)
        for position in rows.indices {
            var account = ExpectedAccount(cells: cells(position))
            for index in scanned.indices where isJudged(index) {
                account.moveLevel(to: levelDays[index])
                tallies[index].count(account, at: index, onlyReturning: isNearLunarNewYear[index])
            }
        }
        return scanned.indices.compactMap { isJudged($0) ? partialCollection(on: scanned[$0], tallies[$0]) : nil }
    }

    private func isJudged(_ index: Int) -> Bool { isOrdinary[index] && days.contains(scanned[index]) }

    private func partialCollection(on day: CalendarDay, _ tally: Tally) -> PartialCollection? {
        guard tally.expected >= Self.neededAccounts, tally.missing > 1, tally.hasReadings,
            let share = Ratio(Int128(tally.missingEnergy), over: Int128(tally.expectedEnergy)),
            let shareOfAccounts = Ratio(Int128(tally.returning), over: Int128(tally.expected)),
            share >= Self.leastShare || shareOfAccounts >= Self.leastShareOfAccounts
        else { return nil }
        return PartialCollection(day: day, accounts: tally.missing, expected: tally.expected, share: share)
    }

    /// For each day the last ordinary days before it, from the earliest.
    private static func levelDays(_ isOrdinary: [Bool]) -> [ArraySlice<Int>] {
        let ordinary = isOrdinary.indices.filter { isOrdinary[$0] }
        var before = 0
        return isOrdinary.indices.map { index in
            while before < ordinary.count, ordinary[before] < index { before += 1 }
            let slice = ordinary[max(0, before - Self.levelDays)..<before]
            return slice.drop { $0 < index - Self.lookback }
        }
    }

    /// Milliwatt-hours, −1 where there is no reading that counts.
    private func cells(_ position: Int) -> [Int64] {
        scanned.map { day in
            guard bindings[position].contains(where: { $0.isValid(on: day) }) else { return -1 }
            switch readings[rows[position], day] {
            case .value(let energy), .conflict(let energy, _): return max(energy.milliwattHours, 0)
            case .missing, .flagged, .partial: return -1
            }
        }
    }

    /// What the accounts of a region amount to on one day.
    private struct Tally {
        var expected = 0
        var missing = 0
        /// Of the missing ones those that count, as around Lunar New Year not all do.
        var returning = 0
        var expectedEnergy: Int64 = 0
        var missingEnergy: Int64 = 0
        /// A day of which nothing at all has come is no partial one.
        var hasReadings = false

        mutating func count(_ account: ExpectedAccount, at index: Int, onlyReturning: Bool) {
            if account.hasReading(at: index) { hasReadings = true }
            guard let level = account.level(at: index) else { return }
            expected += 1
            expectedEnergy += level
            guard account.isGone(at: index, level: level) else { return }
            missing += 1
            guard !onlyReturning || account.returns(after: index, level: level) else { return }
            returning += 1
            missingEnergy += level
        }
    }
}
