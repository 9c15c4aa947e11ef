/// A mass as a whole number of milligrams, so that sums are exact and do not depend on their order.
public struct Mass: Sendable, Hashable, Comparable, AdditiveArithmetic {
    public var milligrams: Int64

    public init(milligrams: Int64) {
        self.milligrams = milligrams
    }

    public static let zero = Mass(milligrams: 0)

    /// For printing and JSON only; comparisons stay on milligrams.
    public var kilograms: Double { Double(milligrams) / 1_000_000 }

    public static func + (left: Mass, right: Mass) -> Mass { Mass(milligrams: left.milligrams + right.milligrams) }
    public static func - (left: Mass, right: Mass) -> Mass { Mass(milligrams: left.milligrams - right.milligrams) }
    public static func < (left: Mass, right: Mass) -> Bool { left.milligrams < right.milligrams }

    /// The exact quotient, nil where the denominator is zero.
    public static func / (left: Mass, right: Mass) -> Ratio? {
        Ratio(Int128(left.milligrams), over: Int128(right.milligrams))
    }
}
