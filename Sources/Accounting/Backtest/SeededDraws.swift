/// SplitMix64 (Steele, Lea and Flood 2014): the same draws on every machine and with every version of the language.
struct SeededDraws {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `bound`.
    mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// The first `number` places hold a random choice of all; the order of the others changes as well.
    mutating func choose(_ number: Int, of items: inout [Int]) {
        for place in 0..<min(number, items.count) {
            items.swapAt(place, place + next(below: items.count - place))
        }
    }
}
