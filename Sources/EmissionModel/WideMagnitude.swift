/// A whole number below 2^256: what two parts of a `Ratio` multiply to before they are narrowed.
struct WideMagnitude: Comparable {
    private var high: UInt128
    private var low: UInt128

    init(_ left: UInt128, times right: UInt128) {
        (high, low) = left.multipliedFullWidth(by: right)
    }

    private init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    var bitWidth: Int { high == 0 ? 128 - low.leadingZeroBitCount : 256 - high.leadingZeroBitCount }

    /// The sum, which the caller knows to be below 2^256.
    static func + (left: Self, right: Self) -> Self {
        let (low, carry) = left.low.addingReportingOverflow(right.low)
        return Self(high: left.high + right.high + (carry ? 1 : 0), low: low)
    }

    /// The difference; `right` is not the larger.
    static func - (left: Self, right: Self) -> Self {
        let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
        return Self(high: left.high - right.high - (borrow ? 1 : 0), low: low)
    }

    static func < (left: Self, right: Self) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }

    /// The number over 2^shift, cut, and whether nothing was cut off; the quotient must be below 2^128.
    func shiftedRight(by shift: Int) -> (quotient: UInt128, isExact: Bool) {
        guard shift > 0 else { return (low, true) }
        if shift >= 128 {
            let rest = high & ((1 << UInt128(shift - 128)) - 1)
            return (high >> UInt128(shift - 128), low == 0 && rest == 0)
        }
        let rest = low & ((1 << UInt128(shift)) - 1)
        return (low >> UInt128(shift) | high << UInt128(128 - shift), rest == 0)
    }
}
