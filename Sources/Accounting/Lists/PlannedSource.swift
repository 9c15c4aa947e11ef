public import EmissionModel

/// A site or a fleet of the lists of other sources (施工工地、扬尘源、移动源清单): what it does at each level and what that
/// is declared to save a day. Missing is nil, never zero.
public struct PlannedSource: Sendable, Hashable {
    public var id: String
    public var name: String
    /// Mobile or dust, seldom another; never industrial, which is metered.
    public var sector: SourceSector
    public var county: String?
    public var department: String?
    /// As the list writes it: 绿标, A, B, C.
    public var grade: String?
    /// What the source emits a day without measures.
    public var baseline: PerPollutant<Mass?>
    /// The measure in words.
    public var measures: PerLevel<String?>
    /// As declared for each level.
    public var reductions: PerLevel<PerPollutant<Mass?>>
    /// 涉密: never named in a public edition.
    public var isSecret: Bool

    public init(
        id: String, name: String, sector: SourceSector, county: String? = nil, department: String? = nil,
        grade: String? = nil, baseline: PerPollutant<Mass?> = PerPollutant(repeating: nil),
        measures: PerLevel<String?> = PerLevel { _ in nil }, reductions: PerLevel<PerPollutant<Mass?>>,
        isSecret: Bool = false
    ) {
        self.id = id
        self.name = name
        self.sector = sector
        self.county = county
        self.department = department
        self.grade = grade
        self.baseline = baseline
        self.measures = measures
        self.reductions = reductions
        self.isSecret = isSecret
    }

    /// What holds at a level: where the source declares nothing for it, that of the level below, as with an
    /// enterprise's measures.
    public func reduction(at level: WarningLevel) -> PerPollutant<Mass?> {
        var wanted: WarningLevel? = level
        while let candidate = wanted {
            let declared = reductions[candidate]
            if declared.values.contains(where: { $0 != nil }) { return declared }
            wanted = candidate.below
        }
        return PerPollutant(repeating: nil)
    }
}
