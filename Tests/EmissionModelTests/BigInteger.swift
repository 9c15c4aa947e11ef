/// A whole number of any size, slow and plain: the oracle of the fractions.
struct BigInteger: Comparable {
    private var isNegative: Bool
    /// Lowest first, in base 2^32, without leading zeros.
    private var limbs: [UInt32]

    init(_ value: Int128) {
        isNegative = value < 0
        limbs = []
        var rest = value.magnitude
        while rest > 0 {
            limbs.append(UInt32(truncatingIfNeeded: rest))
            rest >>= 32
        }
    }

    private init(isNegative: Bool, limbs: [UInt32]) {
        let count = limbs.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        self.limbs = Array(limbs[..<count])
        self.isNegative = isNegative && count > 0
    }

    static func powerOfTwo(_ exponent: Int) -> BigInteger {
        var limbs = [UInt32](repeating: 0, count: exponent / 32 + 1)
        limbs[exponent / 32] = 1 << UInt32(exponent % 32)
        return BigInteger(isNegative: false, limbs: limbs)
    }

    var magnitude: BigInteger { BigInteger(isNegative: false, limbs: limbs) }
    var signum: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }

    static prefix func - (value: Self) -> Self { Self(isNegative: !value.isNegative, limbs: value.limbs) }

    static func + (left: Self, right: Self) -> Self {
        if left.isNegative == right.isNegative {
            return Self(isNegative: left.isNegative, limbs: sum(left.limbs, right.limbs))
        }
        return precedes(left.limbs, right.limbs)
            ? Self(isNegative: right.isNegative, limbs: difference(right.limbs, left.limbs))
            : Self(isNegative: left.isNegative, limbs: difference(left.limbs, right.limbs))
    }

    static func - (left: Self, right: Self) -> Self { left + -right }

    static func * (left: Self, right: Self) -> Self {
        var limbs = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count + 1)
        for (index, one) in left.limbs.enumerated() {
            var carry: UInt64 = 0
            for (offset, other) in right.limbs.enumerated() {
                let step = UInt64(one) * UInt64(other) + UInt64(limbs[index + offset]) + carry
                limbs[index + offset] = UInt32(truncatingIfNeeded: step)
                carry = step >> 32
            }
            limbs[index + right.limbs.count] += UInt32(carry)
        }
        return Self(isNegative: left.isNegative != right.isNegative, limbs: limbs)
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? precedes(right.limbs, left.limbs) : precedes(left.limbs, right.limbs)
    }

    private static func precedes(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        for index in left.indices.reversed() where left[index] != right[index] { return left[index] < right[index] }
        return false
    }

    private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(left.count, right.count) {
            let step =
                UInt64(index < left.count ? left[index] : 0) + UInt64(index < right.count ? right[index] : 0) + carry
            result.append(UInt32(truncatingIfNeeded: step))
            carry = step >> 32
        }
        return result + [UInt32(carry)]
    }

    private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var borrow: Int64 = 0
        for index in left.indices {
            let step = Int64(left[index]) - (index < right.count ? Int64(right[index]) : 0) - borrow
            result.append(UInt32(truncatingIfNeeded: step))
            borrow = step < 0 ? 1 : 0
        }
        return result
    }
}
