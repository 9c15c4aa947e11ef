import Accounting
import EmissionModel
import Testing

/// A seasonal plant asked to stop: 1000 kWh a day in season, 100 kWh declared standing still.
@Suite struct OffSeasonTests {
    /// - Parameters:
    ///   - before: kWh on each of the 60 days before the episode.
    ///   - season: kWh on the days before those, within the year.
    ///   - days: how many of the 60 have a reading, the latest.
    private func region(
        before: Int = 90, season: Int? = 1000, days: Int = 60, during: Int = 90,
        measures: [Measure] = [.stop()], _ change: (inout Enterprise) -> Void = { _ in }
    ) -> Region {
        var region = Region()
        let plant = Enterprise.plant().with {
            $0.status = .seasonal
            change(&$0)
        }
        region.add(plant, before: nil, during: [during], measures: measures)
        func set(_ offsets: ClosedRange<Int>, _ value: Int) {
            for offset in offsets {
                region.consumption["E1"]?[Region.firstDay.advanced(by: -offset)] = .value(.kilowattHours(value))
            }
        }
        if let season { set(120...200, season) }
        set(1...days, before)
        return region
    }

    private func kinds(_ region: Region) -> [AccountingNotice.Kind] {
        region.account()?.notices.filter { $0.enterpriseID == "E1" }.map(\.kind) ?? []
    }

    @Test func outOfSeasonNothingIsPlannedOrJudged() throws {
        let region = region()
        let plant = try #require(region.enterprise("E1"))
        #expect(plant.outcome == .longIdle)
        #expect([plant.plan, plant.low, plant.high] == [.zero, .zero, .zero])
        #expect(!plant.isRequired && plant.evidence == nil && plant.attainment == nil)
        #expect(region.account()?.coverage.required == 0)
        #expect(kinds(region) == [.offSeason])
    }

    @Test func inSeasonItIsJudgedAsAnyOther() throws {
        let region = region(before: 1000)
        var normal = region
        normal.inventory.enterprises[0].status = .normal
        var (seasonal, other) = (try #require(region.enterprise("E1")), try #require(normal.enterprise("E1")))
        #expect(seasonal.outcome == .implemented)
        seasonal.enterprise.status = .normal
        other.enterprise.status = .normal
        #expect(seasonal == other)
        #expect(!kinds(region).contains(.offSeason))
    }

    /// At the base load is out of season; one day of the look-back above it is production.
    @Test func oneDayOfProductionIsASeason() {
        #expect(region(before: 100).enterprise("E1")?.outcome == .longIdle)
        var region = region(before: 100)
        region.consumption["E1"]?[Region.firstDay.advanced(by: -20)] = .value(.kilowattHours(101))
        #expect(region.enterprise("E1")?.outcome != .longIdle)
    }

    /// Five usable days with a reading are asked for.
    @Test(arguments: [(4, false), (5, true)])
    func tooFewDaysAreJudgedAsUsual(days: Int, isOffSeason: Bool) throws {
        let region = region(days: days)
        #expect((region.enterprise("E1")?.outcome == .longIdle) == isOffSeason)
        #expect(kinds(region).contains(.offSeason) == isOffSeason)
        if !isOffSeason { #expect(try #require(region.enterprise("E1")).isRequired) }
    }

    @Test func runningDuringTheResponseIsTold() throws {
        let running = region(during: 900)
        #expect(running.enterprise("E1")?.outcome == .longIdle)
        #expect(kinds(running) == [.offSeason, .offSeasonRunning])
        let notice = try #require(running.account()?.notices.first { $0.kind == .offSeasonRunning })
        #expect(notice.energy == .kilowattHours(900))
        #expect(kinds(region(during: 100)) == [.offSeason])
    }

    /// 13 % of the highest day of the year, 1000 kWh, where nothing else is known; without a season in the readings
    /// nothing tells standing still from production.
    @Test(arguments: [(130, 1000 as Int?, true), (131, 1000, false), (130, nil, false)])
    func theDefaultShareOfTheHighestDay(before: Int, season: Int?, isOffSeason: Bool) {
        let region = region(before: before, season: season) { $0.baseLoad = nil }
        #expect((region.enterprise("E1")?.outcome == .longIdle) == isOffSeason)
    }

    /// An earlier stop agrees with this one: 150 kWh measured, above the default share, and 50 kWh of agreement.
    @Test func theMeasuredBaseLoad() {
        var region = region(before: 160) { $0.baseLoad = nil }
        for offset in 150...152 {
            region.consumption["E1"]?[Region.firstDay.advanced(by: -offset)] = .value(.kilowattHours(150))
        }
        #expect(region.enterprise("E1")?.outcome == .longIdle)
        region.consumption["E1"]?[Region.firstDay.advanced(by: -20)] = .value(.kilowattHours(201))
        #expect(region.enterprise("E1")?.outcome != .longIdle)
    }

    /// A base load that hides the whole production needs a document, as everywhere.
    @Test func aBaseLoadTooHighIsNotTaken() {
        let region = region(before: 900) { $0.baseLoad = .kilowattHours(950) }
        #expect(region.enterprise("E1")?.outcome != .longIdle)
    }

    @Test func aVoluntaryMeasureStaysExempt() {
        let region = region(measures: [.of(.voluntary)])
        #expect(region.enterprise("E1")?.outcome == .exempt)
        #expect(!kinds(region).contains(.offSeason))
    }
}
