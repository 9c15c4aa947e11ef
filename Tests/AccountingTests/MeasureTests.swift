import Accounting
import EmissionModel
import Testing

@Suite struct MeasureTests {
    func region(
        _ measures: [Measure], during: Int? = 1000, level: WarningLevel = .orange, lines: [ProductionLine] = [],
        _ change: (inout Enterprise) -> Void = { _ in }
    ) -> Region {
        var region = Region(level: level)
        region.add(Enterprise.plant().with(change), during: [during], measures: measures)
        region.inventory.lines = lines
        return region
    }

    func account(
        _ measures: [Measure], during: Int? = 1000, level: WarningLevel = .orange, lines: [ProductionLine] = [],
        _ change: (inout Enterprise) -> Void = { _ in }
    ) -> EnterpriseAccount? {
        region(measures, during: during, level: level, lines: lines, change).enterprise("E1")
    }

    func notices(_ region: Region) -> [AccountingNotice.Kind] { region.account()?.notices.map(\.kind) ?? [] }

    static func line(_ id: String, kilograms: Int?, share: Int?) -> ProductionLine {
        ProductionLine(
            enterpriseID: "E1", lineID: id, emission: PerPollutant(repeating: kilograms.map { .daily(.kilograms($0)) }),
            energyShare: share.map { .percent($0) })
    }

    // MARK: Levels

    @Test func aLevelWithoutAMeasureTakesThatOfTheLevelBelow() throws {
        let region = region([.limit(at: .yellow, percent: 20)], level: .red)
        let plant = try #require(region.enterprise("E1"))
        #expect(plant.inheritedFrom == .yellow)
        #expect(plant.expectedCut == .percent(20))
        #expect(notices(region).contains(.inheritedMeasure))
        #expect(account([.limit(at: .red, percent: 20)])?.measure == nil)
    }

    @Test func ownMeasureOfTheLevelRules() throws {
        let plant = try #require(account([.limit(at: .yellow, percent: 20), .limit(percent: 40)]))
        #expect(plant.expectedCut == .percent(40))
        #expect(plant.inheritedFrom == nil)
    }

    // MARK: Not judged

    @Test func withoutAnyMeasureNothingIsAsked() throws {
        let region = region([])
        let plant = try #require(region.enterprise("E1"))
        #expect(plant.measure == nil)
        #expect(plant.outcome == .exempt)
        #expect(plant.plan == .zero)
        #expect(!plant.isRequired)
        #expect(notices(region).contains(.noMeasure))
    }

    @Test(arguments: [MeasureType.voluntary, .exempt])
    func voluntaryAndExemptAreZeros(type: MeasureType) throws {
        let plant = try #require(account([.of(type, percent: 30)], during: 100))
        #expect(plant.outcome == .exempt)
        #expect([plant.plan, plant.low, plant.high] == [.zero, .zero, .zero])
        #expect(plant.evidence == nil)
    }

    @Test func smallEnterprisesAreZeros() throws {
        let plant = try #require(account([.stop()], during: 100) { $0.kind = .small })
        #expect(plant.outcome == .exempt)
        #expect([plant.plan, plant.low, plant.high] == [.zero, .zero, .zero])
    }

    @Test func aRiseOfOneThatIsNotJudgedIsReported() {
        #expect(!notices(region([.of(.voluntary)], during: 1100)).contains(.voluntaryRise))
        #expect(notices(region([.of(.voluntary)], during: 1101)).contains(.voluntaryRise))
    }

    @Test func longIdlePlansAndSavesNothing() throws {
        let region = region([.stop()], during: 11) { $0.status = .longIdle }
        let plant = try #require(region.enterprise("E1"))
        #expect(plant.outcome == .longIdle)
        #expect(plant.plan.so2 == .kilograms(100))
        #expect([plant.low, plant.high] == [.zero, .zero])
        #expect(!plant.isRequired)
        #expect(region.account()?.coverage.required == 0)
        #expect(region.account()?.coverage.planMass.so2 == .zero)
        #expect(notices(region).contains(.idleRunning))
    }

    @Test func capIsComparedWithTheConsumption() throws {
        #expect(account([.of(.cap)], during: 500) { $0.cap = .kilowattHours(500) }?.outcome == .withinCap)
        #expect(account([.of(.cap)], during: 501) { $0.cap = .kilowattHours(500) }?.outcome == .overCap)
        #expect(account([.of(.cap)], during: nil) { $0.cap = .kilowattHours(500) }?.outcome == .noData)
        let without = region([.of(.cap)], during: 500)
        #expect(without.enterprise("E1")?.outcome == .notVerifiable)
        #expect(without.enterprise("E1")?.high == .zero)
        #expect(notices(without).contains(.capMissing))
    }

    @Test func electricityCannotSeeTransport() throws {
        let plant = try #require(account([.of(.transport, percent: 40)], during: 0))
        #expect(plant.outcome == .notVerifiable)
        #expect(plant.observability == Observability.none)
        #expect(plant.low == .zero)
        #expect(plant.high.nox == .kilograms(40))
        #expect(plant.plan.nox == .kilograms(40))
        #expect(!plant.isRequired)
    }

    @Test func noneObservabilityIsNotVerifiableButRequired() throws {
        let plant = try #require(account([.stop()], during: 0) { $0.observability = Observability.none })
        #expect(plant.outcome == .notVerifiable)
        #expect(plant.isRequired)
        #expect(!plant.hasEvidence)
        #expect(plant.evidence == .d)
        #expect(plant.high.so2 == .kilograms(100))
    }

