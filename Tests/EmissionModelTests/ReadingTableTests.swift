import EmissionModel
import TestSupport
import Testing

@Suite struct ReadingTableTests {
    private static let first = CalendarDay(number: 20_461)

    private func table() -> ReadingTable {
        ReadingTable(firstDay: Self.first, dayCount: 3, accountNumbers: ["001", "01", "1", "9"])
    }

    @Test func rowsByNumberLeadingZerosCounted() {
        let table = table()
        #expect(["001", "01", "1", "9"].map { table.row(of: $0) } == [0, 1, 2, 3])
        #expect(table.row(of: "") == nil)
        #expect(table.row(of: "02") == nil)
        #expect(table.row(of: "99") == nil)
        #expect(table.lastDay == Self.first.advanced(by: 2))
    }

    @Test func cellsHoldWhatTheyAreGiven() {
        var table = table()
        let readings: [ReadingTable.Reading] = [
            .value(.zero), .conflict(lower: Energy(milliwattHours: 1), higher: Energy(milliwattHours: 2)),
            .flagged(Energy(milliwattHours: 3)), .missing,
        ]
        for (row, reading) in readings.enumerated() { table[row, Self.first] = reading }
        #expect((0..<4).map { table[$0, Self.first] } == readings)
        #expect(table[0, Self.first.advanced(by: 1)] == .missing)
        // Whatever was there before leaves nothing behind.
        for (row, reading) in readings.reversed().enumerated() { table[row, Self.first] = reading }
        #expect((0..<4).map { table[$0, Self.first] } == readings.reversed())
    }

    @Test func daysOutsideAreMissingAndTakeNothing() {
        var table = table()
        table[0, Self.first.advanced(by: -1)] = .value(Energy(milliwattHours: 7))
        table[1, Self.first.advanced(by: 3)] = .value(Energy(milliwattHours: 7))
        #expect(table[0, Self.first.advanced(by: -1)] == .missing)
        #expect(table[1, Self.first.advanced(by: 3)] == .missing)
        for row in 0..<4 { for offset in 0..<3 { #expect(table[row, Self.first.advanced(by: offset)] == .missing) } }
    }

    @Test func conflictsInOrderOfAccountAndDay() {
        var table = table()
        let pair = ReadingTable.Reading.conflict(lower: .zero, higher: Energy(milliwattHours: 5))
        table[3, Self.first] = pair
        table[0, Self.first.advanced(by: 2)] = pair
        table[0, Self.first.advanced(by: 1)] = pair
        table[2, Self.first] = pair
        table[2, Self.first] = .value(.zero)
        #expect(table.conflicts.map(\.account) == ["001", "001", "9"])
        #expect(table.conflicts.map(\.day.number) == [20_462, 20_463, 20_461])
        #expect(table.conflicts.allSatisfy { $0.lower == .zero && $0.higher == Energy(milliwattHours: 5) })
    }

    @Test func randomWritesAgainstADictionary() {
        var random = SplitMix64(seed: 0x7AB1_E001)
        var table = table()
        var mirror: [[Int]: ReadingTable.Reading] = [:]
        for _ in 0..<5_000 {
            let (row, offset) = (random.integer(in: 0...3), random.integer(in: 0...2))
            let low = Energy(milliwattHours: random.integer(in: 0...9))
            let reading: ReadingTable.Reading =
                switch random.integer(in: 0...3) {
                case 0: .missing
                case 1: .value(low)
                case 2: .flagged(low)
                default: .conflict(lower: low, higher: low + Energy(milliwattHours: 1))
                }
            table[row, Self.first.advanced(by: offset)] = reading
            mirror[[row, offset]] = reading
            let (other, day) = (random.integer(in: 0...3), random.integer(in: 0...2))
            #expect(table[other, Self.first.advanced(by: day)] == mirror[[other, day]] ?? .missing)
        }
    }
}
