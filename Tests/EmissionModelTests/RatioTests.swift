import EmissionModel
import TestSupport
import Testing

/// A fraction in numbers of any size: what a `Ratio` is compared with.
private struct ExactFraction {
    var above: BigInteger
    /// Positive.
    var below: BigInteger

    init(_ ratio: Ratio) {
        self.init(BigInteger(ratio.numerator), BigInteger(ratio.denominator))
    }

    init(_ above: BigInteger, _ below: BigInteger) {
        self.above = below.signum < 0 ? -above : above
        self.below = below.magnitude
    }

    static func + (left: Self, right: Self) -> Self {
        Self(left.above * right.below + right.above * left.below, left.below * right.below)
    }

    static func - (left: Self, right: Self) -> Self {
        Self(left.above * right.below - right.above * left.below, left.below * right.below)
    }

    static func * (left: Self, right: Self) -> Self { Self(left.above * right.above, left.below * right.below) }
    static func / (left: Self, right: Self) -> Self { Self(left.above * right.below, left.below * right.above) }

    static func < (left: Self, right: Self) -> Bool { left.above * right.below < right.above * left.below }
    static func == (left: Self, right: Self) -> Bool { left.above * right.below == right.above * left.below }

    var magnitude: Self { Self(above.magnitude, below) }

    /// Between 2^-60 and 2^60, where a fraction of two 127-bit parts is near every number.
    var isOrdinary: Bool {
        let limit = BigInteger.powerOfTwo(60)
        return below < magnitude.above * limit && magnitude.above < below * limit
    }
}

/// The four operations, on fractions and on numbers of any size.
private enum Operation: String, CaseIterable {
    case sum = "+"
    case difference = "-"
    case product = "×"
    case quotient = "÷"

    func narrow(_ left: Ratio, _ right: Ratio) -> Ratio? {
        switch self {
        case .sum: left + right
        case .difference: left - right
        case .product: left * right
        case .quotient: left / right
        }
    }

    func exact(_ left: ExactFraction, _ right: ExactFraction) -> ExactFraction {
        switch self {
        case .sum: left + right
        case .difference: left - right
        case .product: left * right
        case .quotient: left / right
        }
    }
}

extension SplitMix64 {
    /// A fraction whose parts have up to so many bits, of every length alike.
    fileprivate mutating func ratio(bits: Int) throws -> Ratio {
        let numerator = Int128(truncatingIfNeeded: UInt128.random(in: 0...UInt128.max, using: &self) >> 2)
        let denominator = Int128(truncatingIfNeeded: UInt128.random(in: 0...UInt128.max, using: &self) >> 2)
        let above = numerator >> Int128(126 - integer(in: 0...bits))
        let below = (denominator >> Int128(126 - integer(in: 1...bits))) | 1
        return try #require(Ratio(once(in: 3) ? -above : above, over: below))
    }
}

@Suite struct RatioTests {
    @Test func lowestTermsAndSign() throws {
        let ratio = try #require(Ratio(6, over: -4))
        #expect(ratio.numerator == -3)
        #expect(ratio.denominator == 2)
        #expect(Ratio(0, over: -7) == .zero)
        #expect(Ratio(1, over: 0) == nil)
        #expect(Ratio.one / .zero == nil)
    }

    @Test func decimalsAreExact() {
        #expect(Ratio(significand: 125, scale: 3) == Ratio(1, over: 8))
        #expect(Ratio(significand: -5, scale: 0) == Ratio(-5))
        #expect(Ratio(significand: 1, scale: 18) == Ratio(1, over: 1_000_000_000_000_000_000))
        #expect(Ratio(percent: 30, scale: 0) == Ratio(3, over: 10))
        #expect(Ratio(percent: 19_996, scale: 3) == Ratio(4_999, over: 25_000))
    }

    /// A workbook writes 0.1 + 0.2 with seventeen decimals.
    @Test func percentagesKeepTheirManyDecimals() {
        let seventeen = Ratio(percent: 30_000_000_000_000_004, scale: 17)
        #expect(seventeen == Ratio(30_000_000_000_000_004, over: 10_000_000_000_000_000_000))
        let tenToMinus18 = Ratio(significand: 1, scale: 18)
        #expect(Ratio(percent: 5, scale: 36) == Ratio(percent: 5, scale: 0) * tenToMinus18 * tenToMinus18)
        #expect(Ratio(percent: 999_999_999_999_999_999, scale: 400) == .zero)
    }

    @Test func resultsThatFitAreExact() throws {
        var random = SplitMix64(seed: 0x5EED_0001)
        for _ in 0..<10_000 {
            let (left, right) = (try random.ratio(bits: 61), try random.ratio(bits: 61))
            for operation in Operation.allCases {
                guard let narrow = operation.narrow(left, right) else {
                    #expect(operation == .quotient && right == .zero)
                    continue
                }
                let exact = operation.exact(ExactFraction(left), ExactFraction(right))
                #expect(ExactFraction(narrow) == exact, "\(left) \(operation.rawValue) \(right)")
            }
        }
    }

