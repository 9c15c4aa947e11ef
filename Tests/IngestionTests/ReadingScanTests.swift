import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// Files scanned as bytes give what the reader of rows gives: counts, findings and ledger alike, whatever the number of
/// workers and the size of the blocks.
@Suite struct ReadingScanTests {
    struct Outcome: Equatable {
        var rows: RowCounts
        var findings: [String]
        var readings: [String: String]
        var origins: [String]
    }

    static func outcome(
        _ bytes: [UInt8], _ workers: ScanWorkers, declared: IntervalLabel = .auto, curves: CurveDays = .none
    ) throws -> Outcome {
        let fixture = try IntakeFixture()
        let ledger = fixture.ledger
        ledger.curveDays = curves
        let path = try fixture.folder.write(bytes, to: "file")
        var intake = Intake(
            ledger: ledger, tables: InputTables(fixture.dictionary, intervalLabel: declared, listRules: fixture.rules),
            run: 1, receivedAt: "2026-01-09T08:00:00+08:00")
        intake.workers = workers
        let result = try intake.take(path, name: "表.csv")
        var origins: [String] = []
        if let days = try fixture.ledger.readingDays() {
            for account in try fixture.ledger.accountNumbersWithReadings() {
                for day in days {
                    let origin = try fixture.ledger.readingOrigin(of: account, on: day)
                    origins.append("\(account) \(day.iso) \(String(describing: origin))")
                }
            }
        }
        return Outcome(
            rows: result.rows, findings: result.findings.map { "\($0.location?.text ?? "") \($0.text(.zh))" },
            readings: try fixture.readings().mapValues { String(describing: $0) }, origins: origins)
    }

    enum Form: CaseIterable { case long, daily, points }

    @Test(arguments: Form.allCases, 0..<LongRun.count(2_000, else: 60))
    func filesAreReadAlike(form: Form, seed: Int) throws {
        var maker = ReadingFileMaker(seed: UInt64(seed))
        let text =
            switch form {
            case .long: maker.long()
            case .daily: maker.daily()
            case .points: maker.points()
            }
        let bytes = Array(text.utf8)
        let declared = maker.pick([IntervalLabel.auto, .auto, .start, .end])
        let curves = maker.chance(4) ? CurveDays([CalendarDay(number: 20_461)...CalendarDay(number: 20_463)]) : .none
        let expected = try Self.outcome(bytes, ScanWorkers(count: 0), declared: declared, curves: curves)
        for (count, size) in [(1, 256 << 10), (2, 64), (3, 4096), (7, 333)] {
            let found = try Self.outcome(
                bytes, ScanWorkers(count: count, blockSize: size), declared: declared, curves: curves)
            #expect(found == expected, "seed \(seed), \(count) workers, blocks of \(size)")
            if found != expected { return }
        }
    }
}
