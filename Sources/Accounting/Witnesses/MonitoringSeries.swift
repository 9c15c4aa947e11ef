import EmissionModel

/// The online monitoring of one enterprise, its outlets added up.
struct MonitoringSeries {
    private let days: [CalendarDay: [OnlineMonitoring]]
    private let parameters: AccountingParameters.Witness
    /// How far back the usable days are looked for.
    private let lookback: Int

    init(_ rows: [OnlineMonitoring], _ parameters: AccountingParameters) {
        days = Dictionary(grouping: rows, by: \.day)
        self.parameters = parameters.witness
        lookback = parameters.baseline.lookback
    }

    /// nil where an outlet that measures the pollutant has no figure to rely on.
    func mass(of pollutant: Pollutant, on day: CalendarDay, outlets: Set<String>) -> Mass? {
        guard let rows = days[day], !outlets.isEmpty else { return nil }
        var sum = Mass.zero
        var seen: Set<String> = []
        for row in rows where outlets.contains(row.outlet ?? "") {
            guard let mass = reliable(row, pollutant) else { return nil }
            sum += mass
            seen.insert(row.outlet ?? "")
        }
        return seen == outlets ? sum : nil
    }

    /// The mean of the last usable days before the episode.
    func baseline(
        of pollutant: Pollutant, before start: CalendarDay, outlets: Set<String>, isUsable: (CalendarDay) -> Bool
    ) -> Ratio? {
        var masses: [Mass] = []
        var day = start.advanced(by: -1)
        while masses.count < parameters.days, day.distance(to: start) <= lookback {
            if isUsable(day), let mass = mass(of: pollutant, on: day, outlets: outlets) { masses.append(mass) }
            day = day.advanced(by: -1)
        }
        guard masses.count >= max(parameters.minimumDays, 1) else { return nil }
        return Ratio(Int128(masses.reduce(Mass.zero, +).milligrams), over: Int128(masses.count))
    }

    /// Every outlet that gave a figure for the pollutant before the episode or on the day.
    func outlets(of pollutant: Pollutant, through day: CalendarDay) -> Set<String> {
        var result: Set<String> = []
        for (own, rows) in days where own <= day && own.distance(to: day) <= 2 * lookback {
            for row in rows where row.masses[pollutant] != nil { result.insert(row.outlet ?? "") }
        }
        return result
    }

    /// A facility that stood still and says so emits nothing where it gives no figure.
    private func reliable(_ row: OnlineMonitoring, _ pollutant: Pollutant) -> Mass? {
        switch row.status {
        case .invalid: return nil
        case .shutDown: return row.masses[pollutant] ?? .zero
        case .valid:
            if let hours = row.validHours, hours < Ratio(parameters.validHours) { return nil }
            return row.masses[pollutant]
        }
    }
}