    @Test func aLimitWithoutItsRatioIsNotVerifiable() throws {
        var measure = Measure.of(.limit)
        measure.cuts = .percent(30, 30, 30, 30)
        #expect(account([measure], during: 0)?.outcome == .notVerifiable)
        #expect(account([.limit(percent: 0)], during: 0)?.outcome == .notVerifiable)
    }

    // MARK: More than one measure

    @Test func productionAndTransportAddUpToTheEmission() throws {
        let plant = try #require(account([.limit(percent: 30), .of(.transport, percent: 20)], during: 730))
        #expect(plant.measure == .limit)
        #expect(plant.plan.so2 == .kilograms(50))
        #expect(plant.low.so2 == .kilograms(30))
        #expect(plant.high.so2 == .kilograms(50))
        let most = try #require(account([.limit(percent: 90), .of(.transport, percent: 20)], during: 1000))
        #expect(most.plan.so2 == .kilograms(100))
        #expect(most.high.so2 == .kilograms(20))
        #expect(most.low.so2 == .zero)
    }

    @Test func productionMeasuresThatDifferAreNotVerifiable() throws {
        for measures in [[Measure.stop(), .limit(percent: 30)], [.limit(percent: 30), .stop()]] {
            let region = region(measures, during: 0)
            let plant = try #require(region.enterprise("E1"))
            #expect(plant.outcome == .notVerifiable)
            #expect(plant.plan.so2 == .kilograms(100))
            #expect(plant.low == .zero)
            #expect(notices(region).contains(.conflictingMeasures))
        }
        #expect(account([.stop(), .stop()], during: 100)?.outcome == .implemented)
    }

    // MARK: Cuts and emissions

    @Test func aMissingCutIsThatOfProduction() throws {
        var measure = Measure.limit(percent: 30)
        measure.cuts.pm = .percent(45)
        let plant = try #require(account([measure]))
        #expect(
            plant.plannedCut == PerPollutant(so2: .percent(30), nox: .percent(30), pm: .percent(45), vocs: .percent(30))
        )
    }

    @Test func aMissingEmissionCountsNothingAndIsSaid() throws {
        let region = region([.stop()], during: 100) { $0.emission.vocs = nil }
        let plant = try #require(region.enterprise("E1"))
        #expect(plant.plan.vocs == .zero)
        #expect(plant.high.vocs == .zero)
        #expect(plant.emission.vocs == nil)
        #expect(
            region.account()?.notices.contains(
                AccountingNotice(.missingEmission, enterpriseID: "E1", pollutant: .vocs)) == true)
    }

    @Test func annualEmissionIsSpreadOverItsProductionDays() throws {
        let plant = try #require(
            account([.stop()], during: 100) { $0.emission.so2 = .annual(.kilograms(1000), productionDays: 300) })
        #expect(plant.emission.so2 == Ratio(10_000_000, over: 3))
        #expect(plant.plan.so2 == Mass(milligrams: 3_333_333))
        #expect(plant.low.so2 == Mass(milligrams: 3_333_333))
        #expect(plant.high.so2 == Mass(milligrams: 3_333_333))
    }

    // MARK: Lines

    static let lines = [line("A", kilograms: 60, share: 25), line("B", kilograms: 40, share: 75)]

    @Test func linesAreWeighedByTheirEmissionAndShares() throws {
        let plant = try #require(account([.stop(line: "A"), .limit(line: "B", percent: 20)], lines: Self.lines))
        #expect(plant.plannedCut.so2 == .percent(68))
        #expect(plant.expectedCut == .percent(40))
        #expect(plant.measure == .limit)
    }

    @Test func aLineWithoutOwnRowsTakesTheEnterprises() throws {
        let plant = try #require(account([.stop(line: "A"), .limit(percent: 20)], lines: Self.lines))
        #expect(plant.expectedCut == .percent(40))
        let alone = try #require(account([.stop(line: "A")], lines: Self.lines))
        #expect(alone.expectedCut == .percent(25))
        #expect(alone.plannedCut.so2 == .percent(60))
    }

    @Test func withoutSharesOnlyAStopOfAllLinesIsVerifiable() throws {
        let lines = [Self.line("A", kilograms: 60, share: nil), Self.line("B", kilograms: 40, share: nil)]
        let region = region([.stop(line: "A"), .limit(line: "B", percent: 20)], during: 100, lines: lines)
        #expect(region.enterprise("E1")?.outcome == .notVerifiable)
        #expect(region.enterprise("E1")?.plannedCut.so2 == .percent(68))
        #expect(notices(region).contains(.sharesMissing))
        let stopped = try #require(account([.stop(line: "A"), .stop(line: "B")], during: 100, lines: lines))
        #expect(stopped.expectedCut == .one)
        #expect(stopped.outcome == .implemented)
    }

    @Test func withoutEmissionsLinesAreWeighedByShares() throws {
        let lines = [Self.line("A", kilograms: nil, share: 25), Self.line("B", kilograms: 40, share: 75)]
        #expect(account([.stop(line: "A")], lines: lines)?.plannedCut.so2 == .percent(25))
        let zero = [Self.line("A", kilograms: 0, share: 25), Self.line("B", kilograms: 0, share: 75)]
        #expect(account([.stop(line: "A")], lines: zero)?.plannedCut.so2 == .percent(25))
    }

    @Test func aLineInheritsForItself() throws {
        let plant = try #require(
            account([.stop(line: "A", at: .yellow), .limit(line: "B", percent: 20)], lines: Self.lines))
        #expect(plant.expectedCut == .percent(40))
        #expect(plant.inheritedFrom == .yellow)
    }
}
