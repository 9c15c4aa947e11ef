import Accounting
import EmissionModel
import Testing

/// What holds for every city, over generated ones with fixed seeds. Violations are gathered: an expectation for each
/// comparison would take longer than the accounting.
@Suite struct PropertyTests {
    struct Case: Sendable {
        var seed: UInt64
        var city: GeneratedCity
        var account: CityAccount
        /// Else it is the account of the first day.
        var isEpisode: Bool
    }

    static let cases: [Case] = (UInt64(0)..<2000).compactMap { seed in
        let city = GeneratedCity(seed: seed)
        let isEpisode = seed % 4 != 0
        return city.account(wholeEpisode: isEpisode).map {
            Case(seed: seed, city: city, account: $0, isEpisode: isEpisode)
        }
    }

    /// The seeds for which `holds` is false.
    static func violations(_ holds: (Case) -> Bool) -> [UInt64] {
        cases.filter { !holds($0) }.map(\.seed)
    }

    static func sum(_ groups: [GroupAccount], _ masses: KeyPath<GroupAccount, PerPollutant<Mass>>) -> PerPollutant<Mass>
    {
        groups.reduce(.zero) { $0 + $1[keyPath: masses] }
    }

    /// The generator reaches what the accounting tells apart; else the properties would hold for nothing.
    @Test func theCitiesAreVaried() {
        var outcomes: [Outcome: Int] = [:]
        var verdicts: [Verdict: Int] = [:]
        for item in Self.cases {
            for enterprise in item.account.enterprises { outcomes[enterprise.outcome, default: 0] += 1 }
            for ratio in item.account.ratios.values { verdicts[ratio.verdict, default: 0] += 1 }
        }
        #expect(Self.cases.count == 2000)
        for outcome in Outcome.allCases where outcome != .cannotTell {
            #expect(outcomes[outcome, default: 0] >= 30, "\(outcome)")
        }
        for verdict in Verdict.allCases { #expect(verdicts[verdict, default: 0] >= 100, "\(verdict)") }
    }

    @Test func enterprisesAndGroupsAddUpToTheIndustry() {
        let violations = Self.violations { item in
            let account = item.account
            let industry = account.sectors[0]
            let groupings = [account.counties, account.industries, account.departments]
            return account.enterprises.reduce(PerPollutant<Mass>.zero) { $0 + $1.low } == industry.low
                && groupings.allSatisfy { groups in
                    Self.sum(groups, \.plan) == industry.plan && Self.sum(groups, \.low) == industry.low
                        && Self.sum(groups, \.high) == industry.high
                        && groups.map(\.enterprises).reduce(0, +) == account.enterprises.count
                        && groups.map(\.required).reduce(0, +) == account.coverage.required
                        && groups.map(\.judged).reduce(0, +) == account.coverage.judged
                        && groups.map(\.implemented).reduce(0, +) == account.implementation.implemented
                }
        }
        #expect(violations == [])
    }

    @Test func theRatiosAreTheMassesOverTheSociety() {
        let violations = Self.violations { item in
            let industry = item.account.sectors[0]
            let society = Int128(item.account.accountedDays.count) * 1_000_000_000
            return Pollutant.allCases.allSatisfy { pollutant in
                let ratio = item.account.ratios[pollutant]
                return ratio.industryLow == Ratio(Int128(industry.low[pollutant].milligrams), over: society)
                    && ratio.industryHigh == Ratio(Int128(industry.high[pollutant].milligrams), over: society)
            }
        }
        #expect(violations == [])
    }

    @Test func theOrderOfTheListsDoesNotMatter() {
        let violations = Self.violations { item in
            item.city.shuffled().account(wholeEpisode: item.isEpisode) == item.account
        }
        #expect(violations == [])
    }

    @Test func lowIsNotAboveHighNorHighAboveThePlan() {
        let violations = Self.violations { item in
            item.account.enterprises.allSatisfy { enterprise in
                Pollutant.allCases.allSatisfy { pollutant in
                    Mass.zero <= enterprise.low[pollutant] && enterprise.low[pollutant] <= enterprise.high[pollutant]
                        && enterprise.high[pollutant] <= enterprise.plan[pollutant]
                        && enterprise.overachieved[pollutant] >= .zero
                }
            }
        }
        #expect(violations == [])
    }

    @Test func theDaysPlanWhatTheEpisodePlans() {
        let violations = Self.violations { item in
            guard item.isEpisode else { return true }
            let days = item.account.accountedDays.compactMap { item.city.region.account(on: $0) }
            return days.count == item.account.accountedDays.count
                && days.reduce(PerPollutant<Mass>.zero) { $0 + $1.sectors[0].plan } == item.account.sectors[0].plan
        }
        #expect(violations == [])
    }

    @Test func aDeletedResponseReadingNeverHelps() {
        var changed = 0
        let violations = Self.violations { item in
            guard let less = item.city.withoutOneResponseReading()?.account(wholeEpisode: item.isEpisode) else {
                return true
            }
            if less != item.account { changed += 1 }
            return Pollutant.allCases.allSatisfy { pollutant in
                let (full, gap) = (item.account.ratios[pollutant], less.ratios[pollutant])
                guard let low = full.low, let lessLow = gap.low else { return false }
                return lessLow <= low && !(full.verdict == .notMet && gap.verdict == .met)
            }
        }
        #expect(violations == [])
        #expect(changed >= 1000)
    }

    @Test func aLoweredResponseReadingNeverLowersTheReduction() {
        var raised = 0
        let violations = Self.violations { item in
            guard let lowered = item.city.withOneLoweredReading() else { return true }
            guard let after = lowered.account(wholeEpisode: item.isEpisode) else { return false }
            if after.sectors[0].low != item.account.sectors[0].low { raised += 1 }
            return zip(item.account.enterprises, after.enterprises).allSatisfy { before, after in
                Pollutant.allCases.allSatisfy { after.low[$0] >= before.low[$0] }
            }
        }
        #expect(violations == [])
        #expect(raised >= 400)
    }

    /// Exactly so but for the fixed milligrams: an enterprise and day lose less than one of them.
    @Test func theUnitOfMassDoesNotMatter() {
        let violations = Self.violations { item in
            guard let finer = item.city.scaled(by: 1000).account(wholeEpisode: item.isEpisode) else { return false }
            let days = item.account.accountedDays.count
            guard
                let slack = Ratio(
                    Int128(item.account.enterprises.count * days), over: Int128(days) * 1_000_000_000)
            else { return false }
            let figures: [KeyPath<RatioAccount, Ratio?>] = [\.plan, \.low, \.high]
            return finer.enterprises.map(\.outcome) == item.account.enterprises.map(\.outcome)
                && Pollutant.allCases.allSatisfy { pollutant in
                    figures.allSatisfy { figure in
                        guard let coarse = item.account.ratios[pollutant][keyPath: figure],
                            let fine = finer.ratios[pollutant][keyPath: figure]
                        else { return false }
                        return max(coarse - fine, fine - coarse) <= slack
                    }
                }
        }
        #expect(violations == [])
    }
}
