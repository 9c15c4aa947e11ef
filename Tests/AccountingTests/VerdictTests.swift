import Accounting
import EmissionModel
import Testing

/// T is 1000 kg a day of each pollutant, the target 20 %.
@Suite struct VerdictTests {
    /// One stopped plant that saved `low` kg and one without data that should have saved `open` kg.
    func region(low: Int, open: Int) -> Region {
        var region = Region()
        let emission = { (kilograms: Int) in
            PerPollutant<EmissionFigure?>.kilogramsADay(kilograms, kilograms, kilograms, kilograms)
        }
        region.add(Enterprise.plant().with { $0.emission = emission(low) }, during: [100], measures: [.stop()])
        if open > 0 {
            region.add(
                Enterprise.plant("E2").with { $0.emission = emission(open) }, during: [nil], measures: [.stop("E2")])
        }
        return region
    }

    @Test(arguments: [
        (200, 0, Verdict.met), (199, 0, .notMet), (199, 1, .undetermined), (150, 49, .notMet), (0, 500, .undetermined),
    ])
    func lowHighAndTarget(low: Int, open: Int, verdict: Verdict) throws {
        let account = try #require(region(low: low, open: open).account())
        #expect(account.ratios.so2.verdict == verdict)
        #expect(account.verdict == verdict)
    }

    @Test func aRatioJustBelowTheTargetIsNotMet() throws {
        var region = region(low: 200, open: 0)
        region.inventory.enterprises[0].emission.nox = .daily(Mass(milligrams: 199_999_999))
        let account = try #require(region.account())
        #expect(account.ratios.nox.verdict == .notMet)
        #expect(account.verdict == .notMet)
    }

    @Test func lowCoverageIsSaidAndChangesNoVerdict() throws {
        let covered = try #require(region(low: 400, open: 100).account())
        #expect(covered.ratios.so2.notes == [])
        let uncovered = try #require(region(low: 400, open: 101).account())
        #expect(uncovered.ratios.so2.notes == [.coverageBelowMinimum])
        #expect(uncovered.verdict == .met)
    }

    // MARK: Targets

    func target(_ rows: [ReductionTarget]) -> RatioAccount? {
        var region = region(low: 100, open: 0)
        region.targets = rows
        return region.account()?.ratios.so2
    }

    static func row(_ percent: Int, from: String? = nil, to: String? = nil, document: String? = "核减 1 号")
        -> ReductionTarget
    {
        ReductionTarget(
            level: .orange, pollutant: .so2, share: .percent(percent), document: document,
            validFrom: from.map { .on($0) }, validTo: to.map { .on($0) })
    }

    @Test func theTableGoesBeforeTheConfiguration() throws {
        var region = region(low: 100, open: 0)
        region.targets = [Self.row(10)]
        let account = try #require(region.account())
        #expect(account.ratios.so2.target == .percent(10))
        #expect(account.ratios.so2.verdict == .met)
        #expect(account.ratios.nox.target == .percent(20))
        #expect(account.targetSources.so2 == [.table(document: "核减 1 号")])
        #expect(account.targetSources.nox == [.configured])
    }

    @Test func aRowOutOfForceIsPassedOver() {
        #expect(target([Self.row(10, to: "2025-11-11")])?.target == .percent(20))
        #expect(target([Self.row(10, from: "2025-11-13")])?.target == .percent(20))
        #expect(target([Self.row(10, from: "2025-11-12", to: "2025-11-12")])?.target == .percent(10))
    }

    @Test func ofSeveralRowsTheLatestThenTheHighest() {
        #expect(target([Self.row(10, from: "2025-11-01"), Self.row(15, from: "2025-01-01")])?.target == .percent(10))
        #expect(target([Self.row(10), Self.row(15)])?.target == .percent(15))
    }

    @Test func withoutATargetNothingIsDecided() throws {
        var region = region(low: 500, open: 0)
        region.parameters.targets = [:]
        let account = try #require(region.account())
        #expect(account.ratios.so2.verdict == .undetermined)
        #expect(account.ratios.so2.notes == [.noTarget])
    }

