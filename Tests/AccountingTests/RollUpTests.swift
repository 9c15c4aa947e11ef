import EmissionModel
import Testing

@testable import Accounting

@Suite struct RollUpTests {
    /// A generated city, and the same cut into counties: each enterprise in one of them, T and the declared sources
    /// shared out without a remainder.
    struct Case {
        var seed: UInt64
        var whole: CityAccount
        var parts: [CityAccount]
        var parameters: AccountingParameters
    }

    static let cases: [Case] = (UInt64(0)..<400).compactMap { seed in
        let city = GeneratedCity(seed: seed)
        let isEpisode = seed % 3 != 0
        let last = city.last
        let account = { (region: Region) in isEpisode ? region.episode(through: last) : region.account() }
        guard let whole = account(city.region) else { return nil }
        let parts = split(city.region, into: 2 + Int(seed % 2)).compactMap(account)
        return Case(seed: seed, whole: whole, parts: parts, parameters: city.region.parameters)
    }

    private static func split(_ region: Region, into count: Int) -> [Region] {
        (0..<count).map { index in
            var part = region
            let name = "县\(index)"
            part.name = name
            let own = region.inventory.enterprises.enumerated().filter { $0.offset % count == index }.map(\.element)
            let ids = Set(own.map(\.id))
            part.inventory.enterprises = own
            part.inventory.lines = region.inventory.lines.filter { ids.contains($0.enterpriseID) }
            part.inventory.measures = region.inventory.measures.filter { ids.contains($0.enterpriseID) }
            part.inventory.bindings = region.inventory.bindings.filter { ids.contains($0.enterpriseID) }
            part.society = region.society.map { figure in
                var share = figure
                share.region = name
                let milligrams = figure.emission.mass.milligrams
                let own = index == 0 ? milligrams - (milligrams / 3) * Int64(count - 1) : milligrams / 3
                share.emission = .daily(Mass(milligrams: own))
                return share
            }
            if index > 0 { part.otherSources = [] }
            return part
        }
    }

    private static func members(_ item: Case) -> [RollUpMember] {
        item.parts.map { RollUpMember(name: $0.region, regions: [RegionAccount($0, profile: "p")]) }
    }

    private static func input(_ item: Case, hasOwnTargets: Bool = true) -> RollUpInput {
        RollUpInput(
            region: "州", members: members(item), configuredTargets: hasOwnTargets ? item.parameters.targets : nil,
            coverageMinimum: item.parameters.coverageMinimum, so2NoxInterchange: item.parameters.so2NoxInterchange)
    }

    private static func equals(_ ratio: RollUpRatio, _ whole: RatioAccount) -> Bool {
        ratio.plan == whole.plan && ratio.low == whole.low && ratio.high == whole.high && ratio.target == whole.target
            && ratio.industryPlan == whole.industryPlan && ratio.industryLow == whole.industryLow
            && ratio.industryHigh == whole.industryHigh && ratio.verdict == whole.verdict
            && ratio.notes.contains(.coverageBelowMinimum) == whole.notes.contains(.coverageBelowMinimum)
    }

    /// The counties added up are the city accounted as one, to the last milligram.
    @Test(arguments: [true, false]) func countiesAddUpToTheMergedCity(_ hasOwnTargets: Bool) {
        #expect(Self.cases.count == 400)
        let violations = Self.cases.filter { item in
            let sum = RollUpAccounting.account(Self.input(item, hasOwnTargets: hasOwnTargets))
            let whole = item.whole
            let ids = sum.enterprises.map { $0.account }.sorted { $0.enterprise.id < $1.enterprise.id }
            return
                !(sum.verdict == whole.verdict && sum.presentVerdict == whole.verdict
                && Pollutant.allCases.allSatisfy {
                    Self.equals(sum.ratios[$0], whole.ratios[$0]) && Self.equals(sum.present[$0], whole.ratios[$0])
                }
                && sum.coverage == whole.coverage && sum.implementation == whole.implementation
                && sum.sectors == whole.sectors && sum.industries == whole.industries
                && sum.departments == whole.departments
                && ids == whole.enterprises.sorted { $0.enterprise.id < $1.enterprise.id })
        }
        #expect(violations.map(\.seed) == [])
    }

