import Diagnostics
import Glibc
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// What the hash of a file decides: whether it is known, and whether it is what it was sent as.
@Suite struct IntakeHashTests {
    /// Large enough to be hashed while its rows are read.
    private static let large =
        "户号,日期,用电量(kWh)\n" + (0..<60_000).map { "65\(10_000_000 + $0),2026-01-08,\($0).5\n" }.joined()

    @Test func aLargeFileTakenInBeforeIsKnown() throws {
        let fixture = try IntakeFixture()
        let first = try fixture.take(Self.large)
        #expect(first.status == .accepted)
        #expect(first.sha256 == FileBytes.sha256(of: Self.large.utf8))
        #expect(try fixture.take(Self.large, name: "再来.csv", run: 2).status == .known)
        // The same size, other bytes.
        let other = Self.large.replacing("\n6510000000,2026-01-08,0.5", with: "\n6510000000,2026-01-08,1.5")
        let second = try fixture.take(other, name: "更正.csv", run: 3)
        #expect(second.status == .accepted)
        #expect(second.sha256 == FileBytes.sha256(of: other.utf8))
        #expect(fixture.folder.names(in: "ledger/sources") == [first.sha256, second.sha256].sorted())
    }

    @Test(arguments: [false, true]) func aFileThatIsNotWhatItWasSentAsLeavesNoTrace(isLarge: Bool) throws {
        let fixture = try IntakeFixture()
        let text = isLarge ? Self.large : String(Self.large.prefix(200))
        let intake = Intake(
            ledger: fixture.ledger, tables: InputTables(fixture.dictionary, listRules: fixture.rules), run: 1,
            receivedAt: fixture.receivedAt)
        let path = try fixture.folder.write(text, to: "表.csv")
        let sha256 = FileBytes.sha256(of: text.utf8)
        let wrong = try intake.take(path, name: "表.csv", stated: FileBytes.sha256(of: "其他".utf8))
        #expect(wrong.status == .mismatched)
        #expect(wrong.sha256 == sha256)
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
        #expect(try fixture.ledger.files().isEmpty)
        #expect(try intake.take(path, name: "表.csv", stated: sha256).status == .accepted)
        #expect(try intake.take(path, name: "表.csv", stated: sha256).status == .known)
    }

    /// What arrived in part may be unreadable: it is still arriving, not refused.
    @Test func aPartOfAFileIsNotRefusedWhereItsChecksumSaysItIsAPart() throws {
        let fixture = try IntakeFixture()
        let intake = Intake(
            ledger: fixture.ledger, tables: InputTables(fixture.dictionary, listRules: fixture.rules), run: 1,
            receivedAt: fixture.receivedAt)
        let path = try fixture.folder.write("户号,日", to: "表.csv")
        #expect(try intake.take(path, name: "表.csv").status == .refused)
        let stated = FileBytes.sha256(of: Self.large.utf8)
        #expect(try intake.take(path, name: "表.csv", stated: stated).status == .mismatched)
    }

    @Test func aPipeIsRefusedAndNotWaitedFor() throws {
        let fixture = try IntakeFixture()
        let path = fixture.folder.path("管道")
        try #require(mkfifo(path, 0o600) == 0)
        #expect(try fixture.take(path: path, name: "管道").status == .refused)
        #expect(try fixture.take(path: path, name: "管道", isPreview: true).status == .refused)
    }
}
