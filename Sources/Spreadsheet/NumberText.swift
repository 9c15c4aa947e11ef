import Glibc

/// Numbers as `%.16G` writes them, which is how libxlsxwriter writes them. The C library takes ten times as long for a
/// number of few decimals, as most are.
enum NumberText {
    /// Bytes that a number takes at most.
    static let capacity = 32

    /// The bytes written.
    @inline(__always)
    static func write(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
        guard number < 0 else {
            return writeMagnitude(number, to: place) ?? writeSixteenDigits(number, to: place)
                ?? writeByLibrary(number, to: place)
        }
        let count = writeMagnitude(-number, to: place + 1) ?? writeSixteenDigits(-number, to: place + 1)
        guard let count else { return writeByLibrary(number, to: place) }
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

    /// Sixteen digits in whole numbers of 128 bits: the number is a multiple of a power of two, and times a power of ten
    /// that gives sixteen digits still one. What is below half of the last digit is left out, half goes to the even one.
    /// nil for a number that is not shown without an exponent, or above 10^15.
    private static func writeSixteenDigits(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int? {
        guard number >= 1e-4, number < 1e15 else { return nil }
        let below = UInt128(52 - Int(number.exponent))
        let significand = UInt128(number.significandBitPattern | 1 << 52)
        var decimals = 16 - wholeDigits(number)
        let product = significand * powersOfTen[decimals]
        var digits = product &>> below
        let half = UInt128(1) &<< (below - 1)
        let rest = product & (half + half - 1)
        if rest > half || rest == half && digits & 1 == 1 { digits += 1 }
        var kept = Int64(digits)
        while kept % 10 == 0, decimals > 0 {
            kept /= 10
            decimals -= 1
        }
        return writeDigits(kept, decimals: decimals, to: place)
    }

    /// Digits before the point; 0 and fewer where zeros follow it.
    private static func wholeDigits(_ number: Double) -> Int {
        guard number < 1 else { return digitCount(Int64(number)) }
        return number >= 0.1 ? 0 : number >= 0.01 ? -1 : number >= 0.001 ? -2 : -3
    }

    private static let powersOfTen: [UInt128] = (0...20).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    private static func writeByLibrary(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
        withVaList([number]) { arguments in
            place.withMemoryRebound(to: CChar.self, capacity: capacity) {
                Int(vsnprintf($0, capacity, "%.16G", arguments))
            }
        }
    }
}
