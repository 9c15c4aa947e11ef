/// The decimal digits of a number, moved and rounded as digits: no binary multiplication, half away from zero.
/// The digits are the fewest that read back to the same `Double`, so that 1.005 to two decimals is 1.01.
public struct DecimalDigits: Sendable {
    private var isNegative: Bool
    /// Without leading zeros; empty for zero.
    private var digits: [UInt8]
    /// How many of the digits stand after the point; negative where zeros follow them.
    private var scale: Int

    /// Nil for what is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let parts = "\(value.magnitude)".split(separator: "e")
        guard let mantissa = parts.first else { return nil }
        self.init(String(mantissa))
        isNegative = value < 0
        scale -= parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        while digits.last == 0 {
            digits.removeLast()
            scale -= 1
        }
        if digits.isEmpty { scale = 0 }
    }

    /// `-12.50`, nothing else: no sign `+`, no separators, no exponent. The decimals given are kept.
    public init?(_ text: String) {
        isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        let bytes = whole.utf8 + Array(fraction.utf8)
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        digits = bytes.map { $0 - 0x30 }
        digits.removeFirst(digits.prefix { $0 == 0 }.count)
        scale = fraction.utf8.count
    }

    /// All its digits: `2000`, `0.203782`.
    public var plain: String { fixed(max(scale, 0)) }

    /// With exactly `decimals` decimals, and `,` between thousands where asked for.
    public func fixed(_ decimals: Int, thousands: Bool = false) -> String {
        var shown = rounded(decimals)
        let isZero = shown.allSatisfy { $0 == 0 }
        if shown.count <= decimals { shown = Array(repeating: 0, count: decimals + 1 - shown.count) + shown }
        let characters = shown.map { Character(UnicodeScalar($0 + 0x30)) }
        let whole = characters.dropLast(decimals)
        let sign = isNegative && !isZero ? "-" : ""
        let grouped = thousands ? Self.grouped(Array(whole)) : String(whole)
        return sign + grouped + (decimals > 0 ? "." + String(characters.suffix(decimals)) : "")
    }

    /// A fraction as a percentage: 0.203782 with two decimals is `20.38%`.
    public func percent(_ decimals: Int) -> String {
        var hundredfold = self
        hundredfold.scale -= 2
        return hundredfold.fixed(decimals) + "%"
    }

    /// All its digits, with `,` between thousands.
    public var grouped: String { fixed(max(scale, 0), thousands: true) }

    /// The digits of the number times ten to the power `decimals`, rounded to a whole.
    private func rounded(_ decimals: Int) -> [UInt8] {
        if digits.isEmpty { return [0] }
        let surplus = scale - decimals
        guard surplus > 0 else { return digits + Array(repeating: 0, count: -surplus) }
        guard surplus <= digits.count else { return [0] }
        var kept = Array(digits.dropLast(surplus))
        if digits[kept.count] >= 5 { Self.increment(&kept) }
        return kept.isEmpty ? [0] : kept
    }

    private static func increment(_ digits: inout [UInt8]) {
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index < 0 { digits.insert(1, at: 0) } else { digits[index] += 1 }
    }

    private static func grouped(_ whole: [Character]) -> String {
        var result = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
