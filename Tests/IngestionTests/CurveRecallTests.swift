import EmissionModel
import Glibc
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// Quarter-hours of which only the sums are kept, asked for later: as if they had always been kept.
@Suite struct CurveRecallTests {
    private static func fixture(keeping days: CurveDays) throws -> IntakeFixture {
        let fixture = try IntakeFixture()
        fixture.ledger.curveDays = days
        return fixture
    }

    /// Files of some runs, with whole days, holes, repetitions and corrections; in columns or by rows.
    private struct Deliveries {
        var random: SplitMix64
        let accounts = ["6500000000001", "6500000000002", "6500000000003"]

        mutating func file() -> String { random.once(in: 3) ? wide() : long() }

        private mutating func value() -> String { "\(random.integer(in: 1...3)).\(random.integer(in: 0...9))" }

        private mutating func long() -> String {
            // A day that tells what its times mean.
            var rows = (0..<96).map {
                "6500000000009,\(QuarterHourTests.day(9).iso) \(QuarterHourTests.clock(15 * $0 + 15)),1"
            }
            for account in accounts where !random.once(in: 4) {
                for day in 0..<3 where !random.once(in: 3) {
                    let lacks = random.once(in: 3)
                    for quarter in 0..<96 where !(lacks && random.once(in: 6)) {
                        let stamp =
                            "\(account),\(QuarterHourTests.day(day).iso) \(QuarterHourTests.clock(15 * quarter + 15))"
                        rows.append("\(stamp),\(value())")
                        if random.once(in: 900) { rows.append("\(stamp),\(value())") }
                    }
                }
            }
            if random.once(in: 2) { rows = [String](rows[..<96]) + random.shuffled([String](rows[96...])) }
            return "户号,数据时间,电量(kWh)\n" + rows.joined(separator: "\n") + "\n"
        }

        private mutating func wide() -> String {
            var rows = ["户号,日期," + (1...96).map { "P\($0)" }.joined(separator: ",")]
            for account in accounts where !random.once(in: 3) {
                for day in 0..<3 where !random.once(in: 3) {
                    let lacks = random.once(in: 3)
                    let cells = (0..<96).map { _ in lacks && random.once(in: 6) ? "" : value() }
                    rows.append("\(account),\(QuarterHourTests.day(day).iso)," + cells.joined(separator: ","))
                }
            }
            return rows.joined(separator: "\n") + "\n"
        }
    }

    private static let ranges = [0..<96, 0..<26, 26..<56, 56..<96, 40..<41]

    /// Counts and findings of every file, then the ledger as of every file.
    private static func outcome(of files: [(text: String, run: Int)], keeping days: CurveDays) throws -> [String] {
        let fixture = try fixture(keeping: days)
        var lines: [String] = []
        for (index, file) in files.enumerated() {
            let result = try fixture.take(file.text, name: "\(index).csv", run: file.run)
            lines.append("\(result.status) \(result.rows) \(result.findings)")
            // Some are asked for in between, and are then recalled already when the next file comes.
            if index == 1 { lines += try cells(fixture, asOf: .latest) }
        }
        for last in files.indices { lines += try cells(fixture, asOf: AsOf(lastFile: Int64(last + 1))) }
        return lines
    }

    private static func cells(_ fixture: IntakeFixture, asOf: AsOf) throws -> [String] {
        let days = QuarterHourTests.day(0)...QuarterHourTests.day(2)
        let accounts = try fixture.ledger.accountNumbersWithReadings()
        let tables =
            [try fixture.ledger.readings(of: accounts, from: days.lowerBound, through: days.upperBound, asOf: asOf)]
            + (try fixture.ledger.readings(
                of: accounts, within: ranges, from: days.lowerBound, through: days.upperBound, asOf: asOf))
        return accounts.indices.flatMap { row in
            days.map { day in "\(asOf.lastFile ?? 0) \(accounts[row]) \(day.iso) \(tables.map { $0[row, day] })" }
        }
    }

    @Test func recalledOrKeptIsTheSame() throws {
        for seed in 1...10 {
            var deliveries = Deliveries(random: SplitMix64(seed: UInt64(seed)))
            let files = (0..<4).map { (text: deliveries.file(), run: 1 + $0 / 2) }
            let kept = try Self.outcome(of: files, keeping: .all)
            let recalled = try Self.outcome(of: files, keeping: .none)
            let some = try Self.outcome(
                of: files, keeping: CurveDays([QuarterHourTests.day(1)...QuarterHourTests.day(1)]))
            for (line, others) in zip(kept, zip(recalled, some)) {
                #expect(line == others.0, "seed \(seed)")
                #expect(line == others.1, "seed \(seed)")
            }
            #expect(kept.count == recalled.count)
        }
    }

