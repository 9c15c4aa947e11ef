/// Numbers that look random and are the same on every machine and with every version of the language: SplitMix64
/// (Steele, Lea and Flood 2014).
public struct SeededNumbers: Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `bound`.
    public mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// A whole number of the range.
    public mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// The first `number` places hold a random choice of all; the order of the others changes as well.
    public mutating func choose(_ number: Int, of items: inout [Int]) {
        for place in 0..<min(number, items.count) {
            items.swapAt(place, place + next(below: items.count - place))
        }
    }
}
