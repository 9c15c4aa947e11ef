/// An exact fraction, in lowest terms with a positive denominator: a cut, a target, an attainment, a share. Compared
/// unrounded; `value` is for printing and statistics only.
///
/// Products of what the input tables can hold fit 127 bits. Where a product or a sum would not, both parts of the exact
/// result are narrowed by the same power of two, toward zero; comparisons are exact always.
public struct Ratio: Sendable, Hashable {
    public let numerator: Int128
    public let denominator: Int128

    /// nil where the denominator is zero.
    public init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0 else { return nil }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / Int128(divisor)
        self.denominator = sign * denominator / Int128(divisor)
    }

    private init(reduced numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// significand × 10^-scale, as a decimal text is written; scale 0…18.
    public init(significand: Int64, scale: Int) {
        precondition((0...18).contains(scale), "a decimal scale")
        var power: Int128 = 1
        for _ in 0..<scale { power *= 10 }
        let divisor = Int128(Self.greatestCommonDivisor(UInt128(significand.magnitude), UInt128(power)))
        self.init(reduced: Int128(significand) / divisor, power / divisor)
    }

    public init(_ whole: Int) {
        self.init(reduced: Int128(whole), 1)
    }

    /// A percentage written as a decimal: 30 % is 3/10. Decimals beyond the 36th are cut off.
    public init(percent significand: Int64, scale: Int) {
        var digits = Int128(significand)
        for _ in 0..<max(0, scale - 36) { digits /= 10 }
        let power = (0..<(min(scale, 36) + 2)).reduce(Int128(1)) { power, _ in power * 10 }
        self = Ratio(digits, over: power) ?? .zero
    }

    public static let zero = Ratio(0)
    public static let one = Ratio(1)

    /// The nearest double. For printing, JSON and statistics, never for a comparison.
    public var value: Double {
        // Nearly all fit 64 bits, whose conversion is one instruction and rounds as the wide one does.
        guard let numerator = Int64(exactly: numerator), let denominator = Int64(exactly: denominator) else {
            return Double(self.numerator) / Double(self.denominator)
        }
        return Double(numerator) / Double(denominator)
    }

    public func clamped(to range: ClosedRange<Ratio>) -> Ratio {
        min(max(self, range.lowerBound), range.upperBound)
    }

    static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (a, b) = (left, right)
        while b != 0 {
            // Most operands fit 64 bits, where a division is many times cheaper.
            if let small = UInt64(exactly: a), let other = UInt64(exactly: b) {
                return UInt128(greatestCommonDivisor(small, other))
            }
            (a, b) = (b, a % b)
        }
        return max(a, 1)
    }

    private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}
