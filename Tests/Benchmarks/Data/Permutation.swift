/// All numbers below a count in another order, each found from its place: four rounds of a Feistel network over the
/// next power of four, walked on until the number is below the count.
struct Permutation: Sendable {
    let count: Int
    private let halfBits: UInt64
    private let keys: [UInt64]

    init(count: Int, seed: UInt64) {
        self.count = count
        var halfBits: UInt64 = 1
        while 1 << (halfBits * 2) < count { halfBits += 1 }
        self.halfBits = halfBits
        keys = (0..<4).map { ReadingValues.mixed(seed &+ $0 &* 0x1_0000_01B3) }
    }

    subscript(place: Int) -> Int {
        precondition(place >= 0 && place < count, "no such place")
        var number = UInt64(place)
        repeat { number = step(number) } while number >= UInt64(count)
        return Int(number)
    }

    private func step(_ number: UInt64) -> UInt64 {
        let mask = (1 << halfBits) - UInt64(1)
        var (left, right) = (number >> halfBits, number & mask)
        for key in keys {
            let mixed = (right ^ key) &* 0xBF58_476D_1CE4_E5B9
            (left, right) = (right, left ^ ((mixed ^ mixed >> 31) & mask))
        }
        return left << halfBits | right
    }
}
