import Diagnostics
import EmissionModel
import Jurisdiction

/// What a performance grade asks of the measures: A+, A and 引领性 reduce by themselves, D stops.
struct GradeCheck {
    let list: ListUnderReview

    private static let voluntary: Set<PerformanceGrade> = [.aPlus, .a, .leading]

    /// An industry is looked up once: a list has few of them.
    var findings: [Diagnostic] {
        var excepted: [String: Bool] = [:]
        return list.inventory.enterprises.compactMap { enterprise in
            finding(enterprise) {
                let industry = enterprise.industry ?? ""
                if let known = excepted[industry] { return known }
                let isExcepted = list.rules.industries.gradeDExcepted.matches(industry)
                excepted[industry] = isExcepted
                return isExcepted
            }
        }
    }

    private func finding(_ enterprise: Enterprise, isExcepted: () -> Bool) -> Diagnostic? {
        if Self.voluntary.contains(enterprise.grade) { return mandatory(enterprise) }
        guard enterprise.grade == .d, list.rules.gradeDStops, enterprise.kind != .small, enterprise.status == .normal,
            !isExcepted()
        else { return nil }
        return withoutStop(enterprise)
    }

    private func mandatory(_ enterprise: Enterprise) -> Diagnostic? {
        let asked = list.measures(of: enterprise).filter {
            ($0.type == .stop || $0.type == .limit) && $0.demand != .zero
        }
        guard let first = asked.first else { return nil }
        let shown = { (language: Language) in
            asked.map { "\(language == .zh ? $0.level.name : "\($0.level.rawValue) ")\($0.shown[language])" }
                .joined(separator: language == .zh ? "、" : ", ")
        }
        return IngestionMessages.voluntaryGradeWithCut(
            enterprise.shown, enterprise.grade.rawValue, shown(.zh), shown(.en), at: list.origins.place(of: first))
    }

    private func withoutStop(_ enterprise: Enterprise) -> Diagnostic? {
        let measures = list.measures(of: enterprise)
        guard !measures.isEmpty else {
            return finding(enterprise, "任何级别都", "any level", list.origins.place(of: enterprise))
        }
        let levels = WarningLevel.allCases.filter { level in
            let rows = measures.filter { $0.level == level }
            return !rows.isEmpty && !stops(enterprise, rows)
        }
        guard let level = levels.first, let row = measures.first(where: { $0.level == level }) else { return nil }
        return finding(
            enterprise, levels.map { $0.name }.joined(separator: "、") + "预警",
            levels.map(\.rawValue).joined(separator: ", "), list.origins.place(of: row))
    }

    /// An enterprise that was degraded since has another cause, and another place to look at.
    private func finding(_ enterprise: Enterprise, _ zh: String, _ en: String, _ place: SourceLocation?) -> Diagnostic {
        guard let regrading = list.regradings[enterprise.id] else {
            return IngestionMessages.gradeDWithoutStop(enterprise.shown, zh, en, at: place)
        }
        return IngestionMessages.regradedToD(
            enterprise.shown, regrading.validFrom.iso, zh, en, at: list.origins.place(of: regrading))
    }

    /// By one row for the whole plant, or by a row for each of its lines.
    private func stops(_ enterprise: Enterprise, _ rows: [Measure]) -> Bool {
        let stopped = rows.filter(\.isFullStop)
        if stopped.contains(where: { $0.lineID == nil }) { return true }
        let lines = Set(list.lines(of: enterprise).map(\.lineID)).union(rows.compactMap(\.lineID))
        return !lines.isEmpty && lines.isSubset(of: stopped.compactMap(\.lineID))
    }
}
