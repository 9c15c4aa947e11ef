public import EmissionModel

/// How the plan calls the response that a warning level starts.
public struct ResponseRule: Sendable, Hashable {
    public let level: WarningLevel
    /// Ⅲ级应急响应, 三级响应, …
    public let name: String
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool
}

extension ResponseRule {
    init(_ node: YAMLNode, level: WarningLevel, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["name"] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        self.init(level: level, name: try fields.text("name"), source: origin.source, isPlanRule: origin.isPlanRule)
    }
}
