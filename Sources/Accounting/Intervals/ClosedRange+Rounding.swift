extension ClosedRange<Double> {
    /// To millionths, outward: what is printed and kept does not hang on the last digits of a logarithm.
    var roundedOutward: ClosedRange<Double> {
        let (lower, upper) = ((lowerBound * 1e6).rounded(.down) / 1e6, (upperBound * 1e6).rounded(.up) / 1e6)
        return lower...Swift.max(lower, upper)
    }
}
