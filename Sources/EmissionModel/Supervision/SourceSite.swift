/// A building site, a yard or a fleet of the lists of dust and mobile sources (施工工地、扬尘源、移动源清单), with what it does at
/// each level.
public struct SourceSite: Sendable, Hashable {
    /// What it does at one level, and what that saves a day.
    public struct Step: Sendable, Hashable {
        public var text: String?
        /// As declared, or as baseline × declared percentage; nil where the list gives none.
        public var reduction: PerPollutant<Mass?>

        public init(text: String? = nil, reduction: PerPollutant<Mass?> = PerPollutant(repeating: nil)) {
            self.text = text
            self.reduction = reduction
        }
    }

    public var id: String
    public var name: String
    /// Dust, mobile or other; never industrial.
    public var sector: SourceSector
    /// 工地, 堆场, 车队.
    public var kind: String?
    public var county: String?
    public var department: String?
    /// 绩效等级, 绿色标杆, as the list words it.
    public var grade: String?
    /// 保障类: goes on.
    public var isGuarantee: Bool
    /// 涉密: never named in a public edition.
    public var isSecret: Bool
    public var particulateBasis: ParticulateBasis?
    /// What it emits a day without measures.
    public var baseline: PerPollutant<Mass?>
    public var yellow: Step
    public var orange: Step
    public var red: Step
    /// nil: of every year's list.
    public var listYear: Int?

    public init(
        id: String, name: String, sector: SourceSector, kind: String? = nil, county: String? = nil,
        department: String? = nil, grade: String? = nil, isGuarantee: Bool = false, isSecret: Bool = false,
        particulateBasis: ParticulateBasis? = nil, baseline: PerPollutant<Mass?> = PerPollutant(repeating: nil),
        yellow: Step = Step(), orange: Step = Step(), red: Step = Step(), listYear: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.sector = sector
        self.kind = kind
        self.county = county
        self.department = department
        self.grade = grade
        self.isGuarantee = isGuarantee
        self.isSecret = isSecret
        self.particulateBasis = particulateBasis
        self.baseline = baseline
        self.yellow = yellow
        self.orange = orange
        self.red = red
        self.listYear = listYear
    }

    public subscript(level: WarningLevel) -> Step {
        get {
            switch level {
            case .yellow: yellow
            case .orange: orange
            case .red: red
            }
        }
        set {
            switch level {
            case .yellow: yellow = newValue
            case .orange: orange = newValue
            case .red: red = newValue
            }
        }
    }

    /// The declared reduction of a pollutant at a level; a level that states none has that of the level below, as
    /// measures of enterprises have. A guaranteed site saves nothing.
    public func reduction(of pollutant: Pollutant, at level: WarningLevel) -> Mass? {
        guard !isGuarantee else { return nil }
        var wanted: WarningLevel? = level
        while let candidate = wanted {
            if let mass = self[candidate].reduction[pollutant] { return mass }
            wanted = candidate.below
        }
        return nil
    }

    /// In whose name a declared reduction stands: the department, else the county.
    public var unit: String? { department ?? county }
}
