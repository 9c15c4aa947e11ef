/// A member unit of the plan: which lists it keeps, and what it has to do that reports tell of.
public struct DepartmentRule: Sendable, Hashable {
    /// As the plan names it: 市住建局.
    public let name: String
    /// Whether the name stands for several units, such as 各街道办事处.
    public let isGroup: Bool
    public let lists: [KeptList]
    /// In the plan's own words.
    public let duties: [String]
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool
}

/// A list that a department draws up and keeps.
public struct KeptList: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// 应急减排清单.
        case reduction
        /// 保障清单.
        case guarantee
        /// 备案名单: those that a measure does not bind, or that have reported to it.
        case registered
    }

    /// As the plan names it: 制造业企业应急减排清单.
    public let name: String
    public let kind: Kind
    /// Whether the department only assists the one that keeps it (配合、会同).
    public let isAssisting: Bool
}

extension DepartmentRule: ProfileEntry {
    var identity: String? { name }

    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["name", "group", "lists", "duties"] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        var lists: [KeptList] = []
        for item in try fields["lists"]?.list() ?? [] { lists.append(try KeptList(item)) }
        self.init(
            name: try fields.text("name"), isGroup: try fields.flag("group"), lists: lists,
            duties: try fields.texts("duties"), source: origin.source, isPlanRule: origin.isPlanRule)
    }
}

extension KeptList {
    fileprivate init(_ node: YAMLNode) throws(JurisdictionError) {
        let fields = try node.mapping(["name", "kind", "assists"])
        self.init(
            name: try fields.text("name"), kind: try fields.required("kind").word(of: Kind.self),
            isAssisting: try fields.flag("assists"))
    }
}
