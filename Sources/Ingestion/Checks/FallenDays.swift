/// Which days stand out: many more enterprises than usual fell together. Statistics of the real year of 1,454
/// enterprises set the limits (`EarlierResponseTests`).
enum FallenDays {
    /// Against the enterprises without a measure: what all felt alike, heat or rain or a market, falls away. The share
    /// of the fallen differs between two groups by chance as binomials do; eight hundredths, or 4.5 standard errors,
    /// are never reached in the real year.
    static func standingOut(_ judged: [Int], _ tally: FallenTally, against others: FallenTally) -> Set<Int> {
        let differences = judged.map { tally.fallen($0) - others.fallen($0) }
        let usual = median(differences)
        let chance = max(0.05, median(judged.flatMap { [tally.fallen($0), others.fallen($0)] }))
        return Set(
            zip(judged, differences).filter { index, difference in
                let counts = (tally.days[index].expected, others.days[index].expected)
                let error = (chance * (1 - chance) * (1 / Double(max(1, counts.0)) + 1 / Double(max(1, counts.1))))
                    .squareRoot()
                return difference - usual >= max(0.08, 4.5 * error)
            }.map(\.0))
    }

    /// Against the same enterprises on other days, where weather moves many a little: more must fall, or fall by half.
    static func standingOut(_ judged: [Int], _ tally: FallenTally) -> Set<Int> {
        outliers(judged, judged.map(tally.halved), least: 0.10, deviations: 5)
            .union(outliers(judged, judged.map(tally.fallen), least: 0.25, deviations: 6))
    }

    private static func outliers(_ judged: [Int], _ shares: [Double], least: Double, deviations: Double) -> Set<Int> {
        let usual = median(shares)
        let spread = 1.4826 * median(shares.map { abs($0 - usual) })
        return Set(zip(judged, shares).filter { $0.1 - usual >= max(least, deviations * spread) }.map(\.0))
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + min(sorted[middle], last)) / 2
    }
}
