import Accounting
import EmissionModel
import Testing

/// Baseline 1000 kWh, base load 100 kWh, so that 90 kWh are a tenth of the production.
@Suite struct AttainmentTests {
    func account(_ measure: Measure, during: Int, tolerance: Ratio = .percent(2)) -> EnterpriseAccount? {
        var region = Region()
        region.parameters.attainment.limitTolerance = tolerance
        region.add(.plant(), during: [during], measures: [measure])
        return region.enterprise("E1")
    }

    @Test func aStopIsCarriedOutUpToATenthOfTheLoad() {
        #expect(account(.stop(), during: 190)?.attainment == .one)
        #expect(account(.stop(), during: 190)?.low.so2 == .kilograms(100))
        #expect(account(.stop(), during: 199)?.attainment == .percent(89))
        #expect(account(.stop(), during: 50)?.loadRatio == .zero)
    }

    @Test(arguments: [
        (190, Outcome.implemented), (199, .partial), (540, .partial), (559, .suspected), (1100, .suspected),
        (1101, .increased),
    ])
    func outcomesOfAStop(during: Int, outcome: Outcome) {
        #expect(account(.stop(), during: during)?.outcome == outcome)
    }

    @Test func aRiseIsShownAndSavesNothing() throws {
        let plant = try #require(account(.stop(), during: 1900))
        #expect(plant.drop == .percent(-90))
        #expect(plant.productionCut == .percent(-100))
        #expect(plant.attainment == .zero)
        #expect(plant.low == .zero)
        #expect(plant.high == .zero)
    }

    @Test func aLimitIsCarriedOutWithinItsTolerance() {
        // x = 30 %: 28 % of 900 kWh are 252 kWh.
        #expect(account(.limit(percent: 30), during: 748)?.attainment == .one)
        #expect(account(.limit(percent: 30), during: 757)?.attainment == .percent(90))
        #expect(account(.limit(percent: 30), during: 748, tolerance: .zero)?.attainment == Ratio(28, over: 30))
    }

    @Test func theToleranceIsAtMostATenthOfTheCut() {
        // x = 10 %: 9 % are enough, 8 % are not.
        #expect(account(.limit(percent: 10), during: 919)?.attainment == .one)
        #expect(account(.limit(percent: 10), during: 928)?.attainment == .percent(80))
    }

    @Test func beyondALimitStandsInItsOwnColumn() throws {
        let plant = try #require(account(.limit(percent: 30), during: 640))
        #expect(plant.productionCut == .percent(40))
        #expect(plant.low.so2 == .kilograms(30))
        #expect(plant.high.so2 == .kilograms(30))
        #expect(plant.overachieved.so2 == .kilograms(10))
        #expect(account(.limit(percent: 80), during: 100)?.overachieved.so2 == .kilograms(20))
        #expect(account(.stop(), during: 100)?.overachieved == .zero)
    }

    @Test func aTargetOnTheRawDropTakesThePlaceOfTheCut() throws {
        var measure = Measure.limit(percent: 30)
        measure.energyCut = .percent(50)
        let plant = try #require(account(measure, during: 600))
        #expect(plant.expectedCut == .percent(50))
        #expect(plant.attainment == .percent(80))
        #expect(plant.low.so2 == .kilograms(24))
        #expect(account(measure, during: 520)?.attainment == .one)
        #expect(account(measure, during: 521)?.attainment == .thousandths(958))
    }

    @Test(arguments: [
        (Observability.strong, EvidenceGrade.a), (.medium, .b), (.weak, .c),
    ])
    func evidenceByObservability(observability: Observability, grade: EvidenceGrade) {
        var region = Region()
        region.add(Enterprise.plant().with { $0.observability = observability }, during: [100], measures: [.stop()])
        #expect(region.enterprise("E1")?.evidence == grade)
    }

    @Test func anInheritedMeasureWithoutBaseLoadIsWeaklyFounded() {
        func grade(_ baseLoad: Energy?, _ level: WarningLevel) -> EvidenceGrade? {
            var region = Region()
            region.add(Enterprise.plant().with { $0.baseLoad = baseLoad }, during: [100], measures: [.stop(at: level)])
            return region.enterprise("E1")?.evidence
        }
        #expect(grade(nil, .yellow) == .c)
        #expect(grade(nil, .orange) == .b)
        #expect(grade(.kilowattHours(100), .yellow) == .a)
    }
}
