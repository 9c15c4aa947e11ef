import EmissionModel

/// What past windows teach about the baselines of one account: how far each may err, and how they err together.
struct CityPlacebo {
    /// By draft; nil where a baseline is not computed here, or nothing is judged by it.
    let spreads: [ErrorSpread?]
    /// For the days of each stretch of the account.
    private let errors: [JointErrors]
    private let stretches: [[Int]]
    let windowDays: Int

    /// Windows in which the errors of all go together.
    var windows: Int { errors.first?.windowCount ?? 0 }

    /// Of an enterprise that is not judged every third window is enough: it only tells about others.
    private static let sampling = 3

    /// - Parameters:
    ///   - drafts: sorted by identifier.
    ///   - days: index in the frame of each accounted position.
    ///   - stretches: positions that figures are summed over; the first is all of them.
    ///   - comparison: corrects the baselines of the account, and so those of past windows.
    init(
        _ drafts: [EnterpriseDraft], frame: DayFrame, days: [Int], stretches: [[Int]],
        parameters: AccountingParameters.Baseline, comparison: CityComparison? = nil
    ) {
        self.stretches = stretches
        let offsets = stretches.map { Set($0.map { days[$0] - frame.start }).sorted() }
        let length = (offsets.first?.last ?? -1) + 1
        windowDays = length
        let windows = PlaceboWindows(
            frame, offsets: offsets.first ?? [], lookback: parameters.lookback,
            starts: parameters.lookback..<max(parameters.lookback, frame.start - length + 1),
            classes: WindowClass.ordinary)
        let pass = PlaceboPass(windows.windows, frame: frame, lookback: parameters.lookback)
        let isMember = drafts.indices.map { comparison?.isMember($0) ?? false }
        // One and the same for all of whom no window says anything: without a year of readings, all there are.
        let nothing = offsets.map { _ in [Double](repeating: .nan, count: windows.windows.count) }
        let rows = Parallel.map(drafts.count) { row -> [[Double]] in
            let draft = drafts[row]
            guard case .method(let method) = draft.consumption.baseline.source else { return nothing }
            let errors = windows.errors(
                draft.consumption.history, method: method, parameters: parameters, sets: offsets, pass: pass,
                every: draft.isJudged || isMember[row] ? 1 : Self.sampling)
            return errors.contains { $0.contains { !$0.isNaN } } ? errors : nothing
        }
        let starts = windows.windows.map(\.frame.start)
        let errors = offsets.indices.map { set in
            let own = rows.map { $0[set] }
            return PlaceboErrors(
                starts: starts, length: length,
                rows: comparison?.corrected(own, isJudged: drafts.map(\.isJudged)) ?? own)
        }
        let spreads = errors.first.map { Self.spreads(drafts, $0, before: frame.start) } ?? []
        self.spreads = spreads
        self.errors = errors.map { JointErrors($0, spreads) }
    }

    private static func spreads(
        _ drafts: [EnterpriseDraft], _ errors: PlaceboErrors, before start: Int
    ) -> [ErrorSpread?] {
        let pool = ErrorPool(errors, classes: drafts.map(\.consumption.volatility))
        return drafts.indices.map { row in
            guard drafts[row].isJudged, case .method = drafts[row].consumption.baseline.source else { return nil }
            return pool.spread(of: row, in: errors, drafts[row].consumption.volatility, before: start)
        }
    }

    /// One for each stretch, without any enterprise yet.
    var simulations: [ReductionSimulation] {
        zip(stretches, errors).map { ReductionSimulation(positions: $0, errors: $1) }
    }
}

extension PlaceboWindows {
    /// log(actual / baseline) of the totals over each set of offsets, one a window; NaN where the enterprise was not
    /// eligible, a day is missing, or the window is passed over.
    ///
    /// - Parameters:
    ///   - kilowattHours: of every day of the frame, NaN where there is none.
    ///   - pass: over the same windows, for the method that it serves; nil where each is studied by itself.
    ///   - step: every how many windows one is looked at.
    func errors(
        _ kilowattHours: [Double], method: BaselineMethod, parameters: AccountingParameters.Baseline, sets: [[Int]],
        pass: PlaceboPass? = nil, every step: Int
    ) -> [[Double]] {
        var errors = sets.map { _ in [Double](repeating: .nan, count: windows.count) }
        guard let first = windows.first, let last = windows.last else { return errors }
        let ratios = CentredRatios(
            kilowattHours, isUsable: last.frame.isUsable, range: first.frame.lookbackStart..<last.frame.start)
        if let pass, method == .dtl7 {
            return pass.errors(kilowattHours, ratios: ratios, parameters: parameters, sets: sets, every: step)
        }
        forEach(
            kilowattHours, ratios: ratios, method: method, parameters: parameters, every: step
        ) { position, study, figures in
            for (set, offsets) in sets.enumerated() {
                errors[set][position] = study.error(figures, offsets: offsets)
            }
        }
        return errors
    }
}

extension BaselineStudy {
    /// log(actual / baseline) over days counted from the event's first; NaN where a day is missing or has no figure. A
    /// plant that stood still counts as 1 kWh a day: that it may is part of how it errs.
    fileprivate func error(_ figures: BaselineFigures, offsets: [Int]) -> Double {
        totals(figures, offsets: offsets).map {
            ComparisonGroup.logRatio(actual: $0.actual, baseline: $0.baseline, days: offsets.count)
        } ?? .nan
    }
}
