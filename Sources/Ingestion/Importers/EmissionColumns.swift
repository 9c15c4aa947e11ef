import EmissionModel

extension FieldReader {
    /// The emissions of the four pollutants: a daily figure, or an annual one with its production days.
    mutating func emissions() -> PerPollutant<EmissionFigure?> {
        let days = integer("production_days", in: 1...366)
        var result = PerPollutant<EmissionFigure?>(repeating: nil)
        for pollutant in Pollutant.allCases { result[pollutant] = emission(of: pollutant, productionDays: days) }
        return result
    }

    private mutating func emission(of pollutant: Pollutant, productionDays: Int?) -> EmissionFigure? {
        let annualKey = "\(pollutant.rawValue)_annual_t"
        let daily = mass("\(pollutant.rawValue)_daily_kg", placesToMilligrams: 6).map(EmissionFigure.daily)
        guard let annual = mass(annualKey, placesToMilligrams: 9) else { return daily }
        guard let productionDays, let figure = EmissionFigure.annual(annual, productionDays: productionDays) else {
            // A year's zero is a day's zero, whatever the days.
            if annual == .zero { return daily ?? .daily(.zero) }
            if daily == nil { report(IngestionMessages.missingProductionDays, at: annualKey) }
            return daily
        }
        if figure.daily > Self.largestDaily {
            report(
                IngestionMessages.numberOutOfRange, [title(annualKey), text(annualKey) ?? "", "0–1000 t/d"],
                at: annualKey)
        }
        if let daily, !Self.agree(daily, figure) {
            report(IngestionMessages.emissionTwice, [pollutant.symbol], at: annualKey)
        }
        return daily ?? figure
    }

    /// A thousand tonnes a day in milligrams: more than any enterprise emits, so that sums cannot overflow.
    private static let largestDaily = Ratio(1_000_000_000_000)

    /// Within one per cent: lists round.
    private static func agree(_ left: EmissionFigure, _ right: EmissionFigure) -> Bool {
        let larger = max(left.daily, right.daily)
        return larger - min(left.daily, right.daily) <= larger * Ratio(significand: 1, scale: 2)
    }
}
