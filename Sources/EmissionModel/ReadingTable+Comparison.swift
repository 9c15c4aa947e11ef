/// Two states of the same accounts and days.
extension ReadingTable {
    /// This table with another's readings where it has none.
    public func filled(from other: ReadingTable) -> ReadingTable {
        var table = self
        forEachDifference(from: other) { row, day, own, theirs in
            if own == .missing { table[row, day] = theirs }
        }
        return table
    }

    /// Lends every cell that another table of the same accounts and days has otherwise, in order of account and day.
    public func forEachDifference(
        from other: ReadingTable, _ body: (_ row: Int, _ day: CalendarDay, _ own: Reading, _ theirs: Reading) -> Void
    ) {
        for (row, number) in accountNumbers.enumerated() {
            guard let otherRow = other.row(of: number) else { continue }
            for offset in 0..<dayCount {
                let day = firstDay.advanced(by: offset)
                let (own, theirs) = (self[row, day], other[otherRow, day])
                if own != theirs { body(row, day, own, theirs) }
            }
        }
    }
}
