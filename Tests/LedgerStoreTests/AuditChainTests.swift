import EmissionModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import LedgerStore

/// The chain over all that is stored: made while it is written, and found the same when it is read.
struct AuditChainTests {
    /// An older ledger is sealed as it was found when it is migrated.
    @Test(arguments: [2, 3]) func anOlderLedgerAgrees(version: Int) throws {
        let folder = try TemporaryFolder()
        let ledger = try EarlierVersionTests.unpack(version, into: folder)
        #expect(try ledger.review() == [])
        #expect(try ledger.auditEntries().last?.kind == "migration")
    }

    /// One value of what was there before the chain covered rows is changed.
    @Test func whatTheMigrationFoundIsSealed() throws {
        let folder = try TemporaryFolder()
        let ledger = try EarlierVersionTests.unpack(3, into: folder)
        try ledger.queue.write { try $0.execute(sql: "UPDATE enterprise SET nox_mg = nox_mg + 1 WHERE id = 7") }
        #expect(try ledger.review() == [.changed(kind: "file", subject: "2", tables: [])])
    }

    @Test func whatIsWrittenIsWhatIsRead() throws {
        let fixture = try LedgerFixture()
        for run in 1...3 {
            try fixture.take(
                "第\(run)夜", run: run,
                readings: ["1", "2", "\(run + 2)"].map { ($0, thursday.advanced(by: run), Int64(run) * 1_000, .good) })
        }
        #expect(try fixture.ledger.review() == [])
        try fixture.ledger.queue.write { try $0.execute(sql: "UPDATE account_number SET number = '9' WHERE id = 3") }
        #expect(
            try fixture.ledger.review() == [.changed(kind: "file", subject: "1", tables: ["account_number"])])
    }

    @Test func anEntryTakenOutBreaksTheChain() throws {
        let folder = try TemporaryFolder()
        let ledger = try EarlierVersionTests.unpack(3, into: folder)
        let count = try ledger.auditEntries().count
        try ledger.queue.write { try $0.execute(sql: "DELETE FROM audit_entry WHERE id = 5") }
        #expect(try ledger.auditEntries().count == count - 1)
        #expect(
            try ledger.review().contains { fault in
                if case .broken(let entry, _, _) = fault { entry == 6 } else { false }
            })
    }
}
