import TestSupport
import Testing

@testable import Ingestion

@Suite struct CellTableTests {
    /// More cells than the list of pieces holds at first, so that it has to be moved more than once.
    @Test func cellsStayWhereTheyAreWhileTheTableGrows() {
        var table = CellTable()
        defer { table.release() }
        let first = table.cell(0, 0)
        let count: Int32 = 600_000
        for number in 0..<count { table.cell(number / 30, number % 30).pointee.sum = Int64(number) }
        #expect(table.count == Int(count))
        #expect(table.cell(0, 0) == first)
        for number in 0..<count where table.cell(number / 30, number % 30).pointee.sum != Int64(number) {
            Issue.record("the cell of \(number) holds something else")
            break
        }
        #expect(table.count == Int(count))
    }

    /// Days near each other, days decades away, and those between that come within reach as an account's days become many.
    @Test(arguments: 0..<20) func everyDayHasOneCell(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var table = CellTable()
        defer { table.release() }
        var expected: [[Int32]: Int32] = [:]
        for _ in 0..<3_000 {
            let account = Int32(random.next() % 3)
            let spread: UInt64 = random.next() % 8 == 0 ? 36_000 : account == 0 ? 40 : 700
            let day = 10_957 + Int32(random.next() % spread)
            let index = table.find(account, day)
            #expect(index == expected[[account, day], default: Int32(expected.count)])
            expected[[account, day]] = index
            #expect(table[Int(index)].pointee.account == account && table[Int(index)].pointee.day == day)
        }
        #expect(table.count == expected.count && table.hasFar)
    }
}
