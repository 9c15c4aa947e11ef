import Accounting
import EmissionModel
import TestSupport
import Testing

/// Every published figure has a tree of leaves that recomputes it.
struct DerivationTests {
    @Test func everyFigureOfGeneratedCitiesIsRecomputedFromItsLeaves() throws {
        for seed in 1...UInt64(LongRun.count(100_000, else: 40)) {
            let city = GeneratedCity(seed: seed)
            let input = city.region.input
            let day = try #require(AccountDerivations(input, on: city.last), "seed \(seed)")
            try check(day, "seed \(seed), day")
            let episode = try #require(AccountDerivations(input, through: city.last), "seed \(seed)")
            try check(episode, "seed \(seed), episode")
        }
    }

    @Test func theDerivedAccountIsTheAccount() throws {
        for seed in 1...UInt64(20) {
            let city = GeneratedCity(seed: seed)
            let derivations = try #require(AccountDerivations(city.region.input, through: city.last))
            #expect(derivations.account == CityAccounting.account(city.region.input, through: city.last))
        }
    }

    @Test func aFigureThatItsOperandsDoNotMakeIsFound() {
        func leaf(_ milligrams: Int64) -> Derivation {
            Derivation(.low, Derivation.Subject(), .mass(Mass(milligrams: milligrams)), .given(.nothing))
        }
        func sum(_ milligrams: Int64) -> Derivation {
            Derivation(.low, Derivation.Subject(), .mass(Mass(milligrams: milligrams)), .sum, [leaf(2), leaf(3)])
        }
        #expect(Derivation.contradictions(in: [sum(5)]).isEmpty)
        #expect(Derivation.contradictions(in: [sum(6)]).count == 1)
    }

    private func check(_ derivations: AccountDerivations, _ context: String) throws {
        let published = PublishedFigures(derivations.account, scope: derivations.scope)
        var roots: [Derivation] = []
        for (id, value) in published.values {
            guard let found = derivations.derivation(of: id) else {
                Issue.record("\(context): no derivation of \(id)")
                continue
            }
            if found.value != value { Issue.record("\(context): \(id) is \(value), derived \(found.value)") }
            roots.append(found)
        }
        for wrong in Derivation.contradictions(in: roots) {
            Issue.record("\(context): \(wrong.term) \(wrong.subject) is not what \(wrong.formula) makes")
        }
        let ids = derivations.ids
        #expect(Set(ids).count == ids.count)
        #expect(Set(published.values.map(\.id)).isSubset(of: ids), "\(context)")
    }
}

/// The figures of an account as their ids name them, taken from the account alone.
struct PublishedFigures {
    private(set) var values: [(id: String, value: Quantity)] = []
    private let scope: String

    init(_ account: CityAccount, scope: String) {
        self.scope = scope
        add(account.ratios, "", minutes: account.minutes)
        add("verdict", .word(account.verdict.rawValue))
        add("coverage/required", .count(account.coverage.required))
        add("coverage/judged", .count(account.coverage.judged))
        add("implementation/implemented", .count(account.implementation.implemented))
        add("implementation/count", .share(account.implementation.count))
        for pollutant in Pollutant.allCases {
            add("coverage/planMass/\(pollutant.rawValue)", .share(account.coverage.planMass[pollutant]))
            add("implementation/mass/\(pollutant.rawValue)", .share(account.implementation.mass[pollutant]))
        }
        for enterprise in account.enterprises { add(enterprise) }
        for sector in account.sectors {
            add("sector/\(sector.sector.rawValue)", sector.plan, sector.low, sector.high)
        }
        for (word, groups) in [
            ("county", account.counties), ("industry", account.industries), ("department", account.departments),
            ("class", account.classes), ("grade", account.grades),
        ] {
            for group in groups { add("\(word)/\(group.name ?? "未填写")", group) }
        }
        for (index, segment) in account.segments.enumerated() {
            add(segment.ratios, "segment/\(index + 1)/", minutes: segment.minutes)
            add("segment/\(index + 1)/verdict", .word(segment.verdict.rawValue))
        }
    }

    private mutating func add(_ id: String, _ value: Quantity) { values.append(("\(scope)/\(id)", value)) }

    private mutating func add(_ ratios: PerPollutant<RatioAccount>, _ prefix: String, minutes: Int) {
        for pollutant in Pollutant.allCases {
            let ratio = ratios[pollutant]
            let name = "\(prefix)\(pollutant.rawValue)"
            let days = Ratio(Int128(minutes), over: 1440) ?? .zero
            add("\(name)/society_kg", ratio.society.map { .exact($0.perDay * days, .milligrams) } ?? .missing)
            add("\(name)/target", .share(ratio.target))
            add("\(name)/plan", .share(ratio.plan))
            add("\(name)/low", .share(ratio.low))
            add("\(name)/high", .share(ratio.high))
            add("\(name)/industryPlan", .share(ratio.industryPlan))
            add("\(name)/industryLow", .share(ratio.industryLow))
            add("\(name)/industryHigh", .share(ratio.industryHigh))
            add("\(name)/interval90", ratio.interval90.map { .range($0) } ?? .missing)
            add("\(name)/probabilityMet", ratio.probabilityMet.map { .real($0, .one) } ?? .missing)
            add("\(name)/verdict", .word(ratio.verdict.rawValue))
        }
    }

    private mutating func add(_ enterprise: EnterpriseAccount) {
        let id = enterprise.enterprise.id
        add("\(id)/baseline_kwh", .energy(enterprise.baseline))
        add("\(id)/baselineTwoSided_kwh", .energy(enterprise.baselineTwoSided))
        add("\(id)/baselinePrior5_kwh", .energy(enterprise.baselinePrior5))
        add("\(id)/baselineUncorrected_kwh", .energy(enterprise.baselineUncorrected))
        add("\(id)/baseLoad_kwh", .energy(enterprise.baseLoad.energy))
        add("\(id)/energy_kwh", .energy(enterprise.energy))
        add("\(id)/drop", .share(enterprise.drop))
        add("\(id)/loadRatio", .share(enterprise.loadRatio))
        add("\(id)/productionCut", .share(enterprise.productionCut))
        add("\(id)/expectedCut", .share(enterprise.expectedCut))
        add("\(id)/attainment", .share(enterprise.attainment))
        add("\(id)/attainment90", enterprise.attainment90.map { .range($0) } ?? .missing)
        add("\(id)/outcome", .word(enterprise.outcome.rawValue))
        add("\(id)/groupCorrection", .share(enterprise.groupCorrection))
        add(id, enterprise.plan, enterprise.low, enterprise.high)
        for pollutant in Pollutant.allCases {
            add("\(id)/overachieved_kg/\(pollutant.rawValue)", .mass(enterprise.overachieved[pollutant]))
        }
    }

    private mutating func add(_ name: String, _ group: GroupAccount) {
        add("\(name)/enterprises", .count(group.enterprises))
        add("\(name)/required", .count(group.required))
        add("\(name)/judged", .count(group.judged))
        add("\(name)/implemented", .count(group.implemented))
        add(name, group.plan, group.low, group.high)
    }

    private mutating func add(
        _ name: String, _ plan: PerPollutant<Mass>, _ low: PerPollutant<Mass>, _ high: PerPollutant<Mass>
    ) {
        for pollutant in Pollutant.allCases {
            add("\(name)/plan_kg/\(pollutant.rawValue)", .mass(plan[pollutant]))
            add("\(name)/low_kg/\(pollutant.rawValue)", .mass(low[pollutant]))
            add("\(name)/high_kg/\(pollutant.rawValue)", .mass(high[pollutant]))
        }
    }
}
