import Diagnostics

/// What an entry of a profile rests on.
struct ProfileOrigin {
    /// The clause of the plan, or the evidence of a default.
    let source: String
    let isPlanRule: Bool
}

extension YAMLMapping {
    /// The keys that `origin` reads.
    static let originKeys = ["clause", "default"]

    /// Either a clause of the plan or the evidence of a default, never both.
    func origin(in plan: PlanDocument) throws(JurisdictionError) -> ProfileOrigin {
        guard let clause = try optionalText("clause") else {
            return ProfileOrigin(source: "默认值：" + (try text("default")), isPlanRule: false)
        }
        if let both = self["default"] {
            throw JurisdictionError(JurisdictionMessages.duplicateKey("clause / default", at: both.location))
        }
        return ProfileOrigin(source: plan.citing(clause), isPlanRule: true)
    }
}

extension PlanDocument {
    /// The clause as reports quote it.
    func citing(_ clause: String) -> String { "\(shortTitle) \(clause)" }
}
