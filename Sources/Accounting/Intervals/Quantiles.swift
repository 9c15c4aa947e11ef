extension [Double] {
    /// Of sorted values, linear between neighbours (Hyndman and Fan's type 7); nil where empty.
    func sortedQuantile(_ share: Double) -> Double? {
        guard let last = indices.last else { return nil }
        let position = share * Double(last)
        let below = Swift.min(Int(position), last)
        let above = Swift.min(below + 1, last)
        return self[below] + (self[above] - self[below]) * (position - Double(below))
    }

    /// σ from the median distance from the median, that of a normal distribution where it is one; nil where
    /// empty.
    var medianSigma: Double? {
        guard let median else { return nil }
        return map { abs($0 - median) }.median.map { .sigmaOfMedianDeviation * $0 }
    }
}

extension UnsafeMutableBufferPointer<Double> {
    /// As of an array; changes the numbers.
    var medianSigma: Double? {
        guard let median else { return nil }
        for index in indices { self[index] = abs(self[index] - median) }
        return self.median.map { .sigmaOfMedianDeviation * $0 }
    }
}

extension Double {
    /// From the median deviation to the standard deviation of a normal distribution.
    static let sigmaOfMedianDeviation = 1.4826
}
