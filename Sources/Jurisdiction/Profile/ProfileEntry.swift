import Diagnostics

/// One entry of a list in a profile.
protocol ProfileEntry {
    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError)

    /// What no two entries of a list may share; nil where entries may be alike.
    var identity: String? { get }
}

extension ProfileEntry {
    var identity: String? { nil }

    /// The entries of a list; none where it is not there.
    static func list(_ node: YAMLNode?, plan: PlanDocument) throws(JurisdictionError) -> [Self] {
        var entries: [Self] = []
        var identities: Set<String> = []
        for item in try node?.list() ?? [] {
            let entry = try Self(item, plan: plan)
            if let identity = entry.identity, !identities.insert(identity).inserted {
                throw JurisdictionError(JurisdictionMessages.duplicateKey(identity, at: item.location))
            }
            entries.append(entry)
        }
        return entries
    }
}
