import Accounting
import EmissionModel
import Testing

@Suite struct EpisodeSumTests {
    static let last = Region.firstDay.advanced(by: 2)

    func region(_ during: [Int?], _ measure: Measure) -> Region {
        var region = Region(days: 3)
        region.add(.plant(), during: during, measures: [measure])
        return region
    }

    @Test func massesAndEnergiesAreSumsOverTheDays() throws {
        let region = region([100, 550, 1000], .stop())
        let plant = try #require(region.episode(through: Self.last)?.enterprises.first)
        #expect(plant.plan.so2 == .kilograms(300))
        #expect(plant.low.so2 == .kilograms(150))
        #expect(plant.high.so2 == .kilograms(150))
        #expect(plant.baseline == .kilowattHours(3000))
        #expect(plant.energy == .kilowattHours(1650))
        #expect(plant.baseLoad.perDay == .kilowattHours(100))
        #expect(plant.baseLoad.energy == .kilowattHours(300))
        #expect(plant.drop == .percent(45))
        #expect(plant.productionCut == .percent(50))
        #expect(plant.attainment == .percent(50))
        // One half to the digit: the least error of the baseline leaves it open.
        #expect(plant.outcome == .cannotTell)
    }

    @Test func theSumOfTheDaysIsTheEpisode() throws {
        let region = region([130, 777, 412], .limit(percent: 30))
        let episode = try #require(region.episode(through: Self.last))
        let days = (0..<3).compactMap { region.account(on: Region.firstDay.advanced(by: $0)) }
        for pollutant in Pollutant.allCases {
            #expect(
                days.map { $0.enterprises[0].low[pollutant] }.reduce(.zero, +)
                    == episode.enterprises[0].low[pollutant])
        }
        #expect(days.count == 3)
        #expect(episode.ratios.so2.society?.perDay == Ratio(1_000_000_000))
    }

    @Test func attainmentIsWeighedByPlannedMass() throws {
        let measures = [Measure.limit(at: .yellow, percent: 20), .stop(at: .red)]
        var region = Region()
        region.actions = [
            ResponseDayTests.action(.start, .yellow, day: 0), ResponseDayTests.action(.upgrade, .red, day: 1),
            ResponseDayTests.action(.lift, nil, day: 2),
        ]
        region.add(.plant(), during: [1000, 100], measures: measures)
        let plant = try #require(region.episode(through: Self.last)?.enterprises.first)
        #expect(plant.attainment == Ratio(100, over: 120))
        #expect(plant.measure == .stop)
        #expect(plant.outcome == .partial)
    }

    @Test func aMissingDayCountsAsNothingSaved() throws {
        let region = region([100, nil, 100], .stop())
        let account = try #require(region.episode(through: Self.last))
        let plant = account.enterprises[0]
        #expect(plant.low.so2 == .kilograms(200))
        #expect(plant.high.so2 == .kilograms(300))
        #expect(plant.energy == nil)
        #expect(plant.drop == nil)
        #expect(plant.attainment == Ratio(2, over: 3))
        #expect(plant.hasEvidence)
        #expect(account.coverage.planMass.so2 == Ratio(2, over: 3))
        #expect(account.notices.contains(AccountingNotice(.missingDays, enterpriseID: "E1", count: 1)))
    }

    @Test func noDataOnlyWhereEveryDayLacksIt() throws {
        let region = region([nil, nil, nil], .stop())
        let plant = try #require(region.episode(through: Self.last)?.enterprises.first)
        #expect(plant.outcome == .noData)
        #expect(plant.attainment == nil)
        #expect(plant.evidence == .d)
    }

    @Test func oneDayOverTheCapIsOver() throws {
        let guarantee = Enterprise.plant(kind: .guarantee).with { $0.cap = .kilowattHours(900) }
        func outcome(_ during: [Int?]) -> Outcome? {
            var region = Region(days: 3)
            region.add(guarantee, during: during, measures: [.of(.cap)])
            return region.episode(through: Self.last)?.enterprises.first?.outcome
        }
        #expect(outcome([800, 900, 800]) == .withinCap)
        #expect(outcome([800, 901, 100]) == .overCap)
        #expect(outcome([800, 901, nil]) == .overCap)
        #expect(outcome([800, 800, nil]) == .noData)
    }

    @Test func declaredSourcesOfTheEpisodeCountEveryDay() throws {
        var region = region([100, 100, 100], .stop())
        region.otherSources = [
            OtherSourceReduction(
                period: .episode("P1"), sector: .mobile, pollutant: .nox, reduction: .kilograms(10), evidence: "限行"),
            OtherSourceReduction(
                period: .day(Region.firstDay), sector: .dust, pollutant: .pm, reduction: .kilograms(5), evidence: "停工"),
            OtherSourceReduction(
                period: .episode("P0"), sector: .dust, pollutant: .pm, reduction: .kilograms(99), evidence: "停工"),
        ]
        let account = try #require(region.episode(through: Self.last))
        #expect(account.ratios.nox.low == Ratio(330, over: 3000))
        #expect(account.ratios.nox.industryLow == Ratio(300, over: 3000))
        #expect(account.ratios.pm.low == Ratio(305, over: 3000))
        #expect(account.sectors.map(\.sector) == [.industrial, .mobile, .dust])
    }
}
