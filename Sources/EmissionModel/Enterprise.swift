/// What an enterprise on the reduction list (应急减排清单) is, as the list states it. Missing is nil, never zero.
public struct Enterprise: Sendable, Hashable {
    public var id: String
    public var name: String
    public var creditCode: String?
    public var county: String
    public var town: String?
    public var industry: String?
    /// 主管部门.
    public var department: String?
    public var kind: EnterpriseClass
    public var grade: PerformanceGrade
    /// The normal emission of each pollutant, nil where the list gives none.
    public var emission: PerPollutant<EmissionFigure?>
    public var particulateBasis: ParticulateBasis?
    /// Declared consumption a day that production does not cause (非生产电量).
    public var baseLoad: Energy?
    public var baseLoadDocument: String?
    /// The power company's own reference a day (基准电量); overrides the computed baseline.
    public var givenBaseline: Energy?
    /// The most that a guaranteed enterprise may consume a day.
    public var cap: Energy?
    public var fuel: String?
    public var listYear: Int?
    /// Total over purchased electricity where the enterprise generates its own; multiplies the metered energy.
    public var selfGenerationFactor: Ratio?
    public var observability: Observability?
    public var status: OperatingStatus
    /// 涉密: never named in a public edition.
    public var isSecret: Bool
    public var contact: String?

    public init(
        id: String, name: String, creditCode: String? = nil, county: String, town: String? = nil,
        industry: String? = nil, department: String? = nil, kind: EnterpriseClass,
        grade: PerformanceGrade = .none, emission: PerPollutant<EmissionFigure?>,
        particulateBasis: ParticulateBasis? = nil, baseLoad: Energy? = nil, baseLoadDocument: String? = nil,
        givenBaseline: Energy? = nil, cap: Energy? = nil, fuel: String? = nil, listYear: Int? = nil,
        selfGenerationFactor: Ratio? = nil, observability: Observability? = nil,
        status: OperatingStatus = .normal, isSecret: Bool = false, contact: String? = nil
    ) {
        self.id = id
        self.name = name
        self.creditCode = creditCode
        self.county = county
        self.town = town
        self.industry = industry
        self.department = department
        self.kind = kind
        self.grade = grade
        self.emission = emission
        self.particulateBasis = particulateBasis
        self.baseLoad = baseLoad
        self.baseLoadDocument = baseLoadDocument
        self.givenBaseline = givenBaseline
        self.cap = cap
        self.fuel = fuel
        self.listYear = listYear
        self.selfGenerationFactor = selfGenerationFactor
        self.observability = observability
        self.status = status
        self.isSecret = isSecret
        self.contact = contact
    }
}

/// 企业分类 (plan 004, 4.3.1.1).
public enum EnterpriseClass: String, Sendable, CaseIterable, Hashable {
    case key, small, guarantee, other

    /// 重点, 小微, 保障, 其他.
    public var name: String {
        switch self {
        case .key: "重点"
        case .small: "小微"
        case .guarantee: "保障"
        case .other: "其他"
        }
    }
}

/// 绩效等级, from the best to the worst; `leading` and `notLeading` are 引领性 and 非引领性.
public enum PerformanceGrade: String, Sendable, CaseIterable, Hashable {
    case aPlus = "A+"
    case a = "A"
    case leading = "引领性"
    case b = "B"
    case bMinus = "B-"
    case c = "C"
    case notLeading = "非引领性"
    case d = "D"
    case none = ""
}

/// 颗粒物口径: what PM means in a figure. A ratio of two different bases is refused.
public enum ParticulateBasis: String, Sendable, CaseIterable, Hashable {
    case tsp = "TSP"
    case pm10 = "PM10"
    case pm25 = "PM2.5"
}

/// How much of an enterprise's emission electricity can show (用电可核性).
public enum Observability: String, Sendable, CaseIterable, Hashable {
    case strong, medium, weak, none

    /// 强, 中, 弱, 不可.
    public var name: String {
        switch self {
        case .strong: "强"
        case .medium: "中"
        case .weak: "弱"
        case .none: "不可"
        }
    }
}

/// 生产状态.
public enum OperatingStatus: String, Sendable, CaseIterable, Hashable {
    case normal, seasonal, longIdle

    /// 正常, 季节性生产, 长期停产.
    public var name: String {
        switch self {
        case .normal: "正常"
        case .seasonal: "季节性生产"
        case .longIdle: "长期停产"
        }
    }
}
