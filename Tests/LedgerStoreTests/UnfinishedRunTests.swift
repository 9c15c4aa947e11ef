import Foundation
import TestSupport
import Testing

@testable import LedgerStore

struct UnfinishedRunTests {
    @Test func whatWasBegunAndNotEndedIsToldToTheNext() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(".lock")
        do {
            let lock = try LedgerLock(path: path)
            #expect(lock.unfinished == nil)
            try lock.begin("a long line that is cut short by the next 12 abc")
            try lock.begin("12 abc")
        }
        do {
            let lock = try LedgerLock(path: path)
            #expect(lock.unfinished == "12 abc")
            lock.end()
        }
        #expect(try LedgerLock(path: path).unfinished == nil)
        try folder.write("12 ab", to: ".lock")
        #expect(try LedgerLock(path: path).unfinished == nil, "a line that is not whole")
    }

    @Test func heldByOneAlone() throws {
        let folder = try TemporaryFolder()
        let lock = try LedgerLock(path: folder.path(".lock"))
        let error = #expect(throws: LedgerError.self) { try LedgerLock(path: folder.path(".lock")) }
        #expect(error?.kind == .locked)
        withExtendedLifetime(lock) {}
    }

    /// A child that lives on would hold the lock with it.
    @Test func noChildInheritsIt() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(".lock")
        let lock = try LedgerLock(path: path)
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
        }
        #expect(descriptors.count == 1)
        for descriptor in descriptors {
            let flags = fcntl(Int32(descriptor) ?? -1, F_GETFD)
            #expect(flags & FD_CLOEXEC != 0)
        }
        withExtendedLifetime(lock) {}
    }
}
