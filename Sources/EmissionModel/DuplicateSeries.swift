/// Series that are the same to the last digit on every day: an account that is registered twice. Counted twice, it
/// doubles a consumption and lends a back-test a certainty it does not have.
///
/// Four weeks of known days and seven different values are asked for, so that plants that stand still are no twins: in
/// the real year of 1,454 accounts two pairs are found in any stretch long enough, and no other (`evidence.md`, notes).
public struct DuplicateSeries: Sendable, Hashable {
    public struct Pair: Sendable, Hashable {
        /// Index of the first row of its kind.
        public var first: Int
        /// Index of a later one.
        public var later: Int

        public init(first: Int, later: Int) {
            self.first = first
            self.later = later
        }
    }

    /// In the order of the later ones.
    public let pairs: [Pair]

    private static let neededDays = 28
    private static let neededValues = 7

    /// - Parameter rows: the bits of each day's value, nil where there is none; each of the same length.
    private init<Rows: RandomAccessCollection<[UInt64?]>>(_ rows: Rows) where Rows.Index == Int {
        // Few rows have a mark in common that are not the same: a whole row is compared only then.
        var firstsOfMark: [UInt64: [Int]] = [:]
        var pairs: [Pair] = []
        for index in rows.indices {
            let row = rows[index]
            guard Self.tellsApart(row) else { continue }
            let mark = Self.mark(row)
            if let first = firstsOfMark[mark]?.first(where: { rows[$0] == row }) {
                pairs.append(Pair(first: first, later: index))
            } else {
                firstsOfMark[mark, default: []].append(index)
            }
        }
        self.pairs = pairs
    }

    /// Equal for equal rows (FNV-1a by words).
    private static func mark(_ row: [UInt64?]) -> UInt64 {
        row.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ ($1 ?? 0x5555_5555)) &* 0x0100_0000_01B3 }
    }

    /// - Parameter kilowattHours: of every series and day, NaN where there is none.
    public init(kilowattHours: [[Double]]) {
        self.init(kilowattHours.lazy.map { row in row.map { $0.isNaN ? nil : $0.bitPattern } })
    }

    /// Of a table's accounts on some days; a reading that is contested, partial or not to be trusted is none.
    public init(_ readings: ReadingTable, on days: ClosedRange<CalendarDay>) {
        self.init(
            readings.accountNumbers.indices.lazy.map { row in
                days.map { day in
                    guard case .value(let energy) = readings[row, day] else { return nil }
                    return UInt64(bitPattern: energy.milliwattHours)
                }
            })
    }

    /// Rows that repeat one before them: to be left out.
    public var laterOnes: Set<Int> { Set(pairs.map(\.later)) }

    private static func tellsApart(_ row: [UInt64?]) -> Bool {
        var known = 0
        var values: [UInt64] = []
        for case let value? in row {
            known += 1
            if values.count < neededValues, !values.contains(value) { values.append(value) }
        }
        return known >= neededDays && values.count >= neededValues
    }
}
