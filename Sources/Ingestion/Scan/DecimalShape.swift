/// How the energy of a row is written, as far as those behind it go on alike: with as many decimals. A number in that
/// form is read without looking for its point.
struct DecimalShape {
    /// What no number is.
    static let other = UInt64.max
    /// Decimals beyond these leave no room for a digit before the point.
    static let most = 6

    /// Where the point stands once the last digit is the word's last byte.
    private var point: UInt64 = 0
    private var pointBits: UInt64 = 0
    private var whole: UInt64 = 0
    private var decimals: UInt64 = .max
    private var leastBits: UInt64 = 8
    private var limit: UInt64 = 0
    /// Milliwatt-hours for one of the last decimal.
    private(set) var unit: Int64 = 0

    /// - Parameters:
    ///   - decimals: 0…6.
    ///   - unit: 0 where a number of so many decimals cannot be taken.
    init(decimals: Int, unit: Int64) {
        self.unit = unit
        limit = unit > 0 ? UInt64(PlainDecimal.largest / unit) : 0
        guard decimals > 0 else { return }
        let shift = UInt64(7 - decimals) * 8
        point = 0xFF << shift
        pointBits = (0x2E ^ 0x30) << shift
        whole = (1 << shift) - 1
        self.decimals = ~(whole | point)
        leastBits = UInt64(decimals + 2) * 8
    }

    init() {}

    /// The digits of the word's first bytes as a number; `other` where they are written otherwise, or are too many.
    /// - Parameter bits: of the bytes, 0…64.
    @inline(__always)
    func number(_ word: UInt64, bits: UInt64) -> UInt64 {
        // Bytes that are shifted in are zero, as digits are now.
        let bytes = (word ^ 0x3030_3030_3030_3030) &<< (64 &- bits)
        let digits = bytes & decimals | (bytes & whole) &<< 8
        let isOther = (digits &+ 0x7676_7676_7676_7676 | digits) & ByteWord.tops | (bytes & point ^ pointBits)
        if isOther != 0 || bits < leastBits { return Self.other }
        let pairs = digits &* 10 &+ digits &>> 8
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        let number = (low &+ high) &>> 32
        return number <= limit ? number : Self.other
    }
}
