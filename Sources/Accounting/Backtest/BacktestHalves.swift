import EmissionModel

/// The enterprises in two random halves, the same in every run: each half is judged with the other as its comparison
/// group, as if nobody there had been asked for anything (evidence 4.4).
struct BacktestHalves {
    /// 0 or 1 of every row.
    let half: [Int]
    /// By start, then by half: the group that corrects that half.
    let groups: [[ComparisonGroup]]
    /// By start, of every row its nearest members one after the other; empty where none are asked for.
    private let nearest: [[[UInt32]]]

    private static let seed: UInt64 = 2015

    init(
        _ rows: [[Double]], levels: [[Double]], _ windows: BacktestWindows, minimum: Int, needsNearest: Bool
    ) {
        let half = Self.halves(rows.count)
        let made = Parallel.map(windows.starts.count) { position -> ([ComparisonGroup], [[UInt32]]) in
            let own = levels.map { $0[position] }
            let groups = [0, 1].map { corrected in
                ComparisonGroup(
                    candidates: rows.indices.filter { half[$0] != corrected && !own[$0].isNaN }, levels: own,
                    minimum: minimum)
            }
            guard needsNearest, windows.starts[position].windows.contains(where: { $0 != nil }) else {
                return (groups, [])
            }
            let days = windows.daysBefore(windows.starts[position].index, NearestMembers.days)
            let before = rows.map { row in days.map { windows.frame.isTrusted[$0] ? row[$0] : .nan } }
            let members = groups.map { NearestMembers(members: $0.members, kilowattHours: before) }
            return (
                groups,
                rows.indices.map { row in
                    own[row].isNaN ? [] : members[half[row]].nearest(to: row).map { UInt32(truncatingIfNeeded: $0) }
                }
            )
        }
        self.half = half
        groups = made.map(\.0)
        nearest = made.map(\.1)
    }

    private static func halves(_ count: Int) -> [Int] {
        var generator = SeededNumbers(seed: seed)
        var order = Array(0..<count)
        generator.choose(count, of: &order)
        var half = Array(repeating: 0, count: count)
        for row in order.prefix(count / 2) { half[row] = 1 }
        return half
    }

    func nearest(to row: Int, at position: Int) -> [Int] { nearest[position][row].map(Int.init) }
}

extension BacktestWindows {
    /// Indices of so many days before one.
    fileprivate func daysBefore(_ index: Int, _ count: Int) -> Range<Int> { max(0, index - count)..<index }
}
