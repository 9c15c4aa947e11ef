/// A region whose warnings are orders here (上级): the level in force is never below its level.
public struct SuperiorRule: Sendable, Hashable {
    /// 新疆维吾尔自治区.
    public let name: String
    /// Other names that the table of warnings gives it: 自治区.
    public let aliases: [String]
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool

    public func isNamed(_ region: String) -> Bool { name == region || aliases.contains(region) }
}

extension SuperiorRule: ProfileEntry {
    var identity: String? { name }

    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["name", "aliases"] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        self.init(
            name: try fields.text("name"), aliases: try fields.texts("aliases"), source: origin.source,
            isPlanRule: origin.isPlanRule)
    }
}
