public import Diagnostics
public import EmissionModel

/// A sentence of the plan that binds data, lists or people without being a number: quoted as it stands.
public struct Provision: Sendable, Hashable {
    public enum Topic: String, Sendable, CaseIterable, Hashable {
        case scope, warning, command, measures, lists, grading, target, accounting, supervision, records, filing,
            publication
        /// 应急值守: who stays on duty at a level.
        case onDuty = "duty"
        case accountability
    }

    public let topic: Topic
    /// nil where it holds at every level.
    public let level: WarningLevel?
    /// In the plan's own words.
    public let text: String
    /// The clause of the plan.
    public let source: String
}

extension Provision: ProfileEntry {
    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["topic", "level", "text", "clause"])
        self.init(
            topic: try fields.required("topic").word(of: Topic.self),
            level: try fields["level"]?.word(of: WarningLevel.self), text: try fields.text("text"),
            source: plan.citing(try fields.text("clause")))
    }
}

extension Provision.Topic {
    public var title: LocalizedText {
        switch self {
        case .scope: LocalizedText(zh: "适用范围", en: "scope")
        case .warning: LocalizedText(zh: "预警", en: "warning")
        case .command: LocalizedText(zh: "指挥调度", en: "command")
        case .measures: LocalizedText(zh: "减排措施", en: "measures")
        case .lists: LocalizedText(zh: "清单", en: "lists")
        case .grading: LocalizedText(zh: "绩效分级", en: "grading")
        case .target: LocalizedText(zh: "减排目标", en: "targets")
        case .accounting: LocalizedText(zh: "核算", en: "accounting")
        case .supervision: LocalizedText(zh: "督导核查", en: "supervision")
        case .records: LocalizedText(zh: "台账", en: "records")
        case .filing: LocalizedText(zh: "备案", en: "filing")
        case .publication: LocalizedText(zh: "公开", en: "publication")
        case .onDuty: LocalizedText(zh: "应急值守", en: "on duty")
        case .accountability: LocalizedText(zh: "追责问责", en: "accountability")
        }
    }
}
