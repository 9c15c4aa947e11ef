/// The 90 % intervals of one method's baselines, in log(actual / baseline), each from what was known before its window
/// (evidence 4.6): lo = min(q05 own, (q05 own + q05 pool · σ) / 2), hi alike, 0 always within.
struct BacktestIntervals {
    /// log(actual / baseline) by enterprise and start; NaN where there is none.
    let errors: [[Double]]
    /// Empty where no intervals are made.
    private let histories: [ErrorHistory]
    private let pool: PooledErrors

    /// Errors without intervals.
    init(errors: [[Double]]) {
        self.errors = errors
        histories = []
        pool = PooledErrors([], [], isOrdinary: [], length: 0)
    }

    init(_ errors: [[Double]], isOrdinary: [Bool], length: Int) {
        self.errors = errors
        let histories = Parallel.map(errors.count) {
            ErrorHistory(errors[$0], isOrdinary: isOrdinary, length: length)
        }
        self.histories = histories
        pool = PooledErrors(errors, histories, isOrdinary: isOrdinary, length: length)
    }

    /// nil while the enterprise has no thirty windows of its own.
    func interval(of enterprise: Int, at position: Int) -> ClosedRange<Double>? {
        guard !histories.isEmpty else { return nil }
        let moment = histories[enterprise].moments[position]
        guard let own = moment.own, let sigma = moment.sigma, let pool = pool.quantiles[position] else { return nil }
        return ErrorSpread.blended(own: own, sigma: sigma, pool: pool)
    }

    /// nil with too few windows.
    func volatility(of enterprise: Int, at position: Int) -> VolatilityClass? {
        histories.isEmpty ? nil : histories[enterprise].moments[position].sigma.map { VolatilityClass(sigma: $0) }
    }
}
