import EmissionModel

/// How all enterprises did against their baselines in windows of the past in which nothing was asked of anybody.
struct GroupPast {
    /// log(actual / baseline) by row and window, NaN where there is none.
    private let errors: [[Double]]

    /// - Parameter method: of the baselines; a two-sided one is never known on the day, so its past is the one-sided's.
    init(
        _ kilowattHours: [[Double]], frame: DayFrame, method: BaselineMethod,
        parameters: AccountingParameters.Baseline
    ) {
        let latest = frame.start - OwnBeta.length
        let starts = stride(from: latest, through: parameters.lookback, by: -OwnBeta.step)
        var windows = PlaceboWindows(
            frame, offsets: Array(0..<OwnBeta.length), lookback: parameters.lookback, starts: starts,
            classes: WindowClass.ordinary)
        windows.keepFirst(OwnBeta.windows)
        let usable = UsableDays(frame).isUsable
        let method = method.oneSided
        let kept = windows
        errors = kilowattHours.map { days in
            let ratios = CentredRatios(days, isUsable: usable, range: 0..<frame.start)
            return kept.errors(days, ratios: ratios, method: method, parameters: parameters)
        }
    }

    /// Of every row, nil where its past with the group's is too short.
    func betas(of group: ComparisonGroup) -> [Double?] {
        let windows = errors.first?.count ?? 0
        let movements = (0..<windows).map { window in
            group.movement(errors.map { $0[window] })?.value ?? .nan
        }
        return errors.map { OwnBeta.fit(own: $0, group: movements) }
    }
}
