import Foundation

/// How far one enterprise's baseline may err, in log(actual / baseline).
struct ErrorSpread {
    /// 5 to 95 %, 0 always within: a method that errs to one side is no reason to leave its own figure out.
    let interval: ClosedRange<Double>
    /// Of the enterprise's own windows alone; nil where they are too few.
    let own: ClosedRange<Double>?
    /// What errors of other enterprises are scaled by where they stand in for its own.
    let sigma: Double
    /// Own past windows.
    let windows: Int
    let basis: BaselineError.Basis

    /// Own windows from which an enterprise speaks for itself (`evidence.md` 4.6).
    static let leastWindows = Uncertainty.leastWindows
    /// Days before the event over which σ is taken.
    static let recentDays = 120
    /// With fewer windows in these days σ is that of all windows.
    static let leastRecent = 10
    static let leastSigma = 0.01

    /// Own windows blended with those of all enterprises: lo = min(q05 own, (q05 own + q05 pool · σ) / 2), and hi alike.
    ///
    /// - Parameter errors: known ones; nil where fewer than thirty.
    init?(own errors: [Double], sigma: Double, pool: ClosedRange<Double>) {
        guard errors.count >= Self.leastWindows else { return nil }
        let own = Self.quantiles(of: errors)
        self.interval = Self.blended(own: own, sigma: sigma, pool: pool)
        self.own = own
        self.sigma = sigma
        self.windows = errors.count
        self.basis = .own
    }

    /// Of an enterprise whose own past is too short, from others that use electricity as evenly.
    init(_ interval: ClosedRange<Double>, windows: Int, basis: BaselineError.Basis, pool: ClosedRange<Double>) {
        self.interval = min(interval.lowerBound, 0)...max(interval.upperBound, 0)
        own = nil
        let width = pool.upperBound - pool.lowerBound
        sigma = width > 0 ? (interval.upperBound - interval.lowerBound) / width : Self.leastSigma
        self.windows = windows
        self.basis = basis
    }

    /// Own quantiles, drawn outward half of the way to those of all enterprises where these reach further; 0 within.
    static func blended(
        own: ClosedRange<Double>, sigma: Double, pool: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        let lower = min(own.lowerBound, (own.lowerBound + pool.lowerBound * sigma) / 2)
        let upper = max(own.upperBound, (own.upperBound + pool.upperBound * sigma) / 2)
        return min(lower, 0)...max(upper, 0)
    }

    /// 5 and 95 %; the order does not matter.
    static func quantiles(of errors: [Double]) -> ClosedRange<Double> {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(errors.count, 1)) { space in
            let errors = UnsafeMutableBufferPointer(rebasing: space[..<space.initialize(fromContentsOf: errors)])
            let (lower, upper) = (errors.selectSortedQuantile(0.05) ?? 0, errors.selectSortedQuantile(0.95) ?? 0)
            return lower...max(lower, upper)
        }
    }

    /// σ of a row's windows that begin within 120 days before `day`, of all known ones before it where these are few;
    /// nil where there are fewer than ten.
    ///
    /// - Parameter starts: ascending.
    static func sigma(_ errors: [Double], starts: [Int], length: Int, before day: Int) -> Double? {
        let past = 0..<min(errors.count, position(of: day - length + 1, in: starts))
        let recent = min(past.upperBound, position(of: day - recentDays, in: starts))..<past.upperBound
        let isRecentEnough = recent.count { !errors[$0].isNaN } >= leastRecent
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: max(past.count, 1)) { space in
            var count = 0
            for index in isRecentEnough ? recent : past where !errors[index].isNaN {
                space.initializeElement(at: count, to: errors[index])
                count += 1
            }
            guard count >= leastRecent else { return nil }
            return UnsafeMutableBufferPointer(rebasing: space[..<count]).medianSigma.map { max($0, leastSigma) }
        }
    }

    /// Of the first start that is not below.
    private static func position(of start: Int, in starts: [Int]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// An error of another enterprise or window, stretched so that the own quantiles reach the interval.
    func stretched(_ error: Double) -> Double {
        guard let own else { return error }
        if error < 0 { return own.lowerBound < 0 ? error * interval.lowerBound / own.lowerBound : error }
        return own.upperBound > 0 ? error * interval.upperBound / own.upperBound : error
    }

    /// As a share of the baseline, for reports.
    var account: BaselineError {
        BaselineError(
            interval: (exp(interval.lowerBound) - 1...exp(interval.upperBound) - 1).roundedOutward, windows: windows,
            basis: basis)
    }
}
