import EmissionModel

extension BaseLoadAccount {
    /// Declared, else measured on own full stops, else unknown (`domain.md` §3.4).
    ///
    /// - Parameters:
    ///   - meanBaseline: of an accounted day.
    ///   - series: the enterprise's energies over the frame.
    static func find(
        _ enterprise: Enterprise, meanBaseline: Energy, series: EnergySeries, frame: DayFrame,
        ownBadDays: Set<CalendarDay>, parameters: AccountingParameters.BaseLoad
    ) -> (source: Source, perDay: Energy?, isRefused: Bool) {
        let most = meanBaseline.ratio * parameters.maximumShare
        if let declared = enterprise.baseLoad {
            let isPlausible = declared >= .zero && declared.ratio <= most
            let isDocumented = declared >= .zero && !(enterprise.baseLoadDocument ?? "").isEmpty
            return isPlausible || isDocumented ? (.declared, declared, false) : (.unknown, nil, true)
        }
        let stops = FullStops(
            series: series, range: frame.stopLookbackStart..<frame.start, most: most.whole(.down)
        ) { frame.isTrusted[$0] && !ownBadDays.contains(frame.day(at: $0)) }
        let agreement = meanBaseline.scaled(by: parameters.agreement, .down).milliwattHours
        guard let level = stops.agreedLevel(within: agreement) else { return (.unknown, nil, false) }
        return (.measured, Energy(milliwattHours: level), false)
    }
}

/// The runs of at least two consecutive days on which an enterprise used so little that it stood still.
private struct FullStops {
    /// The median of each run in milliwatt-hours, in the order of time.
    private var medians: [Int64] = []

    init(series: EnergySeries, range: Range<Int>, most: Int64, isTrusted: (Int) -> Bool) {
        var run: [Int64] = []
        for index in range {
            if let energy = series[index], energy.milliwattHours <= most, isTrusted(index) {
                run.append(energy.milliwattHours)
            } else {
                close(&run)
            }
        }
        close(&run)
    }

    private mutating func close(_ run: inout [Int64]) {
        if run.count >= 2 {
            let sorted = run.sorted()
            let middle = sorted.count / 2
            let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
            if median >= 0 { medians.append(median) }
        }
        run.removeAll(keepingCapacity: true)
    }

    /// The smaller of the latest two runs that agree, the conservative one.
    func agreedLevel(within tolerance: Int64) -> Int64? {
        for later in medians.indices.reversed() {
            for earlier in medians[..<later].indices.reversed()
            where abs(medians[later] - medians[earlier]) <= tolerance {
                return min(medians[later], medians[earlier])
            }
        }
        return nil
    }
}
