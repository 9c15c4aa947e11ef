public import EmissionModel

/// Readings that are hard to believe: zeros where a base load must be, values that stand still, values off by powers of
/// ten. They are said and used as they are: what is wrong is for the power company to mend. On integers throughout.
public struct ReadingCheck {
    private let inventory: EmissionInventory
    private let readings: ReadingTable
    private let days: ClosedRange<CalendarDay>
    private let first: CalendarDay
    private let isSkipped: [Bool]
    private let isOrdinary: [Bool]
    private let badDaysOfEnterprise: [String: Set<CalendarDay>]

    /// Days before the first judged one that histories are made from.
    private static let lookback = 56
    private static let lunarNewYearMargin = 21

    /// - Parameters:
    ///   - days: those judged; the readings should reach 56 days further back.
    ///   - responses: on their days a fall is what was asked for.
    public init(
        _ inventory: EmissionInventory, _ readings: ReadingTable, _ calendar: DayCalendar,
        responses: [ResponseInterval], on days: ClosedRange<CalendarDay>
    ) {
        self.inventory = inventory
        self.readings = readings
        self.days = days
        let first = max(readings.firstDay, days.lowerBound.advanced(by: -Self.lookback))
        let last = min(readings.lastDay, days.upperBound)
        self.first = first
        let scanned = first <= last ? Array(first...last) : []
        isSkipped = scanned.map { calendar.badDays.contains($0) }
        isOrdinary = scanned.map { day in
            calendar.type(of: day) == .workday
                && (calendar.distanceToLunarNewYear(day) ?? .max) > Self.lunarNewYearMargin
                && !responses.contains { $0.minutes(on: day) > 0 }
        }
        badDaysOfEnterprise = calendar.badDaysOfEnterprise
    }

    /// In order of account, day and kind.
    public var suspects: [SuspectReading] {
        guard !isSkipped.isEmpty else { return [] }
        let accounts = Dictionary(grouping: inventory.bindings.filter { $0.sign != 0 }, by: \.enterpriseID)
        let declared = Set(inventory.enterprises.filter { ($0.baseLoad ?? .zero) > .zero }.map(\.id))
        var result: [SuspectReading] = []
        for binding in inventory.bindings where binding.sign != 0 {
            guard let row = readings.row(of: binding.accountNumber) else { continue }
            let hasBaseLoad = declared.contains(binding.enterpriseID) && accounts[binding.enterpriseID]?.count == 1
            result += suspects(of: binding, row: row, hasBaseLoad: hasBaseLoad)
        }
        return result.sorted { ($0.accountNumber, $0.firstDay, $0.rank) < ($1.accountNumber, $1.firstDay, $1.rank) }
    }

    private func suspects(of binding: AccountBinding, row: Int, hasBaseLoad: Bool) -> [SuspectReading] {
        let cells = cells(of: binding, row: row)
        let context = MeterScan.Context(isOrdinary: { isOrdinary[$0] }, hasBaseLoad: hasBaseLoad)
        var scan = MeterScan()
        var result: [SuspectReading] = []
        // A run goes on over days without a reading.
        var open: SuspectReading.Kind?
        for (index, cell) in cells.enumerated() where cell >= 0 {
            let kind = scan.judge(cell, at: index, context)
            defer { open = kind }
            let day = first.advanced(by: index)
            guard let kind, day >= days.lowerBound else { continue }
            if let last = result.indices.last, let open, open.continues(as: kind) {
                result[last].count += 1
            } else {
                result.append(suspect(binding, kind, day, 1, cell))
            }
        }
        for run in FrozenRuns(cells: cells).runs where first.advanced(by: run.upperBound - 1) >= days.lowerBound {
            let day = first.advanced(by: run.lowerBound)
            result.append(suspect(binding, .frozen, day, run.count, cells[run.lowerBound]))
        }
        return result
    }

    private func suspect(
        _ binding: AccountBinding, _ kind: SuspectReading.Kind, _ day: CalendarDay, _ count: Int, _ cell: Int64
    ) -> SuspectReading {
        SuspectReading(
            accountNumber: binding.accountNumber, kind: kind, firstDay: day, count: count,
            energy: Energy(milliwattHours: cell))
    }

    /// Milliwatt-hours, −1 for a day whose reading is missing, contested, or known to be bad.
    private func cells(of binding: AccountBinding, row: Int) -> [Int64] {
        let ownBadDays = badDaysOfEnterprise[binding.enterpriseID] ?? []
        return isSkipped.indices.map { index in
            let day = first.advanced(by: index)
            guard !isSkipped[index], binding.isValid(on: day), ownBadDays.isEmpty || !ownBadDays.contains(day),
                case .value(let energy) = readings[row, day]
            else { return -1 }
            return energy.milliwattHours
        }
    }
}

extension SuspectReading {
    fileprivate var rank: Int {
        switch kind {
        case .zero: 0
        case .frozen: 1
        case .jumped: 2
        }
    }
}

extension SuspectReading.Kind {
    fileprivate func continues(as other: Self) -> Bool {
        switch (self, other) {
        case (.zero, .zero): true
        case (.jumped(let first, _), .jumped(let second, _)): first == second
        default: false
        }
    }
}
