import EmissionModel

/// Random enterprises of each window, the same for every method, to see how far sums over groups are off.
struct GroupDraws {
    /// Enterprises in a draw.
    let size: Int
    /// Positions of the windows among those of a table, with the drawn enterprises, sorted.
    let draws: [(window: Int, members: [Int])]

    static let sizes = [10, 30, 100, 300]
    private static let perWindow = 2
    private static let seed: UInt64 = 2015

    /// - Parameter candidates: of each window, without its largest consumers.
    init(size: Int, candidates: [[Int]]) {
        var generator = SeededNumbers(seed: Self.seed &+ UInt64(size))
        var draws: [(window: Int, members: [Int])] = []
        for (window, candidates) in candidates.enumerated() where candidates.count >= size {
            var pool = candidates
            for _ in 0..<Self.perWindow {
                generator.choose(size, of: &pool)
                draws.append((window, pool.prefix(size).sorted()))
            }
        }
        self.size = size
        self.draws = draws
    }
}
