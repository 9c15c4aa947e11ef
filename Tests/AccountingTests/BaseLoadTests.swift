import Accounting
import EmissionModel
import Testing

@Suite struct BaseLoadTests {
    static let start = Region.firstDay

    func account(_ change: (inout Enterprise) -> Void, stops: [Int: Int] = [:], during: Int = 300) -> EnterpriseAccount?
    {
        var region = Region()
        region.add(
            Enterprise.plant().with {
                $0.baseLoad = nil; change(&$0)
            }, during: [during], measures: [.stop()])
        for offset in 57...120 {
            region.consumption["E1"]?[Self.start.advanced(by: -offset)] = .value(.kilowattHours(1000))
        }
        for (offset, value) in stops {
            region.consumption["E1"]?[Self.start.advanced(by: -offset)] = .value(.kilowattHours(value))
        }
        return region.enterprise("E1")
    }

    @Test func declared() throws {
        let plant = try #require(account { $0.baseLoad = .kilowattHours(300) })
        #expect(plant.baseLoad.source == .declared)
        #expect(plant.loadRatio == .zero)
        #expect(plant.evidence == .a)
    }

    @Test func declaredAboveTheShareNeedsADocument() throws {
        let refused = try #require(account { $0.baseLoad = .kilowattHours(301) })
        #expect(refused.baseLoad == .unknown)
        #expect(refused.evidence == .b)
        let documented = try #require(
            account {
                $0.baseLoad = .kilowattHours(301)
                $0.baseLoadDocument = "环评 3 号"
            })
        #expect(documented.baseLoad.perDay == .kilowattHours(301))
    }

    @Test func aBaseLoadOfTheWholeBaselineMakesItWeak() throws {
        let plant = try #require(
            account {
                $0.baseLoad = .kilowattHours(1000)
                $0.baseLoadDocument = "环评 3 号"
            })
        #expect(plant.outcome == .weakBaseline)
    }

    @Test func measuredOnTwoStopsThatAgree() throws {
        let plant = try #require(account({ _ in }, stops: [60: 100, 61: 104, 80: 150, 81: 150]))
        #expect(plant.baseLoad.source == .measured)
        #expect(plant.baseLoad.perDay == .kilowattHours(102))
        #expect(plant.evidence == .a)
    }

    @Test func theLatestPairThatAgreesCounts() throws {
        let plant = try #require(
            account({ _ in }, stops: [60: 250, 61: 250, 70: 120, 71: 120, 72: 120, 90: 90, 91: 90]))
        #expect(plant.baseLoad.perDay == .kilowattHours(90))
    }

    @Test(arguments: [
        [60: 100, 61: 100], [60: 100, 61: 100, 80: 151, 81: 151], [60: 100, 80: 100],
        [60: 301, 61: 301, 80: 301, 81: 301],
    ])
    func unknownWithoutTwoStopsThatAgree(stops: [Int: Int]) throws {
        #expect(try #require(account({ _ in }, stops: stops)).baseLoad == .unknown)
    }

    @Test func whereItIsUnknownLowTakesNothingAndHighTheDefaultShare() throws {
        let plant = try #require(account({ _ in }, during: 500))
        #expect(plant.loadRatio == .percent(50))
        #expect(plant.attainment == .percent(50))
        #expect(plant.low.so2 == .kilograms(50))
        // 100 kg × (1 − (500 − 130) / 870), rounded up.
        #expect(plant.high.so2 == Mass(milligrams: 57_471_265))
        #expect(plant.evidence == .b)
    }

    @Test func whereItIsUnknownAStopIsCarriedOutFromThreeQuarters() throws {
        #expect(try #require(account({ _ in }, during: 250)).attainment == .one)
        #expect(try #require(account({ _ in }, during: 251)).attainment == .thousandths(749))
        #expect(try #require(account({ $0.baseLoad = .zero }, during: 250)).attainment == .percent(75))
    }
}
