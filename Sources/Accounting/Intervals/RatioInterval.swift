import EmissionModel
import Foundation

/// The 90 % interval of a reduction ratio and the probability that it reaches its target.
struct RatioInterval {
    let interval: ClosedRange<Double>
    /// nil without a target, where nothing has evidence, and where errors are known as bounds only.
    let probabilityMet: Double?

    /// 5 and 95 % of a normal distribution.
    private static let quantile = 1.6448536269514722

    /// From 5 % of the low ratio to 95 % of the high one, so that what is missing widens it. Baseline errors and the drift
    /// of emission per production have nothing to do with each other: their spreads are added in squares.
    ///
    /// An attainment lies from 0 to 1, so that errors pull a sum down where measures were carried out, and up where they
    /// were not; the simulation pulls once more to the same side. Each side is therefore at least as wide as the other, up
    /// to the plan, above which nothing is counted. With cuts put into real windows the truth lay below the interval in at
    /// most 5 % of the cases and above it in 13 to 37 %, the more the more of the mass is with uneven users; where nobody
    /// carried out anything a small reduction shows all the same.
    ///
    /// - Parameters:
    ///   - society: whole society emission over the days of the simulation.
    ///   - drift: log-SD of emission per production.
    init(
        _ simulation: ReductionSimulation, _ pollutant: Pollutant, societyKilograms society: Double,
        plan: Ratio, low: Ratio, high: Ratio, target: Ratio?, drift: Double
    ) {
        let lows = simulation.low.map { $0[pollutant] }
        let highs = simulation.high.map { $0[pollutant] }
        let tail = simulation.errors.isBound ? 0 : 0.05
        let (lower, upper) = (Self.range(lows, tail), Self.range(highs, tail))
        let lowDrift = drift * simulation.lowSquares[pollutant].squareRoot()
        let highDrift = drift * simulation.highSquares[pollutant].squareRoot()
        let room = max(0, (plan - high).value * society)
        let below = Self.length(Self.wider(lower), Self.quantile * lowDrift) / society
        let above = Self.length(min(room, Self.wider(upper)), Self.quantile * highDrift) / society
        interval = (max(0, low.value - below)...max(0, high.value + above)).roundedOutward
        guard let target, simulation.hasEvidence, !(simulation.errors.isBound && simulation.hasErrors) else {
            probabilityMet = nil
            return
        }
        probabilityMet = Self.probability(
            lows.map { low.value - target.value + $0 / society }, spread: lowDrift / society)
    }

    /// 0 always within.
    private static func range(_ values: [Double], _ tail: Double) -> ClosedRange<Double> {
        let sorted = values.sorted()
        return min(sorted.sortedQuantile(tail) ?? 0, 0)...max(sorted.sortedQuantile(1 - tail) ?? 0, 0)
    }

    private static func wider(_ range: ClosedRange<Double>) -> Double { max(range.upperBound, -range.lowerBound) }

    private static func length(_ first: Double, _ second: Double) -> Double {
        (first * first + second * second).squareRoot()
    }

    /// The mean over the windows of the probability that a margin is not negative.
    private static func probability(_ margins: [Double], spread: Double) -> Double? {
        margins.map { margin in
            spread > 0 ? erfc(-margin / spread / 2.0.squareRoot()) / 2 : margin >= 0 ? 1 : 0
        }.mean.map { ($0 * 1e6).rounded() / 1e6 }
    }
}