    @Test func theOrderOfTheMembersDoesNotMatter() {
        for item in Self.cases.prefix(50) {
            var input = Self.input(item)
            let straight = RollUpAccounting.account(input)
            input.members.reverse()
            #expect(RollUpAccounting.account(input) == straight)
        }
    }

    /// Prefectures made of counties, added up, are the counties added up.
    @Test func aRollUpOfRollUpsIsTheDirectRollUp() {
        let violations = Self.cases.filter { item in
            let direct = RollUpAccounting.account(Self.input(item))
            var input = Self.input(item)
            let members = input.members
            input.members = [
                Self.prefecture("甲州", of: Array(members.prefix(1))),
                Self.prefecture("乙州", of: Array(members.dropFirst())),
            ]
            let nested = RollUpAccounting.account(input)
            return
                !(nested.ratios == direct.ratios && nested.present == direct.present
                && nested.verdict == direct.verdict && nested.coverage == direct.coverage
                && nested.sectors == direct.sectors && nested.industries == direct.industries
                && nested.segments == direct.segments && nested.rows.count == direct.rows.count + 2
                && nested.enterprises.count == direct.enterprises.count)
        }
        #expect(violations.map(\.seed) == [])
    }

    private static func prefecture(_ name: String, of members: [RollUpMember], missing: [String] = []) -> RollUpMember {
        RollUpMember(
            name: name,
            regions: members.flatMap(\.regions).map { region in
                var copy = region
                copy.path = [name] + region.path
                return copy
            }, missing: missing.map { [name, $0] })
    }

    // MARK: What is missing

