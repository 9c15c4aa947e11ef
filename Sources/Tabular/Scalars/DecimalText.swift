/// A decimal as written: significand × 10^-scale, exact. `1.50` and `1.5` are different texts of the same number.
public struct DecimalText: Sendable, Hashable {
    public var significand: Int64
    /// The number of decimals, never negative.
    public var scale: Int

    public init(significand: Int64, scale: Int) {
        self.significand = significand
        self.scale = scale
    }

    public enum Parsed: Sendable, Equatable {
        case value(DecimalText)
        /// Nothing, or one of the marks that stand for nothing.
        case missing
        case unreadable
    }

    /// The value × 10^places as an integer, rounded half away from zero where more decimals are there; nil where it
    /// does not fit.
    public func scaled(toPlaces places: Int) -> Int64? {
        let shift = places - scale
        if significand == 0 || shift == 0 { return significand }
        if shift > 0 {
            guard let factor = Self.power(shift) else { return nil }
            let (product, overflow) = significand.multipliedReportingOverflow(by: factor)
            return overflow ? nil : product
        }
        // Below half of the last place whatever the digits are.
        guard let divisor = Self.power(-shift) else { return 0 }
        let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: divisor)
        let isHalfOrMore = remainder.magnitude >= divisor.magnitude - remainder.magnitude
        return isHalfOrMore ? quotient + significand.signum() : quotient
    }

    /// Whether `scaled(toPlaces:)` gives the value without rounding it.
    public func isExact(toPlaces places: Int) -> Bool {
        let shift = scale - places
        if significand == 0 || shift <= 0 { return true }
        guard let divisor = Self.power(shift) else { return false }
        return significand % divisor == 0
    }

    /// nil where it does not fit.
    var timesHundred: DecimalText? {
        if scale >= 2 { return DecimalText(significand: significand, scale: scale - 2) }
        return scaled(toPlaces: 2).map { DecimalText(significand: $0, scale: 0) }
    }

    /// The hundredth, exact: what a percentage means as a share.
    public var hundredth: DecimalText { DecimalText(significand: significand, scale: scale + 2) }

    /// Digits, a point before the decimals, a minus before all.
    public var plain: String {
        let digits = String(significand.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let whole = padded.dropLast(scale)
        return (significand < 0 ? "-" : "") + whole + (scale > 0 ? "." + padded.suffix(scale) : "")
    }

    /// 10^exponent, nil beyond 10^18.
    static func power(_ exponent: Int) -> Int64? {
        powers.indices.contains(exponent) ? powers[exponent] : nil
    }

    private static let powers: [Int64] = (0...18).map { exponent in
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }
}
