public import EmissionModel

/// A figure of one pollutant that two states are compared by. Ratios are fractions, masses milligrams over the accounted
/// time; both exact.
public enum ComparedFigure: String, Sendable, CaseIterable, Hashable {
    case low, high, plan, target, industryLow, industryHigh, industryPlan
    /// Of all sources.
    case lowMass = "low_kg"
    case highMass = "high_kg"
    case planMass = "plan_kg"
    case society = "society_kg"

    public var isMass: Bool {
        switch self {
        case .lowMass, .highMass, .planMass, .society: true
        default: false
        }
    }
}

/// The figures of one pollutant; nil where there is none.
public struct ComparedFigures: Sendable, Hashable {
    private var values: [Ratio?] = Array(repeating: nil, count: ComparedFigure.allCases.count)

    public init() {}

    public subscript(figure: ComparedFigure) -> Ratio? {
        get { values[Self.index[figure] ?? 0] }
        set { values[Self.index[figure] ?? 0] = newValue }
    }

    private static let index = Dictionary(
        uniqueKeysWithValues: ComparedFigure.allCases.enumerated().map { ($1, $0) })
}