    // MARK: Society

    func society(_ figures: [SocietyFigure]) -> RatioAccount? {
        var region = region(low: 100, open: 0)
        region.society = figures
        return region.account()?.ratios.so2
    }

    static func figure(_ kilograms: Int, year: Int?, sector: SourceSector? = nil, region: String = "奎屯市")
        -> SocietyFigure
    {
        SocietyFigure(
            region: region, year: year, sector: sector, pollutant: .so2, emission: .daily(.kilograms(kilograms)))
    }

    @Test func theNewestYearUpToTheDay() throws {
        let figures = [Self.figure(1000, year: 2023), Self.figure(500, year: 2024), Self.figure(250, year: 2026)]
        #expect(society(figures)?.low == .percent(20))
        #expect(society(figures)?.society?.year == 2024)
        #expect(society([Self.figure(400, year: 2026), Self.figure(800, year: 2027)])?.low == .percent(25))
        #expect(society([Self.figure(400, year: nil)])?.low == .percent(25))
    }

    @Test func theTotalElseTheSumOfSectors() throws {
        let sectors = [
            Self.figure(300, year: 2025, sector: .industrial), Self.figure(200, year: 2025, sector: .mobile),
        ]
        #expect(society(sectors)?.low == .percent(20))
        #expect(society(sectors)?.society?.isSumOfSectors == true)
        #expect(society(sectors + [Self.figure(1000, year: 2025)])?.low == .percent(10))
    }

    @Test func aYearsMassIsSpreadOver365Days() throws {
        let annual = try #require(EmissionFigure.annual(.kilograms(365_000), productionDays: 365))
        let figure = SocietyFigure(region: "奎屯市", year: 2025, pollutant: .so2, emission: annual)
        #expect(society([figure])?.low == .percent(10))
        #expect(society([figure])?.society?.basis == .annual)
    }

    @Test func withoutADenominatorThereIsNoRatio() throws {
        for figures in [[], [Self.figure(0, year: 2025)], [Self.figure(1000, year: 2025, region: "乌苏市")]] {
            let ratio = try #require(society(figures))
            #expect(ratio.low == nil)
            #expect(ratio.verdict == .undetermined)
            #expect(ratio.notes == [.noSociety])
        }
    }

    @Test func particulateOnTwoBasesIsRefused() throws {
        var region = region(low: 400, open: 0)
        region.society = region.society.map { figure in
            var figure = figure
            figure.particulateBasis = .pm10
            return figure
        }
        #expect(region.account()?.ratios.pm.verdict == .met)
        region.inventory.enterprises[0].particulateBasis = .tsp
        let account = try #require(region.account())
        #expect(account.ratios.pm.society == nil)
        #expect(account.ratios.pm.low == nil)
        #expect(account.ratios.pm.notes == [.basisMismatch])
        #expect(account.ratios.so2.verdict == .met)
        #expect(account.verdict == .undetermined)
        #expect(
            account.notices.contains(
                AccountingNotice(.particulateBasisMismatch, enterpriseID: "E1", pollutant: .pm)))
    }

    // MARK: Interchange

    @Test(arguments: [(300, 100, 0, Verdict.met), (299, 100, 0, .notMet), (299, 100, 1, .undetermined)])
    func sulphurAndNitrogenMakeUpForEachOther(so2: Int, nox: Int, open: Int, verdict: Verdict) throws {
        var region = region(low: 400, open: open)
        region.inventory.enterprises[0].emission = .kilogramsADay(so2, nox, 400, 400)
        region.parameters.so2NoxInterchange = true
        let account = try #require(region.account())
        #expect(account.ratios.so2.verdict == verdict)
        #expect(account.ratios.nox.verdict == verdict)
        #expect(account.ratios.so2.notes == [.so2NoxInterchange])
        #expect(account.ratios.pm.notes == [])
        region.parameters.so2NoxInterchange = false
        #expect(region.account()?.ratios.nox.verdict == .notMet)
    }
}
