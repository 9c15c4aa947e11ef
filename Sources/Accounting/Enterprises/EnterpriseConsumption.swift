import EmissionModel

/// An enterprise's consumption on the accounted days, with its baseline and base load.
struct EnterpriseConsumption {
    let energies: [Energy?]
    private(set) var baseline: EnterpriseBaseline
    /// Of whole days, before any correction, also where only parts of them are accounted.
    let wholeBaseline: EnterpriseBaseline
    let baseLoad: BaseLoadAccount
    /// A declared base load was too high to be taken without a document.
    let isBaseLoadRefused: Bool
    /// Readings among the last seven usable days before the episode.
    let levelDays: Int
    /// The daily readings give a baseline, the quarter-hours in force no share of it.
    let lacksCurves: Bool

    /// nil for an enterprise that is not seasonal, or is in season.
    let offSeason: OffSeason?

    /// Of every day of the frame, NaN where there is none or the day is bad for this enterprise: what its past errors are
    /// learnt from. Made when it is asked for.
    var history: [Double] { Array(repeating: .nan, count: daysBeforeReadings) + knownHistory }
    /// Without the days before the first reading, of which a young ledger has hundreds.
    private let knownHistory: [Double]
    private let daysBeforeReadings: Int
    /// Of the look-back.
    let volatility: VolatilityClass?

    private let minutes: [Int]

    init(_ enterpriseCase: EnterpriseCase, _ city: EnterpriseAccounting) {
        let enterprise = enterpriseCase.enterprise
        func series(_ readings: ReadingTable) -> EnergySeries {
            EnergySeries(
                accounts: enterpriseCase.accounts, readings: readings, frame: city.frame,
                selfGenerationFactor: enterprise.selfGenerationFactor)
        }
        let daily = series(city.readings)
        let ownBadDays = city.badDaysOfEnterprise[enterprise.id] ?? []
        let study = BaselineStudy(
            frame: city.frame,
            days: ownBadDays.isEmpty ? city.usableDays : UsableDays(city.frame, without: ownBadDays),
            kilowattHours: daily.kilowattHours, parameters: city.parameters.baseline)
        let history = Self.history(study.kilowattHours, without: ownBadDays, city.frame)
        daysBeforeReadings = history.firstIndex { !$0.isNaN } ?? history.count
        knownHistory = Array(history[daysBeforeReadings...])
        volatility = VolatilityClass(lookback: study)
        offSeason = OffSeason(
            enterprise, study, series: daily, ownBadDays: ownBadDays, parameters: city.parameters.baseLoad)
        levelDays = study.days.level.count { !study.kilowattHours[$0].isNaN }
        let whole = EnterpriseBaseline(
            study, given: enterprise.givenBaseline, indices: city.days.map(\.index),
            calendarIsKnown: city.calendarIsKnown)
        wholeBaseline = whole
        let parts = Self.parts(city, study, series)
        minutes = city.days.map(\.minutes)
        energies = city.days.map { day in
            day.quarters.map { parts[$0]?.series[day.index] } ?? daily[day.index]
        }
        baseline =
            parts.isEmpty
            ? whole
            : whole.scaled(
                by: city.days.map { day in day.quarters.map { parts[$0]?.shares[day.index] } ?? 1 })
        lacksCurves = baseline.source == .none && whole.source != .none
        guard let mean = Self.mean(whole.daily), mean > .zero else {
            baseLoad = .unknown
            isBaseLoadRefused = false
            return
        }
        let found = BaseLoadAccount.find(
            enterprise, meanBaseline: offSeason?.highest ?? mean, series: daily, frame: city.frame,
            ownBadDays: ownBadDays,
            parameters: city.parameters.baseLoad)
        let time = Ratio(Int128(minutes.reduce(0, +)), over: 1440) ?? .zero
        baseLoad = BaseLoadAccount(
            source: found.source, perDay: found.perDay, energy: found.perDay.map { $0.scaled(by: time, .nearest) })
        isBaseLoadRefused = found.isRefused
    }

    private static func history(
        _ kilowattHours: [Double], without badDays: Set<CalendarDay>, _ frame: DayFrame
    ) -> [Double] {
        var history = kilowattHours
        for index in badDays.map(frame.index) where history.indices.contains(index) { history[index] = .nan }
        return history
    }

    /// The energies within some quarter-hours, and the share of them in a day's consumption, by the day's index.
    private typealias Part = (series: EnergySeries, shares: [Int: Double])

    private static func parts(
        _ city: EnterpriseAccounting, _ study: BaselineStudy, _ series: (ReadingTable) -> EnergySeries
    ) -> [Range<Int>: Part] {
        guard city.days.contains(where: { $0.quarters != nil }) else { return [:] }
        guard let curves = city.partReadings[0..<DayPart.quartersOfDay] else {
            // No curve has come: the parts are there, and nothing is known of them.
            let none = series(ReadingTable(firstDay: city.frame.firstDay, dayCount: 0, accountNumbers: []))
            var parts: [Range<Int>: Part] = [:]
            for case let quarters? in city.days.map(\.quarters) { parts[quarters] = (none, [:]) }
            return parts
        }
        let shares = QuarterShares(frame: city.frame, usable: study.days.lookback, whole: series(curves))
        var parts: [Range<Int>: Part] = [:]
        for day in city.days {
            guard let quarters = day.quarters, !quarters.isEmpty, let readings = city.partReadings[quarters] else {
                continue
            }
            var part = parts[quarters] ?? (series(readings), [:])
            part.shares[day.index] = shares.share(of: part.series, at: day.index)
            parts[quarters] = part
        }
        return parts
    }

    /// It uses more than it would standing still out of season.
    var isRunningOffSeason: Bool {
        guard let idle = offSeason?.idle else { return false }
        return zip(energies, minutes).contains { energy, minutes in energy.map { $0 > idle.within(minutes) } ?? false }
    }

    var totalEnergy: Energy? { Energy.sum(energies) }
    var totalBaseline: Energy? { Energy.sum(baseline.daily) }
    /// nil where no comparison group corrected any day.
    var totalUncorrected: Energy? { baseline.uncorrected.flatMap { Energy.sum($0) } }

    /// - Parameter logs: log(corrected / uncorrected) of the accounted days, nil for one that keeps its own baseline.
    mutating func correct(by logs: [Double?]) { baseline = baseline.corrected(by: logs) }

    func day(_ position: Int, isNearLunarNewYear: Bool) -> EnterpriseDay.Consumption {
        EnterpriseDay.Consumption(
            energy: energies[position], baseline: baseline.daily[position],
            baseLoad: baseLoad.perDay?.within(minutes[position]),
            isGated: isNearLunarNewYear && baseline.source != .given && !baseline.isCorrected[position])
    }

    private static func mean(_ daily: [Energy?]) -> Energy? {
        let known = daily.compactMap { $0 }
        guard let share = Ratio(1, over: Int128(known.count)) else { return nil }
        return known.reduce(.zero, +).scaled(by: share, .nearest)
    }
}
