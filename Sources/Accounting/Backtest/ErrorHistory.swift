/// What an enterprise's own errors had been before each of its windows.
struct ErrorHistory: Sendable {
    struct Moment: Sendable {
        fileprivate var low = Double.nan
        fileprivate var high = Double.nan
        fileprivate var deviation = Double.nan

        /// 5 to 95 % of its errors in all windows that had ended; nil with fewer than thirty.
        var own: ClosedRange<Double>? { low.isNaN ? nil : low...max(low, high) }
        /// σ of those of the last 120 days, of all where these are few; nil with too few of either.
        var sigma: Double? { deviation.isNaN ? nil : deviation }
    }

    /// By start.
    let moments: [Moment]

    /// - Parameters:
    ///   - errors: log(actual / baseline) by start, a start a day; NaN where there is none.
    ///   - isOrdinary: whether the window that begins there is one of days on which nothing happened.
    init(_ errors: [Double], isOrdinary: [Bool], length: Int) {
        var all = SortedNumbers()
        var recent = SortedNumbers()
        moments = errors.indices.map { position in
            let ended = position - length
            if ended >= 0, isOrdinary[ended], !errors[ended].isNaN {
                all.insert(errors[ended])
                recent.insert(errors[ended])
            }
            let gone = position - ErrorSpread.recentDays - 1
            if gone >= 0, isOrdinary[gone], !errors[gone].isNaN { recent.remove(errors[gone]) }
            return Self.moment(all, recent)
        }
    }

    private static func moment(_ all: SortedNumbers, _ recent: SortedNumbers) -> Moment {
        let sample = recent.count >= ErrorSpread.leastRecent ? recent : all
        var moment = Moment()
        if sample.count >= ErrorSpread.leastRecent, let sigma = sample.medianSigma {
            moment.deviation = max(sigma, ErrorSpread.leastSigma)
        }
        if all.count >= ErrorSpread.leastWindows, let low = all.quantile(0.05), let high = all.quantile(0.95) {
            (moment.low, moment.high) = (low, high)
        }
        return moment
    }
}
