/// At most eight bytes of ASCII.
struct InlineText {
    private(set) var bytes: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ number: Int) {
        var rest = number
        repeat {
            bytes = bytes << 8 | UInt64(0x30 + rest % 10)
            count += 1
            rest /= 10
        } while rest > 0 && count < 8
    }

    /// `AB`, for columns from 0.
    @inline(__always)
    init(column: Int) {
        var rest = column + 1
        while rest > 0 {
            bytes = bytes << 8 | UInt64(0x41 + (rest - 1) % 26)
            count += 1
            rest = (rest - 1) / 26
        }
    }
}