    /// Nothing in low, unknown in plan and high: never missed, and never met by a smaller denominator.
    @Test func aMissingMemberIsNoZero() {
        for item in Self.cases.prefix(100) {
            let all = RollUpAccounting.account(Self.input(item))
            var input = Self.input(item)
            let names = input.members.map(\.name)
            input.members.removeLast()
            input.expected = names
            let without = RollUpAccounting.account(input)
            #expect(without.missing == [[names[names.count - 1]]])
            #expect(without.rows.last?.isPresent == false)
            for ratio in without.ratios.values {
                #expect(ratio.low == nil && ratio.high == nil && ratio.plan == nil && ratio.society == nil)
                #expect(ratio.verdict == .undetermined && ratio.notes.contains(.wholeUnknown))
            }
            for ratio in without.present.values { #expect(ratio.low != nil && ratio.high != nil) }
            input.society = Pollutant.allCases.map {
                SocietyFigure(region: "州", year: 2025, pollutant: $0, emission: .daily(.kilograms(1000)))
            }
            let known = RollUpAccounting.account(input)
            for pollutant in Pollutant.allCases {
                let (part, whole) = (known.ratios[pollutant], all.ratios[pollutant])
                #expect(part.high == nil && part.plan == nil && part.verdict != .notMet)
                if let low = part.low, let full = whole.low { #expect(low <= full) } else { Issue.record("no low") }
                if part.verdict == .met, !item.parameters.so2NoxInterchange { #expect(whole.verdict == .met) }
            }
        }
    }

    @Test func whatIsMissingBelowAMemberIsMissingAbove() {
        let item = Self.cases[1]
        var input = Self.input(item)
        input.members = [Self.prefecture("甲州", of: input.members, missing: ["丁县"])]
        let account = RollUpAccounting.account(input)
        #expect(account.missing == [["甲州", "丁县"]])
        #expect(account.ratios.so2.low == nil && account.ratios.so2.notes.contains(.membersMissing))
        // The prefecture knew its whole area: then so does the province.
        let day = LevelDay(day: account.days[0].key.day, level: account.days[0].key.level)
        input.members[0].society = Dictionary(
            uniqueKeysWithValues: account.days.map { ($0.key, PerPollutant(repeating: Ratio(2_000_000_000))) })
        let known = RollUpAccounting.account(input)
        #expect(known.ratios.so2.low != nil && known.ratios.so2.high == nil)
        #expect(known.days.first { $0.key == day }?.whole.so2 == Ratio(2_000_000_000))
    }

    @Test func aGivenWholeBelowItsPartsGivesNoRatio() {
        var input = Self.input(Self.cases[0])
        input.society = Pollutant.allCases.map {
            SocietyFigure(region: "州", pollutant: $0, emission: .daily(.kilograms(999)))
        }
        for ratio in RollUpAccounting.account(input).ratios.values {
            #expect(ratio.low == nil && ratio.notes.contains(.societyContradicted) && ratio.verdict == .undetermined)
        }
    }

    // MARK: What is not comparable

    private func region(_ name: String, level: WarningLevel = .orange, days: Int, after offset: Int = 0) -> RollUpMember
    {
        let first = Region.firstDay.advanced(by: offset)
        let account = (0..<days).map { day in
            DayAccount(
                day: first.advanced(by: day), level: level, minutes: 1440,
                low: PerPollutant(repeating: .kilograms(10)), high: PerPollutant(repeating: .kilograms(20)),
                society: PerPollutant(repeating: Ratio(100_000_000)), target: PerPollutant(repeating: .percent(20)),
                particulateBasis: .pm10)
        }
        return RollUpMember(
            name: name,
            regions: [
                RegionAccount(
                    path: [name], profile: "p", scope: .episode(first: first, last: first.advanced(by: days - 1)),
                    episodeID: name, days: account, partDays: [], declared: [], enterprises: [],
                    verdicts: PerPollutant(repeating: .undetermined), inputsDigest: "", inventoryVersion: "",
                    cutoff: nil)
            ])
    }

    private func rollUp(_ members: [RollUpMember]) -> RollUpAccount {
        RollUpAccounting.account(RollUpInput(region: "州", members: members, coverageMinimum: .zero))
    }

    @Test func onlyCommonDaysCount() {
        let account = rollUp([region("甲", days: 3), region("乙", days: 3, after: 1)])
        #expect(account.days.count == 4 && account.countedDays.count == 2)
        #expect(account.days[0].lacking == [["乙"]] && account.days[3].lacking == [["甲"]])
        #expect(account.ratios.so2.low == .percent(10) && account.ratios.so2.high == .percent(20))
        #expect(account.ratios.so2.notes == [.daysLeftOut])
        #expect(account.rows.map(\.accountedDays) == [3, 3] && account.rows.map(\.countedDays) == [2, 2])
    }

    @Test func differentLevelsAreNotAdded() {
        let account = rollUp([region("甲", days: 1), region("乙", level: .red, days: 1)])
        #expect(account.countedDays.isEmpty && account.days.count == 2)
        for ratio in account.ratios.values { #expect(ratio.low == nil && ratio.notes.contains(.nothingComparable)) }
        #expect(account.rows.map(\.path) == [["乙"], ["甲"]] && account.rows.map(\.levels) == [[.red], [.orange]])
        #expect(account.rows.allSatisfy { $0.ratios.so2.low == .percent(10) })
    }

    /// Met above the highest target only, missed below the lowest only.
    @Test(arguments: [(5, 8, Verdict.met), (5, 15, .undetermined), (25, 30, .notMet), (15, 25, .undetermined)])
    func differingTargets(_ first: Int, _ second: Int, _ verdict: Verdict) {
        var members = [region("甲", days: 1), region("乙", days: 1)]
        members[0].regions[0].days[0].target = PerPollutant(repeating: .percent(first))
        members[1].regions[0].days[0].target = PerPollutant(repeating: .percent(second))
        let ratio = rollUp(members).ratios.so2
        #expect(ratio.verdict == verdict && ratio.notes == [.targetsDiffer] && ratio.target == .percent(second))
    }

    /// Σ h M / Σ h T: half a day weighs half.
    @Test func hoursWeigh() {
        var members = [region("甲", days: 1), region("乙", days: 1)]
        members[1].regions[0].days[0].minutes = 720
        #expect(rollUp(members).ratios.so2.low == Ratio(20, over: 150))
    }

    @Test func differentParticulateBasesGiveNoRatioOfPM() {
        var members = [region("甲", days: 1), region("乙", days: 1)]
        members[1].regions[0].days[0].particulateBasis = .tsp
        let account = rollUp(members)
        #expect(account.ratios.pm.low == nil && account.ratios.pm.notes == [.basisMismatch])
        #expect(account.ratios.so2.low == .percent(10))
    }

    @Test func aRegionWithoutSocietyGivesNoRatio() {
        var members = [region("甲", days: 1), region("乙", days: 1)]
        members[1].regions[0].days[0].society.so2 = nil
        let ratio = rollUp(members).ratios.so2
        #expect(ratio.low == nil && ratio.notes == [.noSociety] && ratio.verdict == .undetermined)
    }
}
