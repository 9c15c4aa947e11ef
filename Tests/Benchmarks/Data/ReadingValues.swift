import EmissionModel

/// The energies that readings are drawn from, and how they are written: a table of 16,384 numbers of at most 200 kWh
/// with three decimals, so that a reading costs the generator one look-up.
struct ReadingValues: Sendable {
    private static let bits: UInt64 = 14

    struct Value: Sendable {
        /// At most seven characters, the first in the lowest byte.
        var text: UInt64
        var length: Int
        var wattHours: Int
    }

    private let seed: UInt64
    private let ordinary: [Value]
    private let reduced: [Value]

    init(seed: UInt64) {
        self.seed = Self.mixed(seed)
        let energies = (0..<(1 << Self.bits)).map { Int(Self.mixed(UInt64($0) &+ seed &* 0x9E37_79B9) % 200_000) }
        ordinary = energies.map(Self.value)
        reduced = energies.map { Self.value($0 * 6 / 10) }
    }

    /// What tells the readings of one account and day from all others.
    func key(account: Int, day: Int) -> UInt64 {
        Self.mixed(seed &+ UInt64(account) &* 0x1_0000_01B3 &+ UInt64(day) &* 0x9E37_79B9_7F4A_7C15)
    }

    func table(isResponse: Bool) -> [Value] { isResponse ? reduced : ordinary }

    /// The place in the table of one of a day's quarter-hours.
    @inline(__always)
    static func index(_ key: UInt64, _ quarter: Int) -> Int {
        var mixed = (key &+ UInt64(truncatingIfNeeded: quarter)) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 29
        return Int(truncatingIfNeeded: (mixed &* 0x94D0_49BB_1331_11EB) >> (64 - bits))
    }

    /// Watt-hours of a whole day.
    func day(account: Int, day: Int, isResponse: Bool) -> Int {
        let key = key(account: account, day: day)
        let table = table(isResponse: isResponse)
        return (0..<ReadingPlan.quarters).reduce(0) { $0 + table[Self.index(key, $1)].wattHours }
    }

    private static func value(_ wattHours: Int) -> Value {
        let decimals = String(1000 + wattHours % 1000).dropFirst()
        let text = Array("\(wattHours / 1000).\(decimals)".utf8)
        let packed = text.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << UInt64($1.offset * 8) }
        return Value(text: packed, length: text.count, wattHours: wattHours)
    }

    static func mixed(_ number: UInt64) -> UInt64 {
        var numbers = SeededNumbers(seed: number)
        return numbers.next()
    }
}
