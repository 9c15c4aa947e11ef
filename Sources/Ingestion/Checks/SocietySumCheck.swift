import Diagnostics
import EmissionModel

/// The enterprises' daily emissions add to no more than the whole society's, nor than its industrial part where that is
/// given. Exact; PM only where both stand on one basis (AC-007 says where they do not).
struct SocietySumCheck {
    let list: ListUnderReview
    /// Of this region.
    let society: [SocietyFigure]

    var findings: [Diagnostic] { Pollutant.allCases.compactMap(finding) }

    private func finding(_ pollutant: Pollutant) -> Diagnostic? {
        let figures = figures(of: pollutant)
        guard pollutant != .pm || hasOneBasis(figures) else { return nil }
        let sum = sum(of: pollutant)
        let totals = figures.filter { $0.sector == nil }
        let whole = totals.isEmpty ? Self.perDay(figures) : totals.map(\.emission.daily).max()
        let industrial = Self.perDay(figures.filter { $0.sector == .industrial })
        if let whole, whole < sum { return finding(pollutant, sum, whole, "全社会排放总量", "whole society's") }
        if let industrial, industrial < sum {
            return finding(pollutant, sum, industrial, "全社会排放总量中的工业源", "industrial sources'")
        }
        return nil
    }

    private func finding(
        _ pollutant: Pollutant, _ sum: Ratio, _ limit: Ratio, _ zh: String, _ en: String
    ) -> Diagnostic {
        IngestionMessages.sumAboveSociety(
            pollutant.symbol, Self.kilograms(sum), zh, Self.kilograms(limit), en)
    }

    /// Of the newest year up to the list's day, else of the oldest there is.
    private func figures(of pollutant: Pollutant) -> [SocietyFigure] {
        let all = society.filter { $0.pollutant == pollutant }
        let years = all.map { $0.year ?? .min }
        let latest = list.day?.year ?? .max
        let chosen = years.filter { $0 <= latest }.max() ?? years.min()
        return all.filter { ($0.year ?? .min) == chosen }
    }

    private func hasOneBasis(_ figures: [SocietyFigure]) -> Bool {
        let ofList = list.inventory.enterprises.filter { ($0.emission.pm?.mass ?? .zero) > .zero }
        return Set(figures.compactMap(\.particulateBasis)).union(ofList.compactMap(\.particulateBasis)).count <= 1
    }

    /// Milligrams a day. Figures over equal numbers of days are added as integers.
    private func sum(of pollutant: Pollutant) -> Ratio {
        var byDays: [Int: Int128] = [:]
        for enterprise in list.inventory.enterprises {
            guard let figure = enterprise.emission[pollutant] else { continue }
            byDays[figure.days, default: 0] += Int128(figure.mass.milligrams)
        }
        return byDays.reduce(.zero) { $0 + (Ratio($1.value, over: Int128($1.key)) ?? .zero) }
    }

    /// nil where there is none.
    private static func perDay(_ figures: [SocietyFigure]) -> Ratio? {
        figures.isEmpty ? nil : figures.reduce(.zero) { $0 + $1.emission.daily }
    }

    /// Milligrams as kilograms with three decimals at most.
    private static func kilograms(_ milligrams: Ratio) -> String {
        JSONValue.number((milligrams.value / 1000).rounded() / 1000).text()
    }
}
