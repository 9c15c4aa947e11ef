import Accounting
import EmissionModel
import Testing

/// The worked example of `domain.md` §3, figure by figure.
@Suite struct WorkedExampleTests {
    let city: CityAccount

    init() throws {
        city = try #require(CityAccounting.account(Self.input, on: .on("2026-01-08")))
    }

    static let input: CityInput = {
        var region = Region(days: 1, from: .on("2026-01-08"))
        region.parameters.attainment.limitTolerance = .zero
        region.society = zip(Pollutant.allCases, [2000, 5000, 4000, 3000]).map { pollutant, kilograms in
            SocietyFigure(
                region: "奎屯市", year: 2025, pollutant: pollutant, emission: .daily(.kilograms(kilograms)),
                particulateBasis: .pm10)
        }
        let add = {
            (
                id: String, kind: EnterpriseClass, emission: PerPollutant<EmissionFigure?>, kwh: (Int, Int, Int?),
                measure: Measure
            ) in
            let enterprise = Enterprise(
                id: id, name: id, county: id < "E3" ? "甲县" : "乙县", industry: id, kind: kind, emission: emission,
                particulateBasis: .pm10, baseLoad: .kilowattHours(kwh.1), givenBaseline: .kilowattHours(kwh.0))
            region.add(enterprise, before: nil, during: [kwh.2], measures: [measure])
        }
        let measure = { (id: String, type: MeasureType, production: Int, cuts: PerPollutant<Ratio?>) in
            Measure(
                enterpriseID: id, level: .orange, type: type, productionCut: .percent(production), cuts: cuts)
        }
        add(
            "E1", .key, .kilogramsADay(900, 1800, 700, 100), (400_000, 60_000, 300_000),
            measure("E1", .limit, 30, .percent(30, 30, 40, 0)))
        add(
            "E2", .key, .kilogramsADay(0, 20, 60, 500), (20_000, 4_000, 4_400),
            measure("E2", .stop, 100, .percent(0, 0, 50, 100)))
        add(
            "E3", .key, .kilogramsADay(500, 400, 600, 30), (12_000, 1_500, 9_000),
            measure("E3", .stop, 100, .percent(100, 100, 100, 100)))
        add(
            "E4", .guarantee, .kilogramsADay(300, 700, 200, 10), (50_000, 5_000, 52_000),
            measure("E4", .cap, 0, .percent(0, 0, 0, 0)))
        add(
            "E5", .key, .kilogramsADay(60, 80, 300, 120), (20_000, 1_000, nil),
            measure("E5", .stop, 100, .percent(100, 100, 100, 100)))
        let declare = { (sector: SourceSector, pollutant: Pollutant, kilograms: Int) in
            region.otherSources.append(
                OtherSourceReduction(
                    period: .day(.on("2026-01-08")), sector: sector, pollutant: pollutant,
                    reduction: .kilograms(kilograms), evidence: "限行"))
        }
        declare(.mobile, .nox, 700)
        declare(.mobile, .pm, 60)
        declare(.mobile, .vocs, 150)
        declare(.dust, .pm, 500)
        return region.input
    }()

    func enterprise(_ id: String) throws -> EnterpriseAccount {
        try #require(city.enterprises.first { $0.enterprise.id == id })
    }

    @Test(arguments: [
        ("E1", [2500, 7059, 2941, 9804]), ("E2", [7800, 250, 9750, 10_000]), ("E3", [2500, 7143, 2857, 2857]),
    ])
    func ratiosOfAnEnterprise(id: String, printed: [Int64]) throws {
        let account = try enterprise(id)
        func digits(_ ratio: Ratio?) -> Int64? { ratio.map { ($0 * Ratio(10_000)).whole(.nearest) } }
        let ratios = [account.drop, account.loadRatio, account.productionCut, account.attainment]
        #expect(ratios.map(digits) == printed)
    }

    @Test func ratiosAreExact() throws {
        #expect(try enterprise("E1").attainment == Ratio(50, over: 51))
        #expect(try enterprise("E3").attainment == Ratio(2, over: 7))
        #expect(try enterprise("E2").loadRatio == Ratio(1, over: 40))
        #expect(try enterprise("E1").expectedCut == .percent(30))
        #expect(try enterprise("E4").expectedCut == nil)
    }

