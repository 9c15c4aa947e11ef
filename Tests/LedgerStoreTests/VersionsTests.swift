import EmissionModel
import LedgerStore
import TestSupport
import Testing

private func figure(_ kilograms: Int64) -> SocietyFigure {
    SocietyFigure(
        region: "奎屯市", pollutant: .so2, emission: .daily(Mass(milligrams: kilograms * 1_000_000)))
}

@Suite struct VersionsTests {
    private func ruling(_ fixture: LedgerFixture, asOf: AsOf = .latest) throws -> [SocietyFigure] {
        try fixture.ledger.records(SocietyFigure.self, asOf: asOf).map(\.record)
    }

    private func contested(_ fixture: LedgerFixture, asOf: AsOf = .latest) throws -> [String] {
        try fixture.ledger.contestedKeys(of: SocietyFigure.self, asOf: asOf)
    }

    @Test func theLaterRunRules() throws {
        let fixture = try LedgerFixture()
        let first = try fixture.take("一", run: 1, records: [figure(9)])
        let second = try fixture.take("二", run: 2, records: [figure(5)])
        #expect(try ruling(fixture) == [figure(5)])
        #expect(try contested(fixture).isEmpty)
        #expect(try fixture.ledger.records(SocietyFigure.self).map(\.origin.fileID) == [second.id])
        #expect(try ruling(fixture, asOf: AsOf(lastFile: first.id)) == [figure(9)])
        #expect(try ruling(fixture, asOf: AsOf(lastFile: 0)).isEmpty)
    }

    @Test func ofOneFileTheLastRowRules() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, records: [figure(1), figure(2)])
        #expect(try ruling(fixture) == [figure(2)])
        #expect(try contested(fixture).isEmpty)
    }

    @Test func repetitionsAreSuperseded() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, records: [figure(1)])
        #expect(try fixture.take("二", run: 1, records: [figure(1)]).rows == RowCounts(superseded: 1))
        #expect(try fixture.take("三", run: 2, records: [figure(1), figure(1)]).rows == RowCounts(superseded: 2))
        #expect(try ruling(fixture) == [figure(1)])
        #expect(try contested(fixture).isEmpty)
    }

    @Test func filesOfOneRunContestWhateverTheirOrder() throws {
        var rulings: Set<[SocietyFigure]> = []
        for order in [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
            let fixture = try LedgerFixture()
            for value in order { try fixture.take("\(value)", run: 4, records: [figure(Int64(value))]) }
            #expect(try contested(fixture) == [figure(1).ledgerKey])
            rulings.insert(try ruling(fixture))
            // What a later run says settles it.
            try fixture.take("定", run: 5, records: [figure(2)])
            #expect(try contested(fixture).isEmpty)
            #expect(try ruling(fixture) == [figure(2)])
        }
        #expect(rulings.count == 1)
    }

    /// A file that repeats what an earlier run said contradicts a file of its own run all the same.
    @Test func aRepeatedOldValueContestsToo() throws {
        for order in [["旧", "新"], ["新", "旧"]] {
            let fixture = try LedgerFixture()
            try fixture.take("一", run: 1, records: [figure(1)])
            for name in order { try fixture.take(name, run: 2, records: [figure(name == "旧" ? 1 : 2)]) }
            #expect(try contested(fixture) == [figure(1).ledgerKey], "\(order)")
        }
    }

    /// A file with two rows does not hide that another file of the run says otherwise.
    @Test func severalRowsOfAFileHideNothing() throws {
        var outcomes: Set<[SocietyFigure]> = []
        for order in [["甲", "乙"], ["乙", "甲"]] {
            let fixture = try LedgerFixture()
            for name in order {
                try fixture.take(name, run: 1, records: name == "甲" ? [figure(2)] : [figure(1), figure(3)])
            }
            #expect(try contested(fixture).count == 1)
            outcomes.insert(try ruling(fixture))
        }
        #expect(outcomes.count == 1)
    }

    /// Files of several runs, those of one run in any order: the same rules, and the same is contested.
    @Test func orderWithinARunNeverMatters() throws {
        var random = SplitMix64(seed: 0x0E45_0001)
        for _ in 0..<15 {
            let runs = (1...3).map { _ in (0..<random.integer(in: 1...3)).map { _ in random.integer(in: 1...2) } }
            var outcomes: Set<[String]> = []
            for _ in 0..<3 {
                let fixture = try LedgerFixture()
                for (run, values) in runs.enumerated() {
                    for (index, value) in random.shuffled(Array(values.enumerated())) {
                        try fixture.take("\(run) \(index)", run: run + 1, records: [figure(Int64(value))])
                    }
                }
                outcomes.insert(try ruling(fixture).map(\.canonicalText) + contested(fixture))
            }
            #expect(outcomes.count == 1, "\(runs)")
        }
    }

    @Test func recordsBeforeThisRunAreThoseOfEarlierRuns() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, records: [figure(1)])
        try fixture.take("二", run: 2) { transaction in
            _ = try transaction.add(figure(2), sheet: "表", row: 7)
            #expect(try transaction.recordsBeforeThisRun(SocietyFigure.self) == [figure(1)])
            return RowCounts(accepted: 1)
        }
        let origin = try #require(try fixture.ledger.records(SocietyFigure.self).first?.origin)
        #expect(origin == RowOrigin(fileID: 2, sheet: "表", row: 7))
    }
}
