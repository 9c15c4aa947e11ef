/// The least of some numbers, and the bits that what the others have above it takes.
struct Frame {
    private var lowest = Int64.max
    private var highest = Int64.min

    @inline(__always)
    mutating func widen(_ number: Int64) {
        lowest = min(lowest, number)
        highest = max(highest, number)
    }

    /// 0 where there are no numbers.
    var least: Int64 { lowest <= highest ? lowest : 0 }
    var width: UInt8 { lowest <= highest ? UInt8(BitPacking.width(of: UInt64(bitPattern: highest &- lowest))) : 0 }
}

/// Units that energies are divided by before they are packed.
enum PowersOfTen {
    static let all: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
}
