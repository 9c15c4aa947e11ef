public import EmissionModel

/// Ratios as percentages. Rounding is exact, half away from zero, and never carries a ratio over a threshold or onto
/// it: 19.996 % against 20 % stays 19.996 %, with as many more decimals as that takes (`domain.md` §2).
public enum RatioText {
    public static let decimals = 2

    /// `20.38%`; `—` where there is no ratio.
    /// - Parameter thresholds: what the printed figure must stand on the same side of as the ratio itself.
    public static func percent(
        _ ratio: Ratio?, decimals: Int = decimals, keepingSideOf thresholds: [Ratio?] = []
    ) -> String {
        guard let ratio else { return FigureText.dash }
        let known = thresholds.compactMap { $0 }
        let needed = neededDecimals(ratio, atLeast: decimals, keepingSideOf: known)
        guard let rounded = ratio.scaled(needed + 2) else { return FigureText.dash }
        return text(mended(rounded, ratio, needed, known), decimals: needed) + "%"
    }

    /// How many decimals the percentage is printed with.
    static func neededDecimals(
        _ ratio: Ratio, atLeast decimals: Int = decimals, keepingSideOf thresholds: [Ratio]
    ) -> Int {
        for count in decimals..<maximumDecimals where keepsSide(ratio, ratio.scaled(count + 2), count, thresholds) {
            return count
        }
        return maximumDecimals
    }

    private static let maximumDecimals = 16

    private static func keepsSide(_ ratio: Ratio, _ rounded: Int128?, _ decimals: Int, _ thresholds: [Ratio]) -> Bool {
        guard !thresholds.isEmpty, let rounded, let printed = Ratio(rounded, over: Ratio.powerOfTen(decimals + 2))
        else { return true }
        return thresholds.allSatisfy { (ratio < $0) == (printed < $0) }
    }

    /// A ratio nearer to its threshold than the last decimal is cut off instead of rounded.
    private static func mended(_ rounded: Int128, _ ratio: Ratio, _ decimals: Int, _ thresholds: [Ratio]) -> Int128 {
        guard !keepsSide(ratio, rounded, decimals, thresholds),
            let printed = Ratio(rounded, over: Ratio.powerOfTen(decimals + 2))
        else { return rounded }
        return printed < ratio ? rounded + 1 : rounded - 1
    }

    private static func text(_ digits: Int128, decimals: Int) -> String {
        let plain = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - plain.count)) + plain
        let sign = digits < 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}

extension Ratio {
    static func powerOfTen(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }

    /// The fraction times ten to the power `scale`, rounded half away from zero; nil above 10^15. `scale` 0…18.
    fileprivate func scaled(_ scale: Int) -> Int128? {
        let divisor = denominator.magnitude
        var (digits, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
        guard digits < 1_000_000_000_000_000 else { return nil }
        for _ in 0..<scale {
            let (digit, remainder) = divisor.dividingFullWidth(rest.multipliedFullWidth(by: 10))
            digits = digits * 10 + digit
            rest = remainder
        }
        if rest >= divisor - rest { digits += 1 }
        return numerator < 0 ? -Int128(digits) : Int128(digits)
    }
}
