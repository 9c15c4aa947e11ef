import EmissionModel

/// T, the whole-society emission of a region (`domain.md` §3.11).
struct Society {
    private let figures: PerPollutant<[SocietyFigure]>

    init(_ figures: [SocietyFigure], region: String) {
        let own = figures.filter { $0.region == region }
        self.figures = PerPollutant { pollutant in own.filter { $0.pollutant == pollutant } }
    }

    /// The figure for a day of `year`: of the newest year up to it, else of the oldest there is.
    ///
    /// A total row rules; without one the sectors are added. nil where there is none, or where it is zero.
    func figure(of pollutant: Pollutant, in year: Int) -> (account: SocietyAccount, isLater: Bool)? {
        let used = rows(of: pollutant, in: year)
        guard let chosen = used.first.map({ $0.year ?? .min }) else { return nil }
        let perDay = used.reduce(Ratio.zero) { $0 + $1.emission.daily }
        guard perDay.isPositive else { return nil }
        let isDaily = used.map { $0.emission.days == 1 }
        let account = SocietyAccount(
            perDay: perDay, basis: isDaily.allSatisfy { $0 } ? .daily : isDaily.contains(true) ? .mixed : .annual,
            isSumOfSectors: used[0].sector != nil, year: chosen == .min ? nil : chosen,
            particulateBasis: pollutant == .pm ? Self.commonBasis(used) : nil)
        return (account, chosen > year)
    }

    /// The total row of the year that serves, or else its sectors.
    func rows(of pollutant: Pollutant, in year: Int) -> [SocietyFigure] {
        let all = figures[pollutant]
        let years = all.map { $0.year ?? .min }
        guard let chosen = years.filter({ $0 <= year }).max() ?? years.min() else { return [] }
        let rows = all.filter { ($0.year ?? .min) == chosen }
        // Of repeated totals the largest, so that no ratio is overstated.
        let total = rows.filter { $0.sector == nil }.max { $0.emission.daily < $1.emission.daily }
        return total.map { [$0] } ?? rows
    }

    /// The sectors' particulate figures stand on different bases.
    func mixesBases(in year: Int) -> Bool {
        guard let account = figure(of: .pm, in: year)?.account, account.isSumOfSectors else { return false }
        let used = figures.pm.filter { $0.year == account.year }
        return Set(used.compactMap(\.particulateBasis)).count > 1
    }

    /// The basis of the figures that state one, nil where they differ or state none.
    private static func commonBasis(_ figures: [SocietyFigure]) -> ParticulateBasis? {
        let stated = Set(figures.compactMap(\.particulateBasis))
        return stated.count == 1 ? stated.first : nil
    }
}
