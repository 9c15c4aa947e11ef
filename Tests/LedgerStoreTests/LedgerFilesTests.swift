import EmissionModel
import Foundation
import GRDB
import LedgerStore
import TestSupport
import Testing

private struct Interrupted: Error {}

private let figure = SocietyFigure(region: "奎屯市", pollutant: .so2, emission: .daily(.zero))

@Suite struct LedgerFilesTests {
    @Test func aFileIsKeptWithAllThatIsKnownOfIt() throws {
        let fixture = try LedgerFixture()
        let finding = StoredFinding(
            code: "EI-012", severity: "error", file: "一.csv", sheet: nil, row: 3, column: 5, raw: "1,2", messageZh: "错",
            messageEn: "wrong", adviceZh: "改", adviceEn: "mend")
        let file = try fixture.ledger.ingest(fixture.received("一", run: 3)) { transaction in
            _ = try transaction.add(figure, sheet: nil, row: 2)
            return FileOutcome(
                format: "csv", encoding: "gb18030", tables: ["society", "targets"],
                rows: RowCounts(accepted: 1, rejected: 2, superseded: 3), findings: [finding])
        }
        #expect(try fixture.ledger.files() == [file])
        #expect(file.tables == ["society", "targets"])
        #expect(file.rows.read == 6)
        #expect(try fixture.ledger.findings() == [finding])
        #expect(try fixture.ledger.findings(asOf: AsOf(lastFile: file.id - 1)).isEmpty)
        #expect(try fixture.ledger.newestFile() == file.id)
        #expect(try fixture.ledger.lastRun() == 3)
        #expect(try fixture.ledger.newestFile(receivedBy: "2026-01-09T08:00:00+08:00") == file.id)
        #expect(try fixture.ledger.newestFile(receivedBy: "2026-01-09T07:59:59+08:00") == 0)
    }

    /// More than one block of the copier, and every byte there is.
    @Test func theArchiveHoldsExactlyTheBytes() throws {
        let fixture = try LedgerFixture()
        let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        let path = try fixture.folder.write(bytes, to: "来.xlsx")
        let sha256 = try FileBytes.sha256(of: path)
        #expect(sha256 == FileBytes.sha256(of: bytes))
        let file = ReceivedFile(
            path: path, name: "来.xlsx", sha256: sha256, byteCount: Int64(bytes.count), run: 1, receivedAt: "")
        _ = try fixture.ledger.ingest(file) { _ in .test(RowCounts()) }
        #expect(fixture.folder.names(in: "ledger/sources") == [sha256])
        #expect(try fixture.folder.bytes("ledger/sources/\(sha256)") == bytes)
    }

