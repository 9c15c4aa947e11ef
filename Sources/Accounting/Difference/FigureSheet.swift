public import EmissionModel

/// The figures of one day or episode in one state, as far as states are compared by them.
public struct FigureSheet: Sendable {
    public var level: WarningLevel?
    /// nil where nothing is accounted.
    public var verdict: Verdict?
    public var verdicts: PerPollutant<Verdict?> = PerPollutant(repeating: nil)
    public var figures: PerPollutant<ComparedFigures>
    /// Sorted by identifier.
    public var enterprises: [EnterpriseAccount] = []

    /// Of a day on which nothing is accounted: no mass, no ratio.
    public static let nothing: FigureSheet = {
        var figures = ComparedFigures()
        for figure in [ComparedFigure.lowMass, .highMass, .planMass] { figures[figure] = .zero }
        return FigureSheet(figures: PerPollutant(repeating: figures))
    }()

    private init(figures: PerPollutant<ComparedFigures>) {
        self.figures = figures
    }

    public init(_ account: CityAccount?) {
        self = .nothing
        guard let account else { return }
        level = account.level
        verdict = account.verdict
        verdicts = account.ratios.map { Optional($0.verdict) }
        enterprises = account.enterprises
        let days = Ratio(Int128(account.minutes), over: 1440) ?? .zero
        for pollutant in Pollutant.allCases {
            let ratio = account.ratios[pollutant]
            var figures = self.figures[pollutant]
            figures[.society] = ratio.society.map { $0.perDay * days }
            figures[.target] = ratio.target
            (figures[.low], figures[.high], figures[.plan]) = (ratio.low, ratio.high, ratio.plan)
            figures[.industryLow] = ratio.industryLow
            figures[.industryHigh] = ratio.industryHigh
            figures[.industryPlan] = ratio.industryPlan
            for sector in account.sectors {
                figures.add(sector.low[pollutant], to: .lowMass)
                figures.add(sector.high[pollutant], to: .highMass)
                figures.add(sector.plan[pollutant], to: .planMass)
            }
            self.figures[pollutant] = figures
        }
    }
}

extension ComparedFigures {
    mutating func add(_ mass: Mass, to figure: ComparedFigure) {
        self[figure] = (self[figure] ?? .zero) + Ratio(Int(mass.milligrams))
    }
}
