import Foundation
import TestSupport
import Testing

@testable import LedgerStore

private struct Interrupted: Error {}

/// Sizes around a file that gets a thread, the parts in which it is hashed, the blocks in which it is written.
@Suite struct SourceCopyTests {
    private static let sizes = [
        0, 1, 4_096, 262_144, 1_048_575, 1_048_576, 1_048_577, 4_194_303, 4_194_304, 4_194_305, 8_388_608, 9_000_001,
    ]

    private func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    }

    private func received(_ path: String, stated: String? = nil) -> ReceivedFile {
        ReceivedFile(path: path, name: "来.csv", sha256: stated, byteCount: 0, run: 1, receivedAt: "")
    }

    @Test(arguments: sizes) func theCopyIsTheFileUnderItsHash(size: Int) throws {
        let fixture = try LedgerFixture()
        let bytes = bytes(size)
        let path = try fixture.folder.write(bytes, to: "来.csv")
        let file = try fixture.ledger.ingest(received(path)) { _ in .test(RowCounts()) }
        #expect(file.sha256 == FileBytes.sha256(of: bytes))
        #expect(file.byteCount == Int64(size))
        #expect(try fixture.ledger.files() == [file])
        #expect(fixture.folder.names(in: "ledger/sources") == [file.sha256])
        #expect(try fixture.folder.bytes("ledger/sources/\(file.sha256)") == bytes)
    }

    @Test(arguments: [100, 9_000_001]) func whatThrowsLeavesNoCopy(size: Int) throws {
        let fixture = try LedgerFixture()
        let path = try fixture.folder.write(bytes(size), to: "来.csv")
        #expect(throws: Interrupted.self) { try fixture.ledger.ingest(received(path)) { _ in throw Interrupted() } }
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
        #expect(try fixture.ledger.files().isEmpty)
        // And it can be taken in after that.
        _ = try fixture.ledger.ingest(received(path)) { _ in .test(RowCounts()) }
        #expect(fixture.folder.names(in: "ledger/sources").count == 1)
    }

    @Test(arguments: [100, 3_000_000]) func aFileWrittenToWhileItsRowsAreReadIsNotTaken(size: Int) throws {
        let fixture = try LedgerFixture()
        let path = try fixture.folder.write(bytes(size), to: "来.csv")
        let error = #expect(throws: LedgerError.self) {
            try fixture.ledger.ingest(received(path)) { _ in
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
                try handle.seekToEnd()
                try handle.write(contentsOf: Data([0x0A]))
                try handle.close()
                return .test(RowCounts())
            }
        }
        #expect(error?.kind == .integrity)
        #expect(error?.path == path)
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
        #expect(try fixture.ledger.files().isEmpty)
    }

    @Test(arguments: [100, 3_000_000]) func anotherFileInItsPlaceIsNotTaken(size: Int) throws {
        let fixture = try LedgerFixture()
        let path = try fixture.folder.write(bytes(size), to: "来.csv")
        let error = #expect(throws: LedgerError.self) {
            try fixture.ledger.ingest(received(path)) { _ in
                let other = try fixture.folder.write(bytes(size), to: "其他.csv")
                rename(other, path)
                return .test(RowCounts())
            }
        }
        #expect(error?.kind == .integrity)
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
    }

    @Test(arguments: [100, 3_000_000]) func otherBytesThanStatedAreNotTaken(size: Int) throws {
        let fixture = try LedgerFixture()
        let path = try fixture.folder.write(bytes(size), to: "来.csv")
        let stated = FileBytes.sha256(of: "其他".utf8)
        let error = #expect(throws: LedgerError.self) {
            try fixture.ledger.ingest(received(path, stated: stated)) { _ in .test(RowCounts()) }
        }
        #expect(error?.kind == .integrity)
        #expect(fixture.folder.names(in: "ledger/sources").isEmpty)
    }

    @Test func aCopyThatCannotBeWrittenIsAStorageErrorAndLeavesNothing() throws {
        let fixture = try LedgerFixture()
        let path = try fixture.folder.write(bytes(3_000_000), to: "来.csv")
        // A folder where the copy would be made.
        let obstacle = fixture.folder.path("ledger/sources/.receiving.tmp")
        try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: false)
        let error = #expect(throws: LedgerError.self) {
            try fixture.ledger.ingest(received(path)) { _ in .test(RowCounts()) }
        }
        #expect(error?.kind == .storage)
        #expect(error?.path == obstacle)
        #expect(try fixture.ledger.files().isEmpty)
    }

    @Test func whatACrashHasLeftIsWrittenOver() throws {
        let fixture = try LedgerFixture()
        try fixture.folder.write(bytes(5_000_000), to: "ledger/sources/.receiving.tmp")
        let path = try fixture.folder.write(bytes(2_000_000), to: "来.csv")
        let file = try fixture.ledger.ingest(received(path)) { _ in .test(RowCounts()) }
        #expect(fixture.folder.names(in: "ledger/sources") == [file.sha256])
        #expect(try fixture.folder.bytes("ledger/sources/\(file.sha256)") == bytes(2_000_000))
    }

    @Test func aCopyThatWasThereBeforeStays() throws {
        let fixture = try LedgerFixture()
        let bytes = bytes(2_000_000)
        let path = try fixture.folder.write(bytes, to: "来.csv")
        let kept = "ledger/sources/\(FileBytes.sha256(of: bytes))"
        try fixture.folder.write(bytes, to: kept)
        #expect(throws: Interrupted.self) { try fixture.ledger.ingest(received(path)) { _ in throw Interrupted() } }
        #expect(try fixture.folder.bytes(kept) == bytes)
        _ = try fixture.ledger.ingest(received(path)) { _ in .test(RowCounts()) }
        #expect(fixture.folder.names(in: "ledger/sources").count == 1)
    }
}
