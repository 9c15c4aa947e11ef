import Glibc

/// Numbers as `%.16G` writes them, which is how libxlsxwriter writes them. The C library takes ten times as long for a
/// number of few decimals, as most are.
enum NumberText {
    /// Bytes that a number takes at most.
    static let capacity = 32

    /// The bytes written.
    @inline(__always)
    static func write(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
        guard number < 0 else { return writeMagnitude(number, to: place) ?? writeExactly(number, to: place) }
        guard let count = writeMagnitude(-number, to: place + 1) else { return writeExactly(number, to: place) }
        place[0] = UInt8(ascii: "-")
        return count + 1
    }

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
    private static let tenths: [Double] = (0...16).map { 0.49 * pow(10, Double($0 - 16)) }

    /// A number of at most fifteen digits and eight decimals; nil for any other.
    @inline(__always)
    private static func writeMagnitude(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int? {
        guard number >= 1e-4 || number == 0, number < 1e15, number.sign == .plus else { return nil }
        for decimals in 0...8 {
            let power = powers[decimals]
            let scaled = number * power
            guard scaled < 1e15 else { return nil }
            let digits = Int64(scaled + 0.5)
            let whole = Double(digits)
            guard (scaled - whole).magnitude <= 0.25, whole / power == number else { continue }
            let count = writeDigits(digits, decimals: decimals, to: place)
            // Sixteen digits would show more than these where the number lies too far beside them.
            let length = digitCount(digits)
            let distance = (-whole).addingProduct(number, power).magnitude
            return distance <= tenths[length] ? count : nil
        }
        return nil
    }

    @inline(__always)
    private static func digitCount(_ digits: Int64) -> Int {
        var count = 1
        var bound: Int64 = 10
        while digits >= bound {
            count += 1
            bound *= 10
        }
        return count
    }

    /// The point before so many of the digits.
    @inline(__always)
    private static func writeDigits(_ digits: Int64, decimals: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
        let length = max(digitCount(digits), decimals + 1)
        let count = decimals > 0 ? length + 1 : length
        var rest = UInt64(digits)
        var index = count
        for position in 0..<length {
            if position == decimals, decimals > 0 {
                index -= 1
                place[index] = UInt8(ascii: ".")
            }
            index -= 1
            place[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return count
    }

    private static func writeExactly(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
        withVaList([number]) { arguments in
            place.withMemoryRebound(to: CChar.self, capacity: capacity) {
                Int(vsnprintf($0, capacity, "%.16G", arguments))
            }
        }
    }
}
