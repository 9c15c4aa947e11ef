import Accounting
import EmissionModel
import Testing

/// Electricity, online monitoring and checks side by side; by hand: a limit of 30 % carried out to a = 0.98 claims
/// c·a = 0.3·0.98 = 0.294 of what is cut. A baseline of 100 kg and 90 kg on the day is a drop of 0.10.
@Suite struct WitnessTests {
    /// One plant that should cut SO2 by 40 % and half carries it out, on the first day of an episode.
    private func region(_ change: (inout CityInput) -> Void = { _ in }) -> CityAccount? {
        var region = Region()
        var measure = Measure.limit(percent: 40)
        measure.cuts = .percent(40, 40, 0, 0)
        // Baseline 1000, base load 100: 640 kWh is a load ratio of 0.6, exactly the 40 % asked for.
        region.add(.plant(), during: [640], measures: [measure])
        var input = region.input
        change(&input)
        return CityAccounting.account(input, on: Region.firstDay)
    }

    private func monitoring(_ offset: Int, _ so2: Int?, outlet: String? = nil) -> OnlineMonitoring {
        OnlineMonitoring(
            day: Region.firstDay.advanced(by: offset), enterpriseID: "E1", outlet: outlet,
            masses: PerPollutant(so2: so2.map { .kilograms($0) }, nox: nil, pm: nil, vocs: nil))
    }

    private func check(_ conclusion: Inspection.Conclusion, minute: Int? = nil) -> Inspection {
        Inspection(
            day: Region.firstDay, minute: minute, enterpriseID: "E1", mode: .onSite, conclusion: conclusion)
    }

    private func before(_ masses: Int...) -> [OnlineMonitoring] {
        masses.enumerated().map { monitoring(-1 - $0, $1) }
    }

    @Test func aDropThatAgreesIsNoConflict() throws {
        let account = region { $0.monitoring = before(90, 100, 110, 100, 100) + [monitoring(0, 70)] }
        let witness = try #require(account?.witnesses.first)
        #expect(witness.monitoredDrop.so2 == .percent(30))
        #expect(witness.claimedDrop.so2 == .percent(40))
        #expect(witness.monitoredDrop.nox == nil)
        #expect(witness.state == .agreed)
    }

    /// 0.40 against 0.20 is a difference of 0.20 exactly, which is permitted; a kilogram more is not.
    @Test(arguments: [(80, WitnessAccount.State.agreed), (81, .conflict)])
    func moreThanAFifthIsAConflict(mass: Int, state: WitnessAccount.State) throws {
        let account = try #require(
            region { $0.monitoring = before(100, 100, 100, 100, 100, 100, 100) + [monitoring(0, mass)] })
        let witness = try #require(account.witnesses.first)
        #expect(witness.state == state)
        #expect(witness.differing == (state == .conflict ? [.so2] : []))
        #expect(account.conflicts.map(\.decisionID) == (state == .conflict ? ["conflict/2025-11-12/E1"] : []))
    }

    @Test func fourUsableDaysAreTooFew() throws {
        let account = region { $0.monitoring = before(100, 100, 100, 100) + [monitoring(0, 100)] }
        let witness = try #require(account?.witnesses.first)
        #expect(witness.monitoredDrop.so2 == nil)
        #expect(witness.state == .none)
    }

    /// Of two outlets one gave nothing on the day: half a plant is no drop of half.
    @Test func anOutletThatIsMissingLeavesNoFigure() throws {
        let rows = (1...7).flatMap { [monitoring(-$0, 50, outlet: "1"), monitoring(-$0, 50, outlet: "2")] }
        let account = region { $0.monitoring = rows + [monitoring(0, 50, outlet: "1")] }
        #expect(account?.witnesses.first?.monitoredDrop.so2 == nil as Ratio?)
        let whole = region {
            $0.monitoring = rows + [monitoring(0, 50, outlet: "1"), monitoring(0, 10, outlet: "2")]
        }
        #expect(whole?.witnesses.first?.monitoredDrop.so2 == .percent(40))
    }

    @Test func aCheckSettlesAConflictAndChangesNothing() throws {
        let rows = before(100, 100, 100, 100, 100) + [monitoring(0, 100)]
        let alone = try #require(region { _ in })
        let disputed = try #require(region { $0.monitoring = rows })
        let settled = try #require(
            region {
                $0.monitoring = rows
                $0.inspections = [check(.notImplemented, minute: 900), check(.implemented, minute: 540)]
            })
        #expect(disputed.witnesses.first?.state == .conflict)
        #expect(settled.witnesses.first?.state == .settled)
        // The later check of the day speaks last.
        #expect(settled.witnesses.first?.conclusion == .notImplemented)
        for account in [disputed, settled] {
            #expect(account.enterprises == alone.enterprises)
            #expect(account.ratios == alone.ratios)
        }
    }

    @Test func aCheckAgainstTheOutcomeIsAConflictUntilItIsDecided() throws {
        let contradicted = try #require(region { $0.inspections = [check(.notImplemented)] })
        #expect(contradicted.conflicts.count == 1)
        let decided = try #require(
            region {
                $0.inspections = [check(.notImplemented)]
                $0.decisions = [
                    Decision(
                        subject: .conflict(Region.firstDay, enterpriseID: "E1"), value: .conclusion(.implemented),
                        decidedBy: "大队", reason: "复查", document: "笔录")
                ]
            })
        #expect(decided.conflicts.isEmpty)
        #expect(decided.witnesses.first?.conclusion == .implemented)
    }

    @Test func noOrderOfRowsMatters() throws {
        let rows = before(90, 80, 110, 100, 100, 95, 105, 60) + [monitoring(0, 66)]
        let checks = [check(.partial, minute: 60), check(.implemented, minute: 600), check(.unclear)]
        let expected = region {
            $0.monitoring = rows
            $0.inspections = checks
        }
        var random = SeededGenerator(state: 0x31_7E55)
        for _ in 0..<20 {
            let shuffled = region {
                $0.monitoring = rows.shuffled(using: &random)
                $0.inspections = checks.shuffled(using: &random)
            }
            #expect(shuffled == expected)
        }
    }
}
