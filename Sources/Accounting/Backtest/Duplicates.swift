/// Enterprises of which every reading is that of another: registered twice, they would count twice.
struct Duplicates {
    /// Rows of the others, each set's first among them; in order.
    let kept: [Int]
    let repeated: [Int]

    /// Fewer readings above idling are no proof: plants that stand still look alike.
    private static let leastReadings = 28

    init(_ rows: [[Double]]) {
        var first: Set<[UInt64]> = []
        var kept: [Int] = []
        var repeated: [Int] = []
        for (index, row) in rows.enumerated() {
            let running = row.count { $0 > Eligibility.floor }
            if running < Self.leastReadings || first.insert(row.map(\.bitPattern)).inserted {
                kept.append(index)
            } else {
                repeated.append(index)
            }
        }
        self.kept = kept
        self.repeated = repeated
    }
}
