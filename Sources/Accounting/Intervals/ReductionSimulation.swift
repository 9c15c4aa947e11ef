import EmissionModel
import Foundation

/// The reduction of some days, as it would have been had the baselines erred as they did in each past window. Kilograms
/// of the four pollutants, in their order.
struct ReductionSimulation {
    /// Of the accounted days: those that the figures are summed over.
    let positions: [Int]
    let errors: JointErrors
    /// By window, against the accounted figures.
    private(set) var low: [SIMD4<Double>]
    private(set) var high: [SIMD4<Double>]
    /// Σ M² over enterprises, for what drifts in each of them alone.
    private(set) var lowSquares = SIMD4<Double>.zero
    private(set) var highSquares = SIMD4<Double>.zero
    /// An enterprise has evidence.
    private(set) var hasEvidence = false
    /// One of these has a baseline that may err.
    private(set) var hasErrors = false

    init(positions: [Int], errors: JointErrors) {
        self.positions = positions
        self.errors = errors
        low = Array(repeating: .zero, count: errors.count)
        high = low
    }

    /// One enterprise, in the order of identifiers.
    ///
    /// - Parameters:
    ///   - days: of all positions.
    ///   - planned: their masses.
    mutating func add(
        _ days: [EnterpriseDay], _ planned: [PlannedMasses], row: Int, seed: UInt64, isGiant: Bool,
        _ parameters: AccountingParameters
    ) {
        let (low, high) = positions.reduce(into: (SIMD4<Double>.zero, SIMD4<Double>.zero)) { sums, position in
            sums.0 += SIMD4(days[position].masses.low)
            sums.1 += SIMD4(days[position].masses.high)
        }
        lowSquares += low * low
        highSquares += high * high
        let judged = positions.filter { days[$0].basis != nil }
        guard !judged.isEmpty else { return }
        hasEvidence = true
        let factors = errors.errors(of: row, seed: seed, isGiant: isGiant).map { exp($0) }
        guard !factors.isEmpty else { return }
        hasErrors = true
        for position in judged {
            guard let basis = days[position].basis else { continue }
            add(AttainmentCurve(basis, parameters), SIMD4(planned[position].production), factors)
        }
    }

    private mutating func add(_ curve: AttainmentCurve, _ production: SIMD4<Double>, _ factors: [Double]) {
        let (low, high) = (curve.low(baselineTimes: 1), curve.high(baselineTimes: 1))
        for (window, factor) in factors.enumerated() {
            let attained = curve.attainments(baselineTimes: factor)
            self.low[window] += production * (attained.low - low)
            self.high[window] += production * (attained.high - high)
        }
    }
}

extension SIMD4<Double> {
    init(_ masses: PerPollutant<Mass>) {
        self.init(
            masses.so2.kilograms, masses.nox.kilograms, masses.pm.kilograms, masses.vocs.kilograms)
    }

    /// Milligrams, as kilograms.
    init(_ masses: PerPollutant<Ratio>) {
        self.init(masses.so2.value, masses.nox.value, masses.pm.value, masses.vocs.value)
        self /= 1_000_000
    }

    subscript(pollutant: Pollutant) -> Double {
        switch pollutant {
        case .so2: x
        case .nox: y
        case .pm: z
        case .vocs: w
        }
    }
}
