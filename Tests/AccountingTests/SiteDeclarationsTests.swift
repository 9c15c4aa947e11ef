import Accounting
import EmissionModel
import Testing

/// What the lists of sites and fleets give to the other sources, and where a declaration of its own rules instead.
@Suite struct SiteDeclarationsTests {
    private static let day = Region.firstDay

    private func site(
        _ id: String, pm: Int?, at level: WarningLevel = .orange, unit: String? = "住建局",
        _ change: (inout SourceSite) -> Void = { _ in }
    ) -> SourceSite {
        var site = SourceSite(id: id, name: id, sector: .dust, department: unit)
        site[level].reduction.pm = pm.map { .kilograms($0) }
        change(&site)
        return site
    }

    private func declared(
        _ sites: [SourceSite], _ own: [OtherSourceReduction] = [], level: WarningLevel = .orange
    ) -> SiteDeclarations {
        let region = Region(level: level)
        let episode = Episode(id: "P1", region: "奎屯市", actions: region.actions)
        return SiteDeclarations(sites, declared: own, episode: episode, days: [Self.day])
    }

    private func explicit(unit: String?, period: OtherSourceReduction.Period = .day(Region.firstDay))
        -> OtherSourceReduction
    {
        OtherSourceReduction(
            period: period, sector: .dust, pollutant: .pm, reduction: .kilograms(500), evidence: "停工", unit: unit)
    }

    @Test func sitesOfAUnitAddUp() {
        let result = declared([site("G1", pm: 30), site("G2", pm: 20), site("G3", pm: 7, unit: "交通局")])
        #expect(result.reductions.map(\.unit) == ["交通局", "住建局"])
        #expect(result.reductions.map(\.reduction) == [.kilograms(7), .kilograms(50)])
        #expect(result.notices.isEmpty)
    }

    @Test func theLevelBelowHoldsAndAGuaranteedSiteSavesNothing() {
        let sites = [site("G1", pm: 30, at: .yellow), site("G2", pm: 40) { $0.isGuarantee = true }]
        #expect(declared(sites).reductions.map(\.reduction) == [.kilograms(30)])
        #expect(declared([site("G3", pm: 40)], level: .yellow).reductions.isEmpty)
    }

    @Test(arguments: ["住建局", nil])
    func aDeclarationOfTheSameUnitRules(unit: String?) {
        for period in [OtherSourceReduction.Period.day(Self.day), .episode("P1")] {
            let result = declared([site("G1", pm: 30)], [explicit(unit: unit, period: period)])
            #expect(result.reductions.isEmpty)
            #expect(result.notices.map(\.kind) == [.siteDeclaredTwice])
            #expect(result.notices.first?.count == 1)
        }
    }

    @Test func aDeclarationOfAnotherUnitOrDayTakesNothingAway() {
        let other = declared([site("G1", pm: 30)], [explicit(unit: "交通局")])
        #expect(other.reductions.count == 1)
        let later = declared([site("G1", pm: 30)], [explicit(unit: "住建局", period: .day(Self.day.advanced(by: 1)))])
        #expect(later.reductions.count == 1)
    }

    @Test func theListOfTheYearStands() {
        let sites = [
            site("G1", pm: 30) { $0.listYear = 2024 }, site("G1", pm: 50) { $0.listYear = 2025 },
            site("G1", pm: 90) { $0.listYear = 2026 }, site("G2", pm: 1),
        ]
        #expect(declared(sites).reductions.map(\.reduction) == [.kilograms(51)])
        #expect(declared(sites.reversed()).reductions == declared(sites).reductions)
    }
}
