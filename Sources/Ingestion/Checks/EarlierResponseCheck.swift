public import EmissionModel

/// Finds stretches of two to ten days on which the enterprises with a measure fell together and came back, while those
/// without one did not: a response that nobody has told the ledger of.
///
/// Holidays, the weeks around Lunar New Year, the days of known responses and two after them, bad days and days of
/// partial collection are not looked at. Each enterprise is held against its own median of the three weeks either side,
/// so that what closes or shrinks for good is no stretch.
public struct EarlierResponseCheck {
    private let days: [CalendarDay]
    private let weeks: UsualWeeks
    private let judged: [Int]
    private let isWorkday: [Bool?]
    /// Milliwatt-hours by enterprise and day, −1 where there is none.
    private let cells: [(isRequired: Bool, cells: [Int64])]

    private static let around = 21
    private static let lunarNewYearMargin = 21
    private static let daysAfterResponse = 2
    private static let neededRequired = 5
    private static let neededOthers = 20
    private static let lengths = 2...10
    /// Days that are not looked at may lie within a stretch, as many as a weekend has.
    private static let longestGap = 2
    /// Days before and after a stretch on which its enterprises must have been up.
    private static let daysAround = 5

    /// - Parameters:
    ///   - partial: days of partial collection, confirmed or not.
    ///   - days: those judged; the readings should reach three weeks further on both sides.
    public init(
        _ inventory: EmissionInventory, _ readings: ReadingTable, _ calendar: DayCalendar,
        responses: [ResponseInterval], partial: Set<CalendarDay>, on days: ClosedRange<CalendarDay>
    ) {
        let first = max(readings.firstDay, days.lowerBound.advanced(by: -Self.around))
        let last = min(readings.lastDay, days.upperBound.advanced(by: Self.around))
        let scanned = first <= last ? Array(first...last) : []
        let isWorkday = scanned.map { day -> Bool? in
            guard let type = calendar.type(of: day), type != .holiday, !calendar.badDays.contains(day),
                !partial.contains(day),
                (calendar.distanceToLunarNewYear(day) ?? .max) > Self.lunarNewYearMargin,
                !(0...Self.daysAfterResponse).contains(where: { back in
                    responses.contains { $0.minutes(on: day.advanced(by: -back)) > 0 }
                })
            else { return nil }
            return type == .workday
        }
        self.days = scanned
        self.isWorkday = isWorkday
        weeks = UsualWeeks(scanned, isWorkday: isWorkday)
        judged = scanned.indices.filter { isWorkday[$0] != nil && days.contains(scanned[$0]) }
        let required = Set(inventory.measures.filter { ($0.demand ?? .zero) > .zero }.map(\.enterpriseID))
        let bindings = Dictionary(grouping: inventory.bindings.filter { $0.sign != 0 }, by: \.enterpriseID)
        cells = inventory.enterprises.compactMap { enterprise in
            guard let own = bindings[enterprise.id] else { return nil }
            return (required.contains(enterprise.id), Self.cells(own, readings, scanned))
        }
    }

    /// In the order of time.
    public var found: [SuspectedResponse] {
        var required = FallenTally(dayCount: days.count)
        var others = FallenTally(dayCount: days.count)
        forEachDay { isRequired, index, energy, usual in
            if isRequired {
                required.count(energy, usual: usual, on: index)
            } else {
                others.count(energy, usual: usual, on: index)
            }
        }
        // A list without measures has nobody to ask: all are looked at alike.
        let looksAtAll = cells.count(where: \.isRequired) < Self.neededRequired
        let looked = looksAtAll ? others : required
        let compared = looksAtAll ? nil : others
        let outliers = [true, false].reduce(into: Set<Int>()) { outliers, kind in
            let ofKind = judged.filter { isWorkday[$0] == kind && looked.days[$0].expected >= Self.neededRequired }
            outliers.formUnion(Self.outliers(ofKind, looked, compared))
        }
        return stretches(outliers).compactMap { stretch in
            let isCompared = compared.map { Self.isComparable($0, on: stretch) } ?? false
            return response(stretch, looksAtAll: looksAtAll, isCompared: isCompared)
        }
    }

    private static func outliers(_ judged: [Int], _ looked: FallenTally, _ others: FallenTally?) -> Set<Int> {
        guard let others, isComparable(others, on: judged) else {
            return FallenDays.standingOut(judged.filter { looked.days[$0].expected >= neededOthers }, looked)
        }
        return FallenDays.standingOut(judged, looked, against: others)
    }

