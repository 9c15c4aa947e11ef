import EmissionModel

/// An enterprise's daily energies over a frame: Σ sign × reading over its bound accounts, times its self-generation
/// factor (`domain.md` §3.2). Missing where no counted account is bound, or where a reading is missing or flagged.
struct EnergySeries {
    private var milliwattHours: [Int64]

    private static let missing = Int64.min

    /// An account bound for some days, with its row in the table, nil where the table has none.
    struct Account {
        var binding: AccountBinding
        var row: Int?
    }

    init(accounts: [Account], readings: ReadingTable, frame: DayFrame, selfGenerationFactor: Ratio?) {
        self.init(
            accounts: accounts, readings: readings, days: (0..<frame.count).map { frame.day(at: $0) },
            isResponse: frame.isResponse, selfGenerationFactor: selfGenerationFactor)
    }

    /// - Parameter isResponse: of each of the days.
    init(
        accounts: [Account], readings: ReadingTable, days: [CalendarDay], isResponse: [Bool],
        selfGenerationFactor: Ratio?
    ) {
        let counted = accounts.filter { $0.binding.sign != 0 }
        milliwattHours = days.indices.map { index in
            let sum = Self.sum(counted, readings: readings, day: days[index], isResponse: isResponse[index])
            guard let sum else { return Self.missing }
            guard let factor = selfGenerationFactor else { return sum }
            return Energy(milliwattHours: sum).scaled(by: factor, .nearest).milliwattHours
        }
    }

    /// - Parameter energies: of every day of the frame.
    init(_ energies: [Energy?]) { milliwattHours = energies.map { $0?.milliwattHours ?? Self.missing } }

    subscript(index: Int) -> Energy? {
        guard milliwattHours.indices.contains(index), milliwattHours[index] != Self.missing else { return nil }
        return Energy(milliwattHours: milliwattHours[index])
    }

    /// For the statistics of a baseline; NaN where missing.
    var kilowattHours: [Double] {
        milliwattHours.map { $0 == Self.missing ? .nan : Energy(milliwattHours: $0).kilowattHours }
    }

    private static func sum(
        _ accounts: [Account], readings: ReadingTable, day: CalendarDay, isResponse: Bool
    ) -> Int64? {
        var sum: Int64 = 0
        var hasCounted = false
        for account in accounts where account.binding.isValid(on: day) {
            guard let row = account.row else { return nil }
            let isAdded = account.binding.sign > 0
            let energy: Energy
            switch readings[row, day] {
            case .missing, .flagged: return nil
            case .value(let value): energy = value
            // What is there of a day is no more than what was used: a lower baseline at worst. Taken from a subtracted
            // account it would be a higher one.
            case .partial(let value):
                guard !isResponse, isAdded else { return nil }
                energy = value
            // The saving is never overstated: more is used on a response day, less on a baseline day.
            case .conflict(let lower, let higher): energy = isAdded == isResponse ? higher : lower
            }
            let (product, productOverflow) = energy.milliwattHours.multipliedReportingOverflow(
                by: Int64(account.binding.sign))
            let (next, overflow) = sum.addingReportingOverflow(product)
            guard !overflow, !productOverflow else { return nil }
            sum = next
            hasCounted = hasCounted || isAdded
        }
        return hasCounted ? sum : nil
    }
}