    @Test func outcomes() throws {
        #expect(try enterprise("E1").outcome == .implemented)
        #expect(try enterprise("E2").outcome == .implemented)
        #expect(try enterprise("E3").outcome == .suspected)
        #expect(try enterprise("E4").outcome == .notVerifiable)
        #expect(try enterprise("E5").outcome == .noData)
        #expect(try enterprise("E5").attainment == nil)
        #expect(try enterprise("E1").evidence == .b)
        #expect(try enterprise("E4").evidence == nil)
        #expect(try enterprise("E5").evidence == .d)
        #expect(try enterprise("E1").baselineMethod == .given)
        #expect(city.notices.count { $0.kind == .givenBaseline } == 4)
    }

    @Test func plannedMassesOfE1AreThoseOfTheSample() throws {
        let plan = try enterprise("E1").plan.map(\.milligrams)
        #expect(plan.values == [270_000_000, 540_000_000, 280_000_000, 0])
    }

    @Test func industryInMilligrams() throws {
        let industry = try #require(city.sectors.first)
        #expect(industry.sector == .industrial)
        #expect(industry.plan.values.map(\.milligrams) == [830_000_000, 1_020_000_000, 1_210_000_000, 650_000_000])
        // 270·50/51 + 500·2/7, 540·50/51 + 400·2/7, 280·50/51 + 30 + 600·2/7, 500 + 30·2/7 kg, each part rounded
        // down, or up with E5's plan.
        #expect(industry.low.values.map(\.milligrams) == [407_563_024, 643_697_478, 475_938_374, 508_571_428])
        #expect(industry.high.values.map(\.milligrams) == [467_563_026, 723_697_480, 775_938_376, 628_571_429])
        #expect(industry.low.values.map { ($0.milligrams + 500) / 1000 } == [407_563, 643_697, 475_938, 508_571])
        #expect(industry.high.values.map { ($0.milligrams + 500) / 1000 } == [467_563, 723_697, 775_938, 628_571])
    }

    @Test func percentagesToThePrintedDigits() {
        func digits(_ ratio: (RatioAccount) -> Ratio?) -> [Int64] {
            city.ratios.values.map { ratio($0).map { ($0 * Ratio(1_000_000)).whole(.nearest) } ?? -1 }
        }
        #expect(digits(\.plan) == [415_000, 344_000, 442_500, 266_667])
        #expect(digits(\.industryLow) == [203_782, 128_739, 118_985, 169_524])
        #expect(digits(\.industryHigh) == [233_782, 144_739, 193_985, 209_524])
        #expect(digits(\.low) == [203_782, 268_739, 258_985, 219_524])
        #expect(digits(\.high) == [233_782, 284_739, 333_985, 259_524])
    }

    @Test func everyTargetIsMet() {
        #expect(city.ratios.values.allSatisfy { $0.verdict == .met && $0.target == .percent(20) })
        #expect(city.verdict == .met)
        #expect(city.ratios.pm.notes == [.coverageBelowMinimum])
        #expect(city.ratios.so2.notes == [.intervalSpansTarget])
    }

    @Test func coverageAndImplementationOfTheSample() {
        func hundredths(_ ratios: PerPollutant<Ratio?>) -> [Int64] {
            ratios.values.map { $0.map { ($0 * Ratio(100)).whole(.nearest) } ?? -1 }
        }
        #expect(city.coverage.required == 4)
        #expect(city.coverage.judged == 3)
        #expect(hundredths(city.coverage.planMass) == [93, 92, 75, 82])
        #expect(city.implementation.count == Ratio(1, over: 2))
        #expect(hundredths(city.implementation.mass) == [49, 63, 39, 78])
        #expect(city.implementation.count(of: .implemented) == 2)
    }

    @Test func countyOfTheSample() throws {
        let county = try #require(city.counties.first { $0.name == "乙县" })
        #expect(county.enterprises == 3)
        #expect(county.required == 2)
        #expect(county.implemented == 0)
        #expect(county.low.so2 == Mass(milligrams: 142_857_142))
    }

    @Test func declaredSourcesStandInTheirOwnRows() {
        #expect(city.sectors.map(\.sector) == [.industrial, .mobile, .dust])
        #expect(city.sectors.map(\.isDeclared) == [false, true, true])
        #expect(city.sectors[1].low.values == [.zero, .kilograms(700), .kilograms(60), .kilograms(150)])
    }
}
