import Diagnostics
import EmissionModel

/// Key enterprises of one industry and grade are asked for the same at a level. Those with measures by line, and those
/// whose grade is voluntary, stand apart.
struct EqualCutCheck {
    let list: ListUnderReview

    private struct Group: Hashable {
        var industry: String
        var grade: PerformanceGrade
        var level: WarningLevel
    }

    private typealias Asked = (enterprise: Enterprise, measure: Measure)

    private static let grades: Set<PerformanceGrade> = [.b, .bMinus, .c, .notLeading, .d]

    var findings: [Diagnostic] {
        var groups: [Group: [Asked]] = [:]
        for enterprise in list.inventory.enterprises where isCompared(enterprise) {
            for measure in list.measures(of: enterprise) where measure.demand != nil && measure.type != .transport {
                let group = Group(
                    industry: Identifier.plain(enterprise.industry ?? ""), grade: enterprise.grade,
                    level: measure.level)
                groups[group, default: []].append((enterprise, measure))
            }
        }
        return groups.compactMap { group, asked in finding(group, asked) }
    }

    private func isCompared(_ enterprise: Enterprise) -> Bool {
        enterprise.kind == .key && enterprise.industry != nil && Self.grades.contains(enterprise.grade)
            && enterprise.status != .longIdle
            && list.measures(of: enterprise).allSatisfy { $0.lineID == nil }
    }

    private func finding(_ group: Group, _ asked: [Asked]) -> Diagnostic? {
        let variants = Dictionary(grouping: asked) { $0.measure.shown.zh }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        guard variants.count > 1, let odd = variants.last?.value.first else { return nil }
        return IngestionMessages.unequalCuts(
            odd.enterprise.industry ?? "", group.grade.rawValue, group.level.name,
            variants.map { "\($0.key) \($0.value.count) 家（\(Self.ids($0.value))）" }.joined(separator: "，"),
            group.level.rawValue,
            variants.map { "\($0.value[0].measure.shown.en): \($0.value.count) (\(Self.ids($0.value)))" }
                .joined(separator: ", "),
            at: list.origins.place(of: odd.measure))
    }

    /// The first five.
    private static func ids(_ asked: [Asked]) -> String {
        asked.prefix(5).map(\.enterprise.id).joined(separator: "、") + (asked.count > 5 ? "…" : "")
    }
}
