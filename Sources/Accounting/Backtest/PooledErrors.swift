/// What the errors of all enterprises, each over its own σ, had been before each start: 5 to 95 %.
struct PooledErrors {
    /// By start; nil while too few are known.
    let quantiles: [ClosedRange<Double>?]

    /// Bins of the histogram that stands for the errors: to a hundredth of σ, beyond ±40 σ all alike.
    private static let binsPerSigma = 100.0
    private static let bins = 8000

    /// - Parameters:
    ///   - errors: by enterprise and start.
    ///   - histories: by enterprise.
    init(_ errors: [[Double]], _ histories: [ErrorHistory], isOrdinary: [Bool], length: Int) {
        var counts = Array(repeating: 0, count: Self.bins)
        var total = 0
        quantiles = isOrdinary.indices.map { position in
            let ended = position - length
            if ended >= 0, isOrdinary[ended] {
                for (row, history) in zip(errors, histories) {
                    guard !row[ended].isNaN, let sigma = history.moments[ended].sigma else { continue }
                    counts[Self.bin(row[ended] / sigma)] += 1
                    total += 1
                }
            }
            guard total >= ErrorPool.leastErrors else { return nil }
            let low = Self.quantile(0.05, counts, total)
            return low...max(low, Self.quantile(0.95, counts, total))
        }
    }

    private static func bin(_ value: Double) -> Int {
        let middle = Double(bins / 2)
        return Int(min(max(value * binsPerSigma + middle, 0), Double(bins - 1)))
    }

    private static func quantile(_ share: Double, _ counts: [Int], _ total: Int) -> Double {
        let rank = share * Double(total)
        var below = 0
        for (bin, count) in counts.enumerated() where count > 0 {
            if Double(below + count) >= rank {
                let within = (rank - Double(below)) / Double(count)
                return (Double(bin - bins / 2) + within) / binsPerSigma
            }
            below += count
        }
        return Double(bins / 2) / binsPerSigma
    }
}
