import EmissionModel
import Testing

@testable import Accounting

@Suite struct GapAccountingTests {
    private func gap(
        at level: WarningLevel, including included: Set<Protection> = [], _ change: (inout ListInput) -> Void = { _ in }
    ) -> GapAccount {
        let input = ListAccountingTests.input(change)
        let list = ListAccounting.account(input)
        return GapAccounting.close(GapInput(list, inventory: input.inventory, at: level), including: included)
    }

    @Test func nothingIsProposedWhereNothingLacks() {
        let gap = gap(at: .orange)
        #expect(gap.isMet == true && gap.isClosed == true)
        #expect(gap.proposals.isEmpty && gap.exclusions.isEmpty)
    }

    /// VOCs lack 100 kg at red. E1 (grade none here) emits 100 and its limit of 30 % cuts none of them: only a stop
    /// gives the whole 100 kg. E4 is a guarantee; the others stop already.
    @Test func theWorkedExampleAtRed() throws {
        let gap = gap(at: .red)
        #expect(gap.figures.vocs.missing == .kilograms(100))
        let proposal = try #require(gap.proposals.first)
        #expect(gap.proposals.count == 1)
        #expect(proposal.enterprise.id == "E1" && proposal.percent == 100)
        #expect(proposal.added.vocs == .kilograms(100))
        #expect(gap.isClosed == true)
        #expect(gap.figures.vocs.afterRatio == Ratio(900, over: 3000))
        #expect(
            gap.exclusions == [
                GapExclusionCount(reason: .protected(.guarantee), enterprises: 1),
                GapExclusionCount(reason: .nothingLeft, enterprises: 3),
            ])
    }

    @Test func whatCannotBeClosedIsClosedAsFarAsItGoes() {
        let gap = gap(at: .red) { $0.society[3].emission = .daily(.kilograms(4000)) }
        #expect(gap.figures.vocs.missing == .kilograms(400))
        #expect(gap.isClosed == false)
        #expect(gap.figures.vocs.reach == .kilograms(100))
        #expect(gap.figures.vocs.missingAfter == .kilograms(300))
    }

    @Test func missingFiguresAreNotGuessed() {
        let gap = gap(at: .red) { $0.society.removeAll { $0.pollutant == .nox } }
        #expect(gap.figures.nox.missing == nil)
        #expect(gap.isMet == false && gap.isClosed == nil)
    }

    @Test func emissionsThatAreNotOnTheListAreTold() {
        let gap = gap(at: .red) { $0.inventory.enterprises[0].emission.vocs = nil }
        #expect(gap.unknownEmissions.map(\.enterpriseID) == ["E1"])
        #expect(gap.proposals.isEmpty)
        #expect(gap.exclusions.contains { $0.reason == .unknownEmission })
    }

    /// The low SO2 of the example at orange is 407.563024 kg; a target of 30 % asks 600, so that 192.436976 lack, while
    /// 422.436976 are planned and not proven.
    @Test func aDaysGapStandsOnItsLowFigures() throws {
        var input = WorkedExampleTests.input
        input.parameters.targets[.orange]?.so2 = .percent(30)
        let account = try #require(CityAccounting.account(input, on: .on("2026-01-08")))
        let gapInput = try #require(GapInput(account, inventory: input.inventory))
        let gap = GapAccounting.close(gapInput)
        #expect(gap.figures.so2.missing == Mass(milligrams: 192_436_976))
        #expect(gap.figures.so2.unproven == .kilograms(830) - account.sectors[0].low.so2)
        let proposal = try #require(gap.proposals.first)
        // E1 emits 900 kg under a limit of 30 %: 52 % give 198, 51 % only 189.
        #expect(proposal.enterprise.id == "E1" && proposal.percent == 52)
        #expect(proposal.added.so2 == .kilograms(198))
        #expect(gap.isClosed == true)
        #expect(gap.figures.nox.missing == .zero)
    }

    @Test func anEpisodeAddsOverItsDays() throws {
        var region = Region(days: 2)
        region.add(.plant(), during: [800, 800], measures: [.limit(percent: 20)])
        let account = try #require(region.episode(through: Region.firstDay.advanced(by: 1)))
        let input = try #require(GapInput(account, inventory: region.inventory))
        let gap = GapAccounting.close(input)
        // 200 kg a day of 1000 are wanted, at most 100 are emitted: all 80 that are left, on two days.
        #expect(gap.figures.so2.missing == .kilograms(360))
        #expect(gap.proposals.first?.percent == 100)
        #expect(gap.figures.so2.after == .kilograms(200))
        #expect(gap.figures.so2.missingAfter == .kilograms(200))
    }

    @Test func linesThatCannotBeInterruptedAreLeftAlone() throws {
        var region = Region(days: 1)
        region.society = region.society.map { figure in
            var figure = figure
            figure.emission = .daily(.kilograms(200))
            return figure
        }
        region.inventory.enterprises = [.plant()]
        region.inventory.lines = [("窑", false), ("磨", true)].map { line, isInterruptible in
            ProductionLine(
                enterpriseID: "E1", lineID: line, emission: PerPollutant(repeating: .daily(.kilograms(50))),
                energyShare: .percent(50), isInterruptible: isInterruptible)
        }
        let input = ListInput(
            region: region.name, day: Region.firstDay, parameters: region.parameters, society: region.society,
            inventory: region.inventory)
        let gap = GapAccounting.close(
            GapInput(ListAccounting.account(input), inventory: input.inventory, at: .orange))
        let proposal = try #require(gap.proposals.first)
        #expect(proposal.lineIDs == ["磨"])
        // 40 kg of 50 on the one line: 80 % of it.
        #expect(proposal.percent == 80 && proposal.added.so2 == .kilograms(40))
        #expect(gap.isClosed == true)
    }

    @Test(arguments: [
        (PerformanceGrade.a, EnterpriseClass.key, Protection.a), (.aPlus, .key, .a), (.leading, .key, .leading),
        (.none, .guarantee, .guarantee), (.none, .small, .small),
    ])
    func protectedOnesAreAskedOnlyWhereTheReaderSaysSo(
        grade: PerformanceGrade, kind: EnterpriseClass, protection: Protection
    ) {
        var region = Region(days: 1)
        region.inventory.enterprises = [Enterprise.plant(kind: kind).with { $0.grade = grade }]
        let input = ListInput(
            region: region.name, day: Region.firstDay, parameters: region.parameters, society: region.society,
            inventory: region.inventory)
        let gapInput = GapInput(ListAccounting.account(input), inventory: input.inventory, at: .yellow)
        let closed = GapAccounting.close(gapInput)
        #expect(closed.proposals.isEmpty && closed.isClosed == false)
        #expect(closed.exclusions == [GapExclusionCount(reason: .protected(protection), enterprises: 1)])
        let asked = GapAccounting.close(gapInput, including: [protection])
        #expect(asked.proposals.first?.percent == 100 && asked.isClosed == true)
        #expect(asked.proposals.first?.protections == [protection])
    }

    @Test func worseGradesAreAskedBeforeBetterOnes() {
        var region = Region(days: 1)
        let grades: [(String, PerformanceGrade)] = [("E1", .b), ("E2", .d), ("E3", .bMinus), ("E4", .c)]
        region.inventory.enterprises = grades.map { id, grade in Enterprise.plant(id).with { $0.grade = grade } }
        let input = ListInput(
            region: region.name, day: Region.firstDay, parameters: region.parameters, society: region.society,
            inventory: region.inventory)
        let list = ListAccounting.account(input)
        func asked(at level: WarningLevel) -> Set<String> {
            Set(
                GapAccounting.close(GapInput(list, inventory: input.inventory, at: level)).proposals.map(
                    \.enterprise.id))
        }
        #expect(asked(at: .yellow).isDisjoint(with: ["E1", "E3"]))
        #expect(asked(at: .orange) == ["E2", "E4"])
        #expect(asked(at: .red) == ["E2", "E3", "E4"])
    }
}
