import Diagnostics
import EmissionModel
import Jurisdiction

/// Pollutants that an industry cannot be without: VOCs where solvents are used, NOx where something burns.
struct PollutantCheck {
    let list: ListUnderReview

    var findings: [Diagnostic] { list.inventory.enterprises.flatMap(findings) }

    private func findings(_ enterprise: Enterprise) -> [Diagnostic] {
        guard let industry = enterprise.industry, enterprise.status != .longIdle else { return [] }
        let words = list.rules.industries
        let place = list.origins.place(of: enterprise)
        var result: [Diagnostic] = []
        if words.vocs.matches(industry), !emits(enterprise, .vocs) {
            result.append(IngestionMessages.industryWithoutVOCs(enterprise.shown, industry, at: place, raw: industry))
        }
        if words.nox.matches(industry), !emits(enterprise, .nox) {
            result.append(IngestionMessages.combustionWithoutNOx(enterprise.shown, industry, at: place, raw: industry))
        }
        return result
    }

    private func emits(_ enterprise: Enterprise, _ pollutant: Pollutant) -> Bool {
        let figures = [enterprise.emission[pollutant]] + list.lines(of: enterprise).map { $0.emission[pollutant] }
        return figures.contains { ($0?.mass ?? .zero) > .zero }
    }
}
