import Foundation

extension VolatilityClass {
    /// 5 to 95 % of log(actual / baseline) of DTL7, by how evenly an enterprise used electricity in its look-back: 1,454
    /// enterprises, all windows of 2015 without holiday, the wider of windows of 1 and 2 days, and of 3 to 14. Within each
    /// class they cover 89 to 91 %.
    func publishedError(length: Int) -> ClosedRange<Double> {
        let isShort = length <= 2
        return switch self {
        case .a: isShort ? -0.31...0.23 : -0.27...0.31
        case .b: isShort ? -0.28...0.23 : -0.25...0.29
        case .c: isShort ? -0.46...0.36 : -0.34...0.37
        case .d: isShort ? -0.70...0.50 : -0.48...0.49
        case .e: isShort ? -1.82...1.07 : -1.15...1.20
        }
    }

    /// By the days of the look-back, each as a day of factor 1: σ of their logs; nil where too few are known.
    init?(lookback study: BaselineStudy) {
        let logs = study.days.lookback.compactMap { index -> Double? in
            guard !study.kilowattHours[index].isNaN, let type = study.frame.types[index] else { return nil }
            return log(max(study.kilowattHours[index], Eligibility.floor) / study.factors.divisor(type))
        }
        guard logs.count >= Self.leastDays, let sigma = logs.medianSigma else { return nil }
        self.init(sigma: sigma)
    }

    private static let leastDays = 14
}
