/// One figure of the whole-society emission (全社会排放总量).
public struct SocietyFigure: Sendable, Hashable {
    public var region: String
    public var year: Int?
    /// nil is the total (合计).
    public var sector: SourceSector?
    public var pollutant: Pollutant
    /// Over 365 days where the source gives a year's mass.
    public var emission: EmissionFigure
    public var particulateBasis: ParticulateBasis?
    public var source: String?

    public init(
        region: String, year: Int? = nil, sector: SourceSector? = nil, pollutant: Pollutant,
        emission: EmissionFigure, particulateBasis: ParticulateBasis? = nil, source: String? = nil
    ) {
        self.region = region
        self.year = year
        self.sector = sector
        self.pollutant = pollutant
        self.emission = emission
        self.particulateBasis = particulateBasis
        self.source = source
    }
}
