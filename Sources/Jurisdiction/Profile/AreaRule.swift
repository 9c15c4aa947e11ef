/// A county area of the plan with the section that supervises it (包保责任科室).
public struct AreaRule: Sendable, Hashable {
    /// As the plan names it: 凌源市.
    public let name: String
    /// Other names that lists give the same area.
    public let aliases: [String]
    public let section: String
    /// Enterprises that the plan puts under the same section by name: 凌钢.
    public let enterprises: [String]
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool
}

extension AreaRule: ProfileEntry {
    var identity: String? { name }

    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["name", "aliases", "section", "enterprises"] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        self.init(
            name: try fields.text("name"), aliases: try fields.texts("aliases"), section: try fields.text("section"),
            enterprises: try fields.texts("enterprises"), source: origin.source, isPlanRule: origin.isPlanRule)
    }
}
