public import EmissionModel

/// Where an enterprise's baseline comes from.
public enum BaselineSource: Sendable, Hashable {
    /// The power company's own reference (基准电量).
    case given
    case method(BaselineMethod)
    /// No baseline passes the gates.
    case none
}

/// Consumption that production does not cause.
public struct BaseLoadAccount: Sendable, Hashable {
    public enum Source: String, Sendable, CaseIterable, Hashable {
        case declared
        /// On two own full stops before the event that agree.
        case measured
        case unknown
    }

    public var source: Source
    /// nil where unknown.
    public var perDay: Energy?
    /// Over the accounted days, nil where unknown.
    public var energy: Energy?

    public init(source: Source, perDay: Energy?, energy: Energy?) {
        self.source = source
        self.perDay = perDay
        self.energy = energy
    }

    public static let unknown = BaseLoadAccount(source: .unknown, perDay: nil, energy: nil)
}

/// One enterprise on a day, or over the accounted days of an episode. Energies and masses are sums over these days;
/// an energy is nil where one of the days has none.
public struct EnterpriseAccount: Sendable, Hashable {
    public var enterprise: Enterprise
    /// The ruling production measure at the (highest accounted) level, else the other; nil where there is none.
    public var measure: MeasureType?
    public var measureText: String?
    /// The lower level whose measure holds because the level has none.
    public var inheritedFrom: WarningLevel?
    public var observability: Observability
    public var baselineMethod: BaselineSource
    public var baseline: Energy?
    /// What the enterprise's own past alone gives; nil where no comparison group corrected it.
    public var baselineUncorrected: Energy?
    public var baselineTwoSided: Energy?
    public var baselinePrior5: Energy?
    public var baseLoad: BaseLoadAccount
    public var energy: Energy?
    /// q, of the raw consumption; negative where it rose.
    public var drop: Ratio?
    /// u, with a base load of 0 where it is unknown.
    public var loadRatio: Ratio?
    /// ρ = 1 − u; negative where production rose.
    public var productionCut: Ratio?
    /// x, or the target on the raw drop where the measure gives one.
    public var expectedCut: Ratio?
    /// c, nil where the measure gives none.
    public var plannedCut: PerPollutant<Ratio?>
    /// Of a day by its energies; of an episode low over planned mass, nil where nothing is planned.
    public var attainment: Ratio?
    /// Nine times in ten; nil without attainment, and where the baseline is given.
    public var attainment90: ClosedRange<Double>?
    /// nil where the baseline is given or nothing is judged.
    public var baselineError: BaselineError?
    public var outcome: Outcome
    /// nil where the enterprise is not required.
    public var evidence: EvidenceGrade?
    /// Milligrams a day, exact; nil where the list gives none.
    public var emission: PerPollutant<Ratio?>
    public var plan: PerPollutant<Mass>
    public var low: PerPollutant<Mass>
    public var high: PerPollutant<Mass>
    /// What a limit gave beyond its expected cut, never part of `low` or `high`.
    public var overachieved: PerPollutant<Mass>
    /// Judged measure with a planned cut.
    public var isRequired: Bool
    /// The attainment is known, on at least one accounted day.
    public var hasEvidence: Bool

    public init(
        enterprise: Enterprise, measure: MeasureType?, measureText: String?, inheritedFrom: WarningLevel?,
        observability: Observability, baselineMethod: BaselineSource, baseline: Energy?,
        baselineUncorrected: Energy? = nil, baselineTwoSided: Energy?, baselinePrior5: Energy?,
        baseLoad: BaseLoadAccount, energy: Energy?, drop: Ratio?, loadRatio: Ratio?, productionCut: Ratio?,
        expectedCut: Ratio?, plannedCut: PerPollutant<Ratio?>, attainment: Ratio?,
        attainment90: ClosedRange<Double>? = nil, baselineError: BaselineError? = nil, outcome: Outcome,
        evidence: EvidenceGrade?,
        emission: PerPollutant<Ratio?>, plan: PerPollutant<Mass>, low: PerPollutant<Mass>,
        high: PerPollutant<Mass>, overachieved: PerPollutant<Mass>, isRequired: Bool, hasEvidence: Bool
    ) {
        self.enterprise = enterprise
        self.measure = measure
        self.measureText = measureText
        self.inheritedFrom = inheritedFrom
        self.observability = observability
        self.baselineMethod = baselineMethod
        self.baseline = baseline
        self.baselineUncorrected = baselineUncorrected
        self.baselineTwoSided = baselineTwoSided
        self.baselinePrior5 = baselinePrior5
        self.baseLoad = baseLoad
        self.energy = energy
        self.drop = drop
        self.loadRatio = loadRatio
        self.productionCut = productionCut
        self.expectedCut = expectedCut
        self.plannedCut = plannedCut
        self.attainment = attainment
        self.attainment90 = attainment90
        self.baselineError = baselineError
        self.outcome = outcome
        self.evidence = evidence
        self.emission = emission
        self.plan = plan
        self.low = low
        self.high = high
        self.overachieved = overachieved
        self.isRequired = isRequired
        self.hasEvidence = hasEvidence
    }
}

extension EnterpriseAccount {
    /// By which share the comparison group moved the baseline; nil where it did not.
    public var groupCorrection: Ratio? {
        guard let baseline, let baselineUncorrected else { return nil }
        return (baseline - baselineUncorrected) / baselineUncorrected
    }
}
