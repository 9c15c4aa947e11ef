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
        var text = value.magnitude.description
        self = text.withUTF8 { bytes in
            let mantissa = bytes.firstIndex(of: UInt8(ascii: "e")) ?? bytes.endIndex
            return DecimalDigits(
                bytes[..<mantissa], isNegative: value < 0, exponent: Self.exponent(bytes[mantissa...].dropFirst()))
        }
        while digits.last == 0 {
            digits.removeLast()
            scale -= 1
        }
        if digits.isEmpty { scale = 0 }
    }

    /// `-12.50`, nothing else: no sign `+`, no separators, no exponent. The decimals given are kept.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let isNegative = bytes.first == UInt8(ascii: "-")
        let unsigned = bytes.dropFirst(isNegative ? 1 : 0)
        let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.init(unsigned, isNegative: isNegative, exponent: 0)
    }

    /// - Parameter number: ASCII digits with at most one point.
    private init(_ number: some Collection<UInt8>, isNegative: Bool, exponent: Int) {
        self.isNegative = isNegative
        digits = []
        digits.reserveCapacity(number.count)
        scale = -exponent
        var isFraction = false
        for byte in number {
            if byte == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            if isFraction { scale += 1 }
            if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
        }
    }

    /// `-05`, `+20`; 0 where there is none.
    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let magnitude = text.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
        return text.first == UInt8(ascii: "-") ? -magnitude : magnitude
    }

    /// All its digits: `2000`, `0.203782`.
    public var plain: String { fixed(max(scale, 0)) }

    /// With exactly `decimals` decimals, and `,` between thousands where asked for.
    public func fixed(_ decimals: Int, thousands: Bool = false) -> String {
        let shown = rounded(decimals)
        let whole = max(shown.count - decimals, 1)
        let padding = whole + decimals - shown.count
        let isSigned = isNegative && shown.contains { $0 != 0 }
        return String(unsafeUninitializedCapacity: 2 * whole + decimals + 2) { text in
            var count = 0
            func put(_ byte: UInt8) {
                text[count] = byte
                count += 1
            }
            if isSigned { put(UInt8(ascii: "-")) }
            for place in 0..<whole + decimals {
                if place == whole { put(UInt8(ascii: ".")) }
                if thousands, place > 0, place < whole, (whole - place) % 3 == 0 { put(UInt8(ascii: ",")) }
                put(0x30 + (place < padding ? 0 : shown[place - padding]))
            }
            return count
        }
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
}
