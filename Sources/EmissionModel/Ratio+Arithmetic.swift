extension Ratio: Comparable {
    /// Exact: the cross products are compared over 256 bits.
    public static func < (left: Ratio, right: Ratio) -> Bool {
        let first = left.numerator.multipliedFullWidth(by: right.denominator)
        let second = right.numerator.multipliedFullWidth(by: left.denominator)
        return first.high != second.high ? first.high < second.high : first.low < second.low
    }
}

extension Ratio {
    public static func * (left: Ratio, right: Ratio) -> Ratio {
        let first = Ratio.greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude)
        let second = Ratio.greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude)
        let above = (left.numerator / Int128(first), right.numerator / Int128(second))
        let below = (left.denominator / Int128(second), right.denominator / Int128(first))
        let (numerator, overflow) = above.0.multipliedReportingOverflow(by: above.1)
        let (denominator, underOverflow) = below.0.multipliedReportingOverflow(by: below.1)
        if !overflow, !underOverflow, let exact = Ratio(numerator, over: denominator) { return exact }
        return narrowed(
            WideMagnitude(above.0.magnitude, times: above.1.magnitude),
            over: WideMagnitude(below.0.magnitude, times: below.1.magnitude),
            isNegative: (above.0 < 0) != (above.1 < 0))
    }

    /// nil where the divisor is zero.
    public static func / (left: Ratio, right: Ratio) -> Ratio? {
        guard let inverse = Ratio(right.denominator, over: right.numerator) else { return nil }
        return left * inverse
    }

    public static func + (left: Ratio, right: Ratio) -> Ratio {
        let divisor = Int128(greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
        let (first, firstOverflow) = left.numerator.multipliedReportingOverflow(by: right.denominator / divisor)
        let (second, secondOverflow) = right.numerator.multipliedReportingOverflow(by: left.denominator / divisor)
        let (sum, sumOverflow) = first.addingReportingOverflow(second)
        let (common, commonOverflow) = left.denominator.multipliedReportingOverflow(by: right.denominator / divisor)
        if !firstOverflow, !secondOverflow, !sumOverflow, !commonOverflow, let exact = Ratio(sum, over: common) {
            return exact
        }
        let one = WideMagnitude(left.numerator.magnitude, times: (right.denominator / divisor).magnitude)
        let other = WideMagnitude(right.numerator.magnitude, times: (left.denominator / divisor).magnitude)
        let below = WideMagnitude(left.denominator.magnitude, times: (right.denominator / divisor).magnitude)
        if (left.numerator < 0) == (right.numerator < 0) {
            return narrowed(one + other, over: below, isNegative: left.numerator < 0)
        }
        return one < other
            ? narrowed(other - one, over: below, isNegative: right.numerator < 0)
            : narrowed(one - other, over: below, isNegative: left.numerator < 0)
    }

    public static prefix func - (ratio: Ratio) -> Ratio {
        Ratio(-ratio.numerator, over: ratio.denominator) ?? .zero
    }

    public static func - (left: Ratio, right: Ratio) -> Ratio { left + -right }

    /// The fraction with both parts over the same power of two, the upper one cut and the lower one cut upward, so that
    /// what does not fit comes nearer to zero and a positive value is never lifted.
    private static func narrowed(
        _ numerator: WideMagnitude, over denominator: WideMagnitude, isNegative: Bool
    ) -> Ratio {
        let shift = max(0, max(numerator.bitWidth, denominator.bitWidth) - 126)
        let above = Int128(numerator.shiftedRight(by: shift).quotient)
        let (below, isExact) = denominator.shiftedRight(by: shift)
        return Ratio(isNegative ? -above : above, over: Int128(below) + (isExact ? 0 : 1)) ?? .zero
    }
}

extension Ratio {
    /// How a mass is fixed to a milligram: low figures down, high figures up, planned figures to the nearest
    /// (`domain.md` §3.8).
    public enum Rounding: Sendable {
        case down, up, nearest
    }

    /// The whole number this fraction is rounded to; halves of `.nearest` go up.
    public func whole(_ rounding: Rounding) -> Int64 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let floor = remainder < 0 ? quotient - 1 : quotient
        let rest = remainder < 0 ? remainder + denominator : remainder
        let result: Int128 =
            switch rounding {
            case .down: floor
            case .up: rest > 0 ? floor + 1 : floor
            case .nearest: rest >= denominator - rest ? floor + 1 : floor
            }
        return Int64(clamping: result)
    }
}