    @Test func resultsThatDoNotFitAreNarrowedTowardZero() throws {
        var random = SplitMix64(seed: 0x5EED_0002)
        var narrowed = 0
        for _ in 0..<10_000 {
            let (left, right) = (try random.ratio(bits: 126), try random.ratio(bits: 126))
            for operation in Operation.allCases {
                guard let narrow = operation.narrow(left, right).map(ExactFraction.init) else { continue }
                let exact = operation.exact(ExactFraction(left), ExactFraction(right))
                #expect(narrow.above.signum == 0 || narrow.above.signum == exact.above.signum)
                #expect(!(exact.magnitude < narrow.magnitude), "\(left) \(operation.rawValue) \(right) was lifted")
                guard exact.isOrdinary, !(narrow == exact) else { continue }
                narrowed += 1
                let lost = (exact - narrow).magnitude * ExactFraction(.powerOfTwo(60), BigInteger(1))
                #expect(lost < exact.magnitude, "\(left) \(operation.rawValue) \(right) lost more than 2^-60 of itself")
            }
        }
        // The property says nothing where nothing was narrowed.
        #expect(narrowed > 5_000)
    }

    @Test func orderIsExactWhateverTheSize() throws {
        var random = SplitMix64(seed: 0x5EED_0003)
        for round in 0..<10_000 {
            let left = try random.ratio(bits: round % 2 == 0 ? 20 : 126)
            // Two neighbours that no double could tell apart.
            let right =
                random.once(in: 2)
                ? try random.ratio(bits: 126) : try #require(Ratio(left.numerator, over: left.denominator - 1 | 1))
            let exact = (ExactFraction(left), ExactFraction(right))
            #expect((left < right) == (exact.0 < exact.1))
            #expect((right < left) == (exact.1 < exact.0))
            #expect((left == right) == (exact.0 == exact.1))
        }
    }

    @Test func hugeNeighboursAreTold() throws {
        let most = Int128.max
        let low = try #require(Ratio(most - 2, over: most))
        let high = try #require(Ratio(most - 1, over: most))
        #expect(low < high)
        #expect(high < .one)
        #expect(-high < -low)
        let large = try #require(Ratio(most, over: 2))
        #expect(large < Ratio(most, over: 1) ?? .zero)
    }

    @Test func sumsDoNotDependOnTheirOrder() throws {
        var random = SplitMix64(seed: 0x5EED_0004)
        for _ in 0..<300 {
            var shares: [Ratio] = []
            for _ in 0..<10 { shares.append(Ratio(significand: random.integer(in: -1_000_000...1_000_000), scale: 6)) }
            let sum = shares.reduce(.zero, +)
            #expect(random.shuffled(shares).reduce(.zero, +) == sum)
            #expect(shares.reduce(sum, -) == .zero)
        }
    }

    @Test(arguments: [
        (7, 2, Int64(3), Int64(4), Int64(4)), (-7, 2, -4, -3, -3), (1, 3, 0, 1, 0), (-1, 3, -1, 0, 0),
        (2, 3, 0, 1, 1), (-2, 3, -1, 0, -1), (6, 2, 3, 3, 3), (-6, 2, -3, -3, -3), (0, 5, 0, 0, 0),
    ])
    func wholeNumbers(above: Int128, below: Int128, down: Int64, up: Int64, nearest: Int64) throws {
        let ratio = try #require(Ratio(above, over: below))
        #expect(ratio.whole(.down) == down)
        #expect(ratio.whole(.up) == up)
        #expect(ratio.whole(.nearest) == nearest)
    }

    @Test func wholeNumbersBracketTheFraction() throws {
        var random = SplitMix64(seed: 0x5EED_0005)
        for _ in 0..<10_000 {
            let above = Int128(random.integer(in: Int64.min / 4...Int64.max / 4))
            let ratio = try #require(Ratio(above, over: Int128(random.integer(in: Int64(1)...1_000_000))))
            let (down, up, nearest) = (ratio.whole(.down), ratio.whole(.up), ratio.whole(.nearest))
            #expect(Ratio(Int(down)) <= ratio && ratio <= Ratio(Int(up)))
            #expect(up - down == (ratio.denominator == 1 ? 0 : 1))
            let distance = ratio - Ratio(Int(nearest))
            let half = Ratio(significand: 5, scale: 1)
            #expect(-half <= distance && distance < half)
        }
    }

    @Test func wholeNumbersBeyondTheRangeStayAtItsEnd() throws {
        #expect(try #require(Ratio(Int128.max, over: 1)).whole(.nearest) == .max)
        #expect(try #require(Ratio(-Int128.max, over: 1)).whole(.up) == .min)
    }

    @Test func clamping() {
        let range = Ratio.zero...Ratio.one
        #expect(Ratio(3).clamped(to: range) == .one)
        #expect(Ratio(-3).clamped(to: range) == .zero)
        #expect(Ratio(significand: 5, scale: 1).clamped(to: range) == Ratio(1, over: 2))
    }
}
