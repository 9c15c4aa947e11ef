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
}
