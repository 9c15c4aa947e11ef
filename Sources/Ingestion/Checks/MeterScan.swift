import EmissionModel

/// One account's days one after the other, each held against the readings before it. What is doubted is kept out of what
/// the next days are held against; what lasts is believed in the end, for a plant may close or grow.
///
/// The limits were tried on the real year of 1,454 enterprises (`ReadingCheckTests`): under 1 % of its days are doubted,
/// of slips put into it by a thousand or ten thousand, of zeros and of frozen days over 99 % are found.
struct MeterScan {
    /// What is known of the account's days beside its readings.
    struct Context {
        /// Nothing asks the account to fall: no response, no holiday, Lunar New Year far.
        var isOrdinary: (Int) -> Bool
        /// Its enterprise declares a base load and has no other account.
        var hasBaseLoad: Bool
    }

    /// Readings before a day that a jump, or a zero, needs.
    private static let neededForJump = 14
    /// A base load is at least a twentieth of the usual.
    private static let baseLoadShare: Int64 = 20
    /// Days after which what was doubted is believed.
    private static let longestZero = 7
    private static let longestJump = 14
    /// Below 5 kWh an account is idle, and any start is a jump.
    private static let idle: Int64 = 5_000_000

    private var history = MeterHistory()
    private var zeros = 0
    private var doubtsZeros = false
    private var jumps = 0

    /// nil where the reading is believed.
    mutating func judge(_ value: Int64, at index: Int, _ context: Context) -> SuspectReading.Kind? {
        if value == 0 { return judgeZero(context) }
        zeros = 0
        guard let jump = jump(value, isOrdinary: context.isOrdinary, at: index) else {
            jumps = 0
            history.add(value)
            return nil
        }
        jumps += 1
        guard jumps <= Self.longestJump else {
            history.removeAll()
            history.add(value)
            jumps = 0
            return nil
        }
        return jump
    }

    // MARK: Zeros

    private mutating func judgeZero(_ context: Context) -> SuspectReading.Kind? {
        if zeros == 0 { doubtsZeros = mustHaveBaseLoad(context) }
        zeros += 1
        guard doubtsZeros, zeros <= Self.longestZero else {
            history.add(0)
            return nil
        }
        return .zero(lowest: Energy(milliwattHours: history.lowest), readings: history.count)
    }

    /// Declared, or seen: four weeks without a zero, the lowest day no mere remainder.
    private func mustHaveBaseLoad(_ context: Context) -> Bool {
        guard history.count > 0, history.lowest > 0 else { return false }
        if context.hasBaseLoad { return true }
        return history.count == MeterHistory.length
            && history.lowest >= history.median / Self.baseLoadShare
    }

    // MARK: Jumps

    private func jump(_ value: Int64, isOrdinary: (Int) -> Bool, at index: Int) -> SuspectReading.Kind? {
        guard history.count >= Self.neededForJump, history.highest >= Self.idle else { return nil }
        let isAbove = value / 3 > history.highest
        guard isAbove || value < history.lowest / 3 else { return nil }
        let median = history.median
        guard median >= Self.idle else { return nil }
        let level = Energy(milliwattHours: median)
        if isAbove { return Self.power(of: value, over: median).map { .jumped(power: $0, level: level) } }
        guard let power = Self.power(of: median, over: value) else { return nil }
        // A stop takes a plant to a tenth or a hundredth of its usual, on any day that asks for one; not to a thousandth.
        if power < 3, !isOrdinary(index) || history.lowest < median / 2 { return nil }
        return .jumped(power: -power, level: level)
    }

    /// The power of ten nearest to the quotient (by its logarithm); nil below 5.
    private static func power(of value: Int64, over other: Int64) -> Int? {
        let quotient = value / max(other, 1)
        switch quotient {
        case ..<5: return nil
        case ..<32: return 1
        case ..<316: return 2
        case ..<3162: return 3
        default: return 4
        }
    }
}