    /// SHA-256 of nothing and of "abc" (FIPS 180-4, appendix).
    @Test func publishedDigests() {
        #expect(
            FileBytes.sha256(of: [UInt8]()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            FileBytes.sha256(of: "abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func whatThrowsLeavesNoTrace() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, records: [figure])
        let (files, archive, head) = (
            try fixture.ledger.files(), fixture.folder.names(in: "ledger/sources"), try fixture.ledger.chainHead()
        )
        #expect(throws: Interrupted.self) {
            try fixture.take("二", run: 2) { transaction in
                _ = try transaction.add(
                    SocietyFigure(region: "乙", pollutant: .nox, emission: .daily(.zero)), sheet: nil, row: 2)
                let account = try transaction.accountID(of: "001")
                _ = try transaction.add(
                    [StoredReading(account: account, milliwattHours: 1, line: 2)], on: thursday, sheet: nil)
                throw Interrupted()
            }
        }
        #expect(try fixture.ledger.files() == files)
        #expect(try fixture.ledger.records(SocietyFigure.self).map(\.record) == [figure])
        #expect(try fixture.ledger.accountNumbersWithReadings().isEmpty)
        #expect(try fixture.ledger.readingDays() == nil)
        #expect(try fixture.ledger.chainHead() == head)
        #expect(fixture.folder.names(in: "ledger/sources") == archive)
    }

    @Test func theSameBytesTwiceAreRefusedAndTheFirstStay() throws {
        let fixture = try LedgerFixture()
        let file = try fixture.take("一", run: 1, records: [figure])
        #expect(try fixture.ledger.isKept(file.sha256))
        let error = #expect(throws: LedgerError.self) { try fixture.take("一", run: 2, records: [figure]) }
        #expect(error?.kind == .integrity)
        #expect(try fixture.ledger.files() == [file])
        #expect(fixture.folder.names(in: "ledger/sources") == [file.sha256])
    }

    @Test func aFileThatChangesOnTheWayIsRefused() throws {
        let fixture = try LedgerFixture()
        let file = try fixture.received("一", run: 1)
        try fixture.folder.write("二", to: String(file.path.split(separator: "/").last ?? ""))
        let error = #expect(throws: LedgerError.self) { try fixture.ledger.ingest(file) { _ in .test(RowCounts()) } }
        #expect(error?.kind == .integrity)
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
        #expect(try fixture.ledger.files().isEmpty)
    }

    @Test func aPreviewKeepsNothing() throws {
        let fixture = try LedgerFixture()
        let outcome = try fixture.ledger.preview(fixture.received("一", run: 1)) { transaction in
            _ = try transaction.add(figure, sheet: nil, row: 2)
            return .test(RowCounts(accepted: 1))
        }
        #expect(outcome.rows.accepted == 1)
        #expect(try fixture.ledger.files().isEmpty)
        #expect(try fixture.ledger.records(SocietyFigure.self).isEmpty)
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
    }

    @Test func theChainGrowsWithEveryFileAndReport() throws {
        let fixture = try LedgerFixture()
        var heads: [String] = [try fixture.ledger.chainHead()]
        #expect(heads == [String(repeating: "0", count: 64)])
        try fixture.take("一", run: 1, records: [figure])
        heads.append(try fixture.ledger.chainHead())
        let report = ReportRecord(
            kind: "daily", subject: "2026-01-08", revision: 1, run: 1, resultSHA256: "r", inputs: "i", changes: "",
            files: "日报.md x")
        try fixture.ledger.record(report)
        heads.append(try fixture.ledger.chainHead())
        #expect(Set(heads).count == 3)
        #expect(try fixture.ledger.chainHead(of: report) == heads[2])
        #expect(try fixture.ledger.newestReport(kind: "daily", subject: "2026-01-08") == report)
        #expect(try fixture.ledger.newestReport(kind: "daily", subject: "2026-01-09") == nil)
    }

    @Test func theNewestRevisionAndTheLastCheck() throws {
        let fixture = try LedgerFixture()
        for revision in [1, 3, 2] {
            try fixture.ledger.record(
                ReportRecord(
                    kind: "daily", subject: "d", revision: revision, run: revision, resultSHA256: "", inputs: "",
                    changes: "", files: ""))
        }
        #expect(try fixture.ledger.newestReport(kind: "daily", subject: "d")?.revision == 3)
        #expect(try fixture.ledger.lastRun() == 3)
        #expect(try fixture.ledger.lastCheck(kind: "daily", subject: "d") == nil)
        try fixture.ledger.noteCheck(kind: "daily", subject: "d", file: 1, basis: "a")
        try fixture.ledger.noteCheck(kind: "daily", subject: "d", file: 2, basis: "b")
        let check = try #require(try fixture.ledger.lastCheck(kind: "daily", subject: "d"))
        #expect(check == (file: 2, basis: "b"))
    }
}

@Suite struct LedgerOpeningTests {
    /// Another connection to the ledger's database, as someone else's hand.
    private func tamper(_ folder: TemporaryFolder, _ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.path("ledger/ledger.sqlite"))
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test func openedAgainItHoldsTheSame() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, records: [figure])
        let again = try Ledger(folder: fixture.ledger.folder)
        #expect(try again.records(SocietyFigure.self).map(\.record) == [figure])
        #expect(try again.files() == fixture.ledger.files())
    }

    @Test func aNewerLedgerIsRefused() throws {
        let folder = try TemporaryFolder()
        _ = try Ledger(folder: folder.path("ledger"))
        try tamper(folder, "PRAGMA user_version = 99")
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(folder: folder.path("ledger")) }
        #expect(error?.kind == .version)
        #expect(error?.reason.contains("99") == true)
    }

    @Test func whatIsNoDatabaseIsAnIntegrityError() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("ledger"), withIntermediateDirectories: true)
        try folder.write(String(repeating: "不是数据库", count: 400), to: "ledger/ledger.sqlite")
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(folder: folder.path("ledger")) }
        #expect(error?.kind == .integrity)
    }

    @Test func aFolderThatCannotBeMadeIsAStorageError() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(folder: folder.path("无/ledger")) }
        #expect(error?.kind == .storage)
        #expect(error?.path.hasSuffix("无/ledger") == true)
    }

    @Test func damagedRowsAreIntegrityErrors() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, readings: [("1", thursday, 5, .good)])
        try fixture.take("二", run: 1, records: [figure])
        try tamper(fixture.folder, "UPDATE reading_segment SET payload = x'0101'")
        try tamper(fixture.folder, "UPDATE society_figure SET pollutant = 'co2'")
        let readings = #expect(throws: LedgerError.self) { try fixture.reading("1", thursday) }
        #expect(readings?.kind == .integrity)
        let records = #expect(throws: LedgerError.self) { try fixture.ledger.records(SocietyFigure.self) }
        #expect(records?.kind == .integrity)
        // The same where the damage is met while a file is taken in.
        let more = #expect(throws: LedgerError.self) {
            try fixture.take("三", run: 2, readings: [("1", thursday, 6, .good)])
        }
        #expect(more?.kind == .integrity)
    }
}

@Suite struct LedgerLockTests {
    @Test func aSecondLockIsRefusedUntilTheFirstIsGone() throws {
        let folder = try TemporaryFolder()
        var first: LedgerLock? = try LedgerLock(path: folder.path(".lock"))
        let error = #expect(throws: LedgerError.self) { _ = try LedgerLock(path: folder.path(".lock")) }
        #expect(error?.kind == .locked)
        withExtendedLifetime(first) {}
        first = nil
        #expect(throws: Never.self) { _ = try LedgerLock(path: folder.path(".lock")) }
    }

    @Test func aLockThatCannotBeMadeIsAStorageError() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: LedgerError.self) { _ = try LedgerLock(path: folder.path("无/.lock")) }
        #expect(error?.kind == .storage)
    }

    /// util-linux's `flock` is the other process.
    @Test(.enabled(if: Self.otherProgram != nil, "skipped: no program `flock`"))
    func anotherProcessIsRefused() throws {
        let folder = try TemporaryFolder()
        let lock = try LedgerLock(path: folder.path(".lock"))
        #expect(try Self.otherProcessLocks(folder.path(".lock")) == false)
        withExtendedLifetime(lock) {}
        let free = try TemporaryFolder()
        #expect(try Self.otherProcessLocks(free.path(".lock")))
    }

    private static let otherProgram: String? = ["/usr/bin/flock", "/bin/flock"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private static func otherProcessLocks(_ path: String) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(otherProgram))
        process.arguments = ["--nonblock", path, "true"]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
