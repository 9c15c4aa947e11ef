/// Where an emission or a reduction comes from (源类).
public enum SourceSector: String, Sendable, CaseIterable, Hashable {
    case industrial, mobile, dust, residential, other

    /// 工业源, 移动源, 扬尘源, 生活源, 其他.
    public var name: String {
        switch self {
        case .industrial: "工业源"
        case .mobile: "移动源"
        case .dust: "扬尘源"
        case .residential: "生活源"
        case .other: "其他"
        }
    }
}

/// A declared reduction of a source that is not metered (移动源、扬尘源), for one day or for every day of an episode.
public struct OtherSourceReduction: Sendable, Hashable {
    public enum Period: Sendable, Hashable {
        case day(CalendarDay)
        case episode(String)
    }

    public var period: Period
    public var sector: SourceSector
    public var pollutant: Pollutant
    /// What the source emits a day without measures.
    public var baseline: Mass?
    /// The reduction a day, as declared, or as baseline × declared percentage.
    public var reduction: Mass
    public var evidence: String
    public var unit: String?

    public init(
        period: Period, sector: SourceSector, pollutant: Pollutant, baseline: Mass? = nil, reduction: Mass,
        evidence: String, unit: String? = nil
    ) {
        self.period = period
        self.sector = sector
        self.pollutant = pollutant
        self.baseline = baseline
        self.reduction = reduction
        self.evidence = evidence
        self.unit = unit
    }
}