    @Test func whoHoldsTheLockWritesThemDown() throws {
        let fixture = try Self.fixture(keeping: .none)
        try fixture.take(QuarterHourTests.byTwentyFour)
        fixture.ledger.keepsRecalledCurves = true
        try QuarterHourTests.expectCurves(fixture)
        // The source may go now, and another process asks.
        for name in fixture.folder.names(in: "ledger/sources") {
            try fixture.folder.write("", to: "ledger/sources/\(name)")
        }
        let ledger = try Ledger(folder: fixture.folder.path("ledger"))
        let table = try ledger.readings(
            of: [QuarterHourTests.account], within: [0..<26], from: QuarterHourTests.day(0),
            through: QuarterHourTests.day(0))
        #expect(table[0][0, QuarterHourTests.day(0)] == .value(QuarterHourTests.sum(0, 0..<26)))
    }

    @Test(arguments: [false, true])
    func aSourceThatIsGoneOrChangedIsNamed(isGone: Bool) throws {
        let fixture = try Self.fixture(keeping: .none)
        let result = try fixture.take(QuarterHourTests.byTwentyFour, name: "曲线.csv")
        let path = fixture.folder.path("ledger/sources/\(result.sha256)")
        try fixture.folder.write(QuarterHourTests.byTwentyFour.replacing("1.00", with: "1.01"), to: "changed")
        #expect(unlink(path) == 0)
        if !isGone {
            try fixture.folder.write(try fixture.folder.bytes("changed"), to: "ledger/sources/\(result.sha256)")
        }
        let error = #expect(throws: LedgerError.self) { try QuarterHourTests.expectCurves(fixture) }
        #expect(error?.kind == .integrity)
        #expect(error?.path == "曲线.csv")
        #expect(error?.reason.contains(isGone ? "不在了" : "SHA-256") == true)
        // So is one that a correction needs; the correction leaves no trace.
        let day = QuarterHourTests.day(0).iso
        let next =
            "户号,数据时间,电量(kWh)\n\(QuarterHourTests.account),\(day) 24:00,5\n\(QuarterHourTests.account),\(day) 23:45,1\n"
        #expect(throws: LedgerError.self) { try fixture.take(next, run: 2) }
        #expect(try fixture.ledger.files().count == 1)
    }

    /// What was declared when the file came counts, not what is declared now.
    @Test func theFileIsReadAsItWas() throws {
        let fixture = try Self.fixture(keeping: .none)
        let text =
            "户号,数据时间,电量(kWh)\n"
            + (0..<96).map {
                "\(QuarterHourTests.account),\(QuarterHourTests.day(0).iso) \(QuarterHourTests.clock(15 * $0)),\($0 + 1)"
            }.joined(separator: "\n") + "\n"
        let path = try fixture.folder.write(text, to: "declared")
        let start = InputTables(fixture.dictionary, intervalLabel: .start)
        _ = try Intake(ledger: fixture.ledger, tables: start, run: 1, receivedAt: "2026-01-09T08:00:00+08:00")
            .take(path, name: "表.csv")
        fixture.ledger.rereadCurves(with: InputTables(fixture.dictionary, intervalLabel: .end))
        let tables = try fixture.ledger.readings(
            of: [QuarterHourTests.account], within: [0..<1, 95..<96], from: QuarterHourTests.day(0),
            through: QuarterHourTests.day(0))
        #expect(
            tables.map { $0[0, QuarterHourTests.day(0)] } == [
                .value(.init(milliwattHours: 1_000_000)), .value(.init(milliwattHours: 96_000_000)),
            ])
    }

    /// A copy in memory reads the sources of the ledger that it was copied from, and a file tried on it from where it lies.
    @Test func aLedgerToTryOnRecallsToo() throws {
        let fixture = try Self.fixture(keeping: .none)
        try fixture.take(QuarterHourTests.byTwentyFour)
        let copy = try fixture.ledger.copyInMemory()
        let day = QuarterHourTests.day(5)
        let text =
            "户号,日期," + (1...96).map { "P\($0)" }.joined(separator: ",") + "\n\(QuarterHourTests.account),\(day.iso),"
            + (1...96).map(String.init).joined(separator: ",") + "\n"
        let path = try fixture.folder.write(text, to: "tried")
        _ = try Intake(
            ledger: copy, tables: InputTables(fixture.dictionary), run: 2, receivedAt: "2026-01-09T08:00:00+08:00"
        ).take(path, name: "表.csv")
        let table = try copy.readings(
            of: [QuarterHourTests.account], within: [0..<26], from: QuarterHourTests.day(0), through: day)[0]
        #expect(table[0, QuarterHourTests.day(1)] == .value(QuarterHourTests.sum(1, 0..<26)))
        #expect(table[0, day] == .value(.init(milliwattHours: 351_000_000)))
    }
}
