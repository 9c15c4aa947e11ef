/// Energies as nearly all are written, digits with perhaps a point among them, brought to milliwatt-hours. What it reads
/// has the value that `DecimalText` gives it; all else is left to that.
struct PlainDecimal: Sendable {
    /// More than the largest account of the country uses in a day.
    static let largest: Int64 = 100_000_000 * 1_000_000

    /// 10^places.
    private let whole: Int64
    private let places: Int

    /// - Parameter places: decimals of the unit in which values are given, 0…10: eight digits can then not overflow.
    init?(places: Int) {
        guard (0...10).contains(places) else { return nil }
        self.places = places
        whole = Self.powers[places]
    }

    private static let powers: [Int64] = (0...10).map { exponent in
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }

    /// By number of decimals what a value is multiplied by; 0 where some would have to be rounded away.
    func multipliers() -> UnsafeMutablePointer<Int64> {
        let table = UnsafeMutablePointer<Int64>.allocate(capacity: 20)
        for decimals in 0..<20 { table[decimals] = decimals <= places ? Self.powers[places - decimals] : 0 }
        return table
    }

    /// The value of the first `count` bytes, 1…8 of them; negative where they are something else.
    @inline(__always)
    static func value(_ word: UInt64, _ count: Int, _ multipliers: UnsafeMutablePointer<Int64>) -> Int64 {
        let point = ByteWord.firstIndex(ByteWord.zeros(word ^ ByteWord.repeated(0x2E)))
        let hasPoint = point < count
        let decimals = hasPoint ? count &- 1 &- point : 0
        let digits = hasPoint ? count &- 1 : count
        if digits == 0 || hasPoint && (decimals == 0 || point == 0) { return -1 }
        // The point taken out, the digits moved to the end, zeros before them.
        let before = hasPoint ? ByteWord.mask(point) : ~0
        let closed = (word & before) | ((word &>> 8) & ~before)
        let shift = UInt64(truncatingIfNeeded: (8 &- digits) &* 8)
        let padded = (closed &<< shift) | (((1 &<< shift) &- 1) & 0x3030_3030_3030_3030)
        var bytes = padded ^ 0x3030_3030_3030_3030
        if ((bytes &+ 0x7676_7676_7676_7676) | bytes) & ByteWord.tops != 0 { return -1 }
        bytes = (bytes &* 10) &+ (bytes &>> 8)
        let pairs = bytes & 0x0000_00FF_0000_00FF
        let others = (bytes &>> 16) & 0x0000_00FF_0000_00FF
        let number = ((pairs &* 0x000F_4240_0000_0064) &+ (others &* 0x0000_2710_0000_0001)) &>> 32
        let multiplier = multipliers[decimals]
        return multiplier == 0 ? -1 : Int64(bitPattern: number & 0xFFFF_FFFF) &* multiplier
    }

    /// The same of more bytes, or fewer.
    @inline(never)
    static func value(
        _ bytes: UnsafePointer<UInt8>, count: Int, _ multipliers: UnsafeMutablePointer<Int64>
    ) -> Int64 {
        guard (1...18).contains(count) else { return -1 }
        var number: Int64 = 0
        var decimals = -1
        for index in 0..<count {
            if bytes[index] == 0x2E {
                guard decimals < 0, index > 0 else { return -1 }
                decimals = 0
                continue
            }
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return -1 }
            // At most 18 digits: no overflow.
            number = number &* 10 &+ Int64(digit)
            if decimals >= 0 { decimals += 1 }
        }
        guard decimals != 0, multipliers[max(decimals, 0)] != 0 else { return -1 }
        let (value, overflow) = number.multipliedReportingOverflow(by: multipliers[max(decimals, 0)])
        return overflow || value > largest ? -1 : value
    }
}
