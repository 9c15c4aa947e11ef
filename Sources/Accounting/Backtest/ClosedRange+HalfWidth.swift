import Foundation

extension ClosedRange<Double> {
    /// Of an interval in log(actual / baseline): half of what it spans, as a share of the baseline.
    var halfWidth: Double { (exp(upperBound) - exp(lowerBound)) / 2 }
}
