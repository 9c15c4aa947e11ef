import EmissionModel

/// a as a function of the baseline, in floating point, for the hundreds of baselines of a simulation. `Attainment` and
/// `AttainmentBasis` are the exact ones; a test holds them together.
struct AttainmentCurve {
    private let isStop: Bool
    private let isOnRawDrop: Bool
    private let isBaseLoadKnown: Bool
    private let expected: Double
    /// From here on a limit is reached.
    private let reached: Double
    private let stopLoadRatio: Double
    private let stopDrop: Double
    private let defaultShare: Double
    private let energy: Double
    private let baseline: Double
    private let baseLoad: Double

    init(_ basis: AttainmentBasis, _ parameters: AccountingParameters) {
        isStop = basis.test.isStop
        isOnRawDrop = basis.test.isOnRawDrop
        isBaseLoadKnown = basis.baseLoad != nil
        expected = basis.test.expected.value
        reached = expected - min(parameters.attainment.limitTolerance.value, expected / 10)
        stopLoadRatio = parameters.attainment.stopLoadRatio.value
        stopDrop = parameters.attainment.stopDrop.value
        defaultShare = parameters.baseLoad.defaultShare.value
        energy = basis.energy.kilowattHours
        baseline = basis.baseline.kilowattHours
        baseLoad = basis.baseLoad?.kilowattHours ?? 0
    }

    /// As `M_low` takes it.
    func low(baselineTimes factor: Double) -> Double {
        attainment(baseline * factor, baseLoad)
    }

    /// As `M_high` takes it: with the default base load where the enterprise's own is unknown.
    func high(baselineTimes factor: Double) -> Double { attainments(baselineTimes: factor).high }

    /// Both at once.
    func attainments(baselineTimes factor: Double) -> (low: Double, high: Double) {
        let low = low(baselineTimes: factor)
        guard !isBaseLoadKnown, low < 1 else { return (low, low) }
        return (low, max(low, attainment(baseline * factor, baseline * factor * defaultShare)))
    }

    private func attainment(_ baseline: Double, _ baseLoad: Double) -> Double {
        guard baseline > 0, baseline > baseLoad else { return energy <= baseLoad ? 1 : 0 }
        let drop = (baseline - energy) / baseline
        let loadRatio = max(0, energy - baseLoad) / (baseline - baseLoad)
        let cut = isOnRawDrop ? drop : 1 - loadRatio
        let isReached =
            isStop ? loadRatio <= stopLoadRatio || (!isBaseLoadKnown && drop >= stopDrop) : cut >= reached
        return isReached ? 1 : min(max(cut / expected, 0), 1)
    }
}
