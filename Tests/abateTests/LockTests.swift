import Foundation
import Glibc
import TestSupport
import Testing

struct LockTests {
    @Test func aSecondRunLeavesWithFive() throws {
        let city = try TestCity()
        try Command.run("run", "--dir", city.path)
        let descriptor = open("\(city.path)/ledger/.lock", O_RDWR)
        try #require(descriptor >= 0)
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try Command.run("run", "--dir", city.path).status == 5)
        close(descriptor)
        #expect(try Command.run("run", "--dir", city.path).status == 0)
    }
}
