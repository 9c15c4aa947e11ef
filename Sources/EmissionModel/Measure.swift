/// What an enterprise, or one of its lines, must do at a level (减排措施).
public struct Measure: Sendable, Hashable {
    public var enterpriseID: String
    /// nil: the whole enterprise.
    public var lineID: String?
    public var level: WarningLevel
    public var type: MeasureType
    /// 停限产比例: the share of production to be given up. nil where the list gives none.
    public var productionCut: Ratio?
    /// The planned cut of each pollutant, nil where the list gives none; then `productionCut` stands for it.
    public var cuts: PerPollutant<Ratio?>
    /// 用电下降目标: a target on the raw drop of consumption.
    public var energyCut: Ratio?
    public var countingBasis: String?
    public var text: String?
    public var owner: String?
    /// Read from the words of a column of the enterprises' list (橙色预警减排措施); it stands only for an enterprise of which
    /// the table of measures says nothing.
    public var isFromListText: Bool
    /// nil: of every year's list.
    public var listYear: Int?

    public init(
        enterpriseID: String, lineID: String? = nil, level: WarningLevel, type: MeasureType,
        productionCut: Ratio? = nil, cuts: PerPollutant<Ratio?> = PerPollutant(repeating: nil),
        energyCut: Ratio? = nil, countingBasis: String? = nil, text: String? = nil, owner: String? = nil,
        isFromListText: Bool = false, listYear: Int? = nil
    ) {
        self.enterpriseID = enterpriseID
        self.lineID = lineID
        self.level = level
        self.type = type
        self.productionCut = productionCut
        self.cuts = cuts
        self.energyCut = energyCut
        self.countingBasis = countingBasis
        self.text = text
        self.owner = owner
        self.isFromListText = isFromListText
        self.listYear = listYear
    }
}

/// 措施类型.
public enum MeasureType: String, Sendable, CaseIterable, Hashable {
    case stop, limit, cap, transport, voluntary, exempt, other

    /// 停产, 限产, 以量定产/以热定产, 运输管控, 自主减排, 豁免, 其他.
    public var name: String {
        switch self {
        case .stop: "停产"
        case .limit: "限产"
        case .cap: "以量/以热定产"
        case .transport: "运输管控"
        case .voluntary: "自主减排"
        case .exempt: "豁免"
        case .other: "其他"
        }
    }

    /// A measure on production, which two of the same enterprise, line and level must not differ in.
    public var isProduction: Bool { self == .stop || self == .limit || self == .cap }
}