    private static func isComparable(_ others: FallenTally, on days: [Int]) -> Bool {
        days.allSatisfy { others.days[$0].expected >= neededOthers }
    }

    private func forEachDay(_ body: (_ isRequired: Bool, _ index: Int, _ energy: Int64, _ usual: Int64) -> Void) {
        var buffer: [Int64] = []
        for (isRequired, cells) in cells {
            for part in weeks.parts {
                guard let usual = UsualWeeks.usual(part, cells, &buffer) else { continue }
                for index in part.days where cells[index] >= 0 { body(isRequired, index, cells[index], usual) }
            }
        }
    }

    /// Runs of judged days that stand out.
    private func stretches(_ outliers: Set<Int>) -> [[Int]] {
        var stretches: [[Int]] = []
        var last: Int?
        for index in judged {
            defer { last = index }
            guard outliers.contains(index) else { continue }
            if let last, stretches.last?.last == last, index - last <= Self.longestGap + 1 {
                stretches[stretches.count - 1].append(index)
            } else {
                stretches.append([index])
            }
        }
        return stretches.filter { Self.lengths.contains($0.count) }
    }

    /// nil where most of the fallen had not been there before, or did not come back.
    private func response(_ stretch: [Int], looksAtAll: Bool, isCompared: Bool) -> SuspectedResponse? {
        var looked = Comparison()
        var others = Comparison()
        let before = judged.filter { $0 < stretch[0] }.suffix(Self.daysAround)
        let after = judged.filter { $0 > stretch[stretch.count - 1] }.prefix(Self.daysAround)
        var usual = Array(repeating: Int64(-1), count: days.count)
        var buffer: [Int64] = []
        for (isRequired, cells) in cells {
            for part in weeks.parts {
                let level = UsualWeeks.usual(part, cells, &buffer) ?? -1
                for index in part.days { usual[index] = level }
            }
            let sums = [stretch[...], before[...], after[...]].map { Self.sums(cells, usual, $0) }
            if isRequired || looksAtAll { looked.add(sums) } else { others.add(sums) }
        }
        guard looked.passing * 2 >= looked.fallen, looked.fallen > 0 else { return nil }
        return SuspectedResponse(
            days: stretch.map { self.days[$0] }, fallen: looked.fallen, looked: looked.count,
            others: isCompared ? SuspectedResponse.Others(fallen: others.fallen, looked: others.count) : nil,
            missingShare: max(.zero, .one - (Ratio(Int128(looked.energy), over: Int128(looked.usual)) ?? .one)))
    }

    private typealias Sums = (energy: Int64, usual: Int64)

    private static func sums(_ cells: [Int64], _ usual: [Int64], _ days: ArraySlice<Int>) -> Sums {
        days.reduce(into: (0, 0)) { sums, index in
            guard cells[index] >= 0, usual[index] > 0 else { return }
            sums.energy += cells[index]
            sums.usual += usual[index]
        }
    }

    private struct Comparison {
        var count = 0
        var fallen = 0
        /// Fallen ones that were up before and are up again after, as far as it is known.
        var passing = 0
        var energy: Int64 = 0
        var usual: Int64 = 0

        /// - Parameter sums: over the stretch, over some days before it, over some after it.
        mutating func add(_ sums: [Sums]) {
            guard sums[0].usual > 0 else { return }
            count += 1
            energy += sums[0].energy
            usual += sums[0].usual
            guard Self.isFallen(sums[0]) else { return }
            fallen += 1
            if !Self.isFallen(sums[1]), !Self.isFallen(sums[2]) { passing += 1 }
        }

        private static func isFallen(_ sums: Sums) -> Bool { sums.energy / 3 < sums.usual / 4 }
    }

    private static func cells(_ bindings: [AccountBinding], _ readings: ReadingTable, _ days: [CalendarDay]) -> [Int64]
    {
        let rows = bindings.map { readings.row(of: $0.accountNumber) }
        return days.map { day in
            var sum: Int64?
            for (binding, row) in zip(bindings, rows) where binding.isValid(on: day) {
                guard let row, case .value(let energy) = readings[row, day] else { return -1 }
                sum = (sum ?? 0) + Int64(binding.sign) * energy.milliwattHours
            }
            return max(sum ?? -1, -1)
        }
    }
}
