import EmissionModel
import Ingestion
import TestSupport
import Testing

@Suite struct EarlierResponseTests {
    private static let year = Result { try RealYear() }

    private static func responses(
        _ inventory: EmissionInventory, _ table: ReadingTable, responses: [ResponseInterval] = [],
        on days: ClosedRange<CalendarDay> = RealYear.firstDay...RealYear.lastDay
    ) throws -> [SuspectedResponse] {
        let (calendar, partial) = try RealYear.calendar()
        return EarlierResponseCheck(
            inventory, table, calendar, responses: responses, partial: Set(partial), on: days
        ).found
    }

    /// In the real year nothing happened that anyone knows of. Measures are dealt out by lot; with none, or with all,
    /// there is nobody to compare with.
    @Test(.needsSharedData) func theRealYearHasNone() throws {
        let year = try Self.year.get()
        let table = year.readings()
        for (seed, percent) in [(1, 30), (2, 50), (5, 0), (6, 100)] {
            var numbers = SplitMix64(seed: UInt64(seed))
            let inventory = year.inventory { _ in numbers.integer(in: 1...100) <= percent }
            let found = try Self.responses(inventory, table)
            #expect(found == [], "\(percent) % with a measure")
        }
    }

    struct Cut: Sendable, CustomStringConvertible {
        /// Of the consumption of those who carry out a measure; 90 is a stop that leaves the base load.
        var percent: Int
        /// Of all enterprises.
        var enterprises: Int
        var isCompared: Bool
        var neededPercent: Int

        var description: String {
            "\(enterprises) % of the enterprises cut by \(percent) %, \(isCompared ? "half" : "all") have a measure"
        }
    }

    /// A response put into the real year at many starts, for two, three and five days. Half of the enterprises have a
    /// measure, and those who carry it out are among them; or all have one, and nobody is there to compare with. Without
    /// comparison a limit of 30 % cannot be told from the weather, and stops must fall into a week's workdays.
    @Test(
        .needsSharedData,
        arguments: [
            Cut(percent: 30, enterprises: 20, isCompared: true, neededPercent: 75),
            Cut(percent: 30, enterprises: 40, isCompared: true, neededPercent: 85),
            Cut(percent: 90, enterprises: 20, isCompared: true, neededPercent: 85),
            Cut(percent: 90, enterprises: 40, isCompared: true, neededPercent: 85),
            Cut(percent: 90, enterprises: 20, isCompared: false, neededPercent: 40),
            Cut(percent: 90, enterprises: 40, isCompared: false, neededPercent: 80),
        ])
    func injectedResponsesAreFound(cut: Cut) throws {
        let year = try Self.year.get()
        let table = year.readings()
        let (calendar, _) = try RealYear.calendar()
        var numbers = SplitMix64(seed: UInt64(cut.percent * 1000 + cut.enterprises))
        let inventory = year.inventory { $0 % 2 == 0 || !cut.isCompared }
        var (found, wrong, tried) = (0, 0, 0)
        while tried < LongRun.count(36, else: 9) {
            let start = numbers.integer(in: 80...350)
            let first = RealYear.firstDay.advanced(by: start)
            guard calendar.type(of: first) != .holiday else { continue }
            let days = (0..<[2, 3, 5][tried % 3]).map { first.advanced(by: $0) }
            var injected = table
            for row in year.series.indices where row % 2 == 0 || !cut.isCompared {
                guard numbers.integer(in: 1...100) <= cut.enterprises * (cut.isCompared ? 2 : 1) else { continue }
                for day in days {
                    let value = year.series[row][RealYear.firstDay.distance(to: day)] * Int64(100 - cut.percent) / 100
                    injected[row, day] = .value(Energy(milliwattHours: max(value, 1) * 1_000_000))
                }
            }
            let around = first.advanced(by: -35)...first.advanced(by: 35)
            let responses = try Self.responses(inventory, injected, on: around)
            if responses.contains(where: { !Set($0.days).isDisjoint(with: days) }) { found += 1 }
            wrong += responses.count { Set($0.days).isDisjoint(with: days) }
            tried += 1
        }
        print("\(cut): \(found) of \(tried) found, \(wrong) others wrongly")
        #expect(found * 100 >= tried * cut.neededPercent)
        #expect(wrong == 0)
    }

    /// A response that the ledger knows is no finding, and neither are the two days after it.
    @Test(.needsSharedData) func knownResponsesAreNotSaid() throws {
        let year = try Self.year.get()
        var table = year.readings()
        let days = (200..<205).map { RealYear.firstDay.advanced(by: $0) }
        for row in year.series.indices where row % 4 == 0 {
            for day in days { table[row, day] = .value(Energy(milliwattHours: 1_000_000)) }
        }
        let inventory = year.inventory { $0 % 2 == 0 }
        let found = try Self.responses(inventory, table)
        #expect(found.map(\.days) == [days])
        #expect(found.first.map { $0.fallen >= 250 && $0.others != nil && $0.missingShare > .zero } ?? false)
        let known = ResponseInterval(
            episodeID: "P", level: .orange, start: LocalMinute(days[0]), end: LocalMinute(days[3]))
        #expect(try Self.responses(inventory, table, responses: [known]) == [])
    }

    /// Half of the enterprises close for good: nothing came back.
    @Test(.needsSharedData) func aClosingIsNoResponse() throws {
        let year = try Self.year.get()
        var table = year.readings()
        for row in year.series.indices where row % 4 == 0 {
            for offset in 200..<365 {
                table[row, RealYear.firstDay.advanced(by: offset)] = .value(Energy(milliwattHours: 1_000_000))
            }
        }
        #expect(try Self.responses(year.inventory { $0 % 2 == 0 }, table) == [])
    }
}
