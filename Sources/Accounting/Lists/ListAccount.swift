public import EmissionModel

/// A list as it would save at each level if all of it were carried out.
public struct ListAccount: Sendable, Hashable {
    public var region: String
    /// The targets are those in force on this day, the whole-society emission that of its year.
    public var day: CalendarDay
    /// Sorted by identifier.
    public var enterprises: [ListedEnterprise]
    /// Sorted by sector and identifier.
    public var sources: [PlannedSource]
    public var levels: PerLevel<LevelPlan>
    /// In the order of `EnterpriseClass.allCases`, those without enterprises left out; so the grades.
    public var classes: [ListGroup]
    public var grades: [ListGroup]
    /// Sorted by name, the unnamed last.
    public var counties: [ListGroup]
    public var industries: [ListGroup]
    public var departments: [ListGroup]
    /// Of the list: measures, emissions, bases, targets. Each once.
    public var notices: [AccountingNotice]
}

/// One level of a list.
public struct LevelPlan: Sendable, Hashable {
    public var level: WarningLevel
    public var ratios: PerPollutant<PlannedRatio>
    /// The worst of the pollutants'.
    public var verdict: Verdict
    /// Industry, then each sector that declares something.
    public var sectors: [SectorPlan]
    /// Enterprises with a stop or a limit and a planned cut.
    public var required: Int
}

/// One pollutant's planned reduction against its target, exact.
public struct PlannedRatio: Sendable, Hashable {
    /// nil where the figure is missing, zero, or refused because the particulate bases differ.
    public var society: SocietyAccount?
    public var target: Ratio?
    public var targetSource: TargetSource?
    /// All sources a day.
    public var reduction: Mass
    /// The enterprises alone.
    public var industry: Mass
    public var plan: Ratio?
    public var industryPlan: Ratio?
    /// What full execution lacks to the target, rounded up; nil where it cannot be told.
    public var missing: Mass?
    /// Whether full execution meets the target.
    public var verdict: Verdict
    public var notes: [VerdictNote]
}

/// What one sector would save a day at a level.
public struct SectorPlan: Sendable, Hashable {
    public var sector: SourceSector
    public var isDeclared: Bool
    public var plan: PerPollutant<Mass>
}

/// The enterprises of one class, grade, county, industry or department.
public struct ListGroup: Sendable, Hashable {
    /// nil where the list leaves it blank (未填写).
    public var name: String?
    public var enterprises: Int
    /// Planned masses a day.
    public var plan: PerLevel<PerPollutant<Mass>>
    public var required: PerLevel<Int>
}

/// One enterprise of a list.
public struct ListedEnterprise: Sendable, Hashable {
    public var enterprise: Enterprise
    /// Milligrams a day, exact; nil where the list gives none.
    public var emission: PerPollutant<Ratio?>
    public var plans: PerLevel<ListedPlan>
}

/// What an enterprise must do at a level.
public struct ListedPlan: Sendable, Hashable {
    /// The ruling production measure, else the other; nil where there is none.
    public var measure: MeasureType?
    public var text: String?
    /// The lower level whose measure holds because the level has none.
    public var inheritedFrom: WarningLevel?
    /// x, or the target on the raw drop.
    public var expectedCut: Ratio?
    /// c, nil where the measure gives none.
    public var plannedCut: PerPollutant<Ratio?>
    /// M_plan a day.
    public var plan: PerPollutant<Mass>
    public var isRequired: Bool
}
