import EmissionModel
import TestSupport
import Testing

@Suite struct DuplicateSeriesTests {
    private static func series(_ seed: UInt64, days: Int = 40) -> [Double] {
        var numbers = SplitMix64(seed: seed)
        return (0..<days).map { _ in Double(numbers.integer(in: 1000...2000)) }
    }

    @Test func theLaterOfTwoIsNamed() {
        let (a, b) = (Self.series(1), Self.series(2))
        let found = DuplicateSeries(kilowattHours: [a, b, a, Self.series(3), b, a])
        #expect(
            found.pairs == [
                DuplicateSeries.Pair(first: 0, later: 2), DuplicateSeries.Pair(first: 1, later: 4),
                DuplicateSeries.Pair(first: 0, later: 5),
            ])
        #expect(found.laterOnes == [2, 4, 5])
    }

    @Test func oneDayThatDiffersIsEnough() {
        var other = Self.series(1)
        other[17] += 1
        #expect(DuplicateSeries(kilowattHours: [Self.series(1), other]).pairs == [])
        other = Self.series(1)
        other[17] = .nan
        #expect(DuplicateSeries(kilowattHours: [Self.series(1), other]).pairs == [])
    }

    @Test func gapsOnTheSameDaysAreTheSame() {
        var gapped = Self.series(1)
        gapped[3] = .nan
        gapped[30] = .nan
        #expect(DuplicateSeries(kilowattHours: [gapped, gapped]).laterOnes == [1])
    }

    /// Plants that stand still, or that hardly move, are alike by chance.
    @Test func idleAndShortSeriesAreNoTwins() {
        let idle = Array(repeating: 1.0, count: 300)
        let hardly = (0..<300).map { Double($0 % 6) }
        let short = Self.series(4, days: 27)
        let unknown = Self.series(5).enumerated().map { $0.offset < 13 ? .nan : $0.element }
        for row in [idle, hardly, short, unknown] {
            #expect(DuplicateSeries(kilowattHours: [row, row]).pairs == [])
        }
    }

    @Test func ofATableOnlyTheDaysAskedFor() {
        let first = CalendarDay(number: 20_000)
        var table = ReadingTable(firstDay: first, dayCount: 40, accountNumbers: ["a", "b", "c"])
        for (offset, value) in Self.series(6).enumerated() {
            let energy = Energy(milliwattHours: Int64(value) * 1_000_000)
            table[0, first.advanced(by: offset)] = .value(energy)
            table[1, first.advanced(by: offset)] = .value(energy)
            table[2, first.advanced(by: offset)] = offset == 39 ? .flagged(energy) : .value(energy)
        }
        #expect(DuplicateSeries(table, on: first...first.advanced(by: 39)).laterOnes == [1])
        #expect(DuplicateSeries(table, on: first...first.advanced(by: 38)).laterOnes == [1, 2])
    }
}
