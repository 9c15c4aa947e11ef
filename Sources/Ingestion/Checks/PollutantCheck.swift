import Diagnostics
import EmissionModel
import Jurisdiction

/// Pollutants that an industry cannot be without: VOCs where solvents are used, NOx where something burns.
struct PollutantCheck {
    let list: ListUnderReview

    /// What an industry cannot be without.
    private struct Needs {
        let vocs: Bool
        let nox: Bool

        init(_ industry: String, _ words: IndustryWords) {
            vocs = words.vocs.matches(industry)
            nox = words.nox.matches(industry)
        }
    }

    /// An industry is looked up once: a list has few of them.
    var findings: [Diagnostic] {
        var known: [String: Needs] = [:]
        return list.inventory.enterprises.flatMap { enterprise -> [Diagnostic] in
            guard let industry = enterprise.industry, enterprise.status != .longIdle else { return [] }
            let needs = known[industry] ?? Needs(industry, list.rules.industries)
            known[industry] = needs
            return needs.vocs || needs.nox ? findings(enterprise, industry, needs) : []
        }
    }

    private func findings(_ enterprise: Enterprise, _ industry: String, _ needs: Needs) -> [Diagnostic] {
        let place = list.origins.place(of: enterprise)
        var result: [Diagnostic] = []
        if needs.vocs, !emits(enterprise, .vocs) {
            result.append(IngestionMessages.industryWithoutVOCs(enterprise.shown, industry, at: place, raw: industry))
        }
        if needs.nox, !emits(enterprise, .nox) {
            result.append(IngestionMessages.combustionWithoutNOx(enterprise.shown, industry, at: place, raw: industry))
        }
        return result
    }

    private func emits(_ enterprise: Enterprise, _ pollutant: Pollutant) -> Bool {
        let figures = [enterprise.emission[pollutant]] + list.lines(of: enterprise).map { $0.emission[pollutant] }
        return figures.contains { ($0?.mass ?? .zero) > .zero }
    }
}
