public import Diagnostics
public import EmissionModel

/// What one published plan fixes, and the defaults that stand where it fixes nothing, each with its source.
public struct Profile: Sendable, Hashable {
    /// `kuitun-2023`; the file is named after it.
    public let id: String
    public let title: LocalizedText
    public let plan: PlanDocument
    public let defaultRegion: String
    /// Regions whose warnings are a floor here, in the plan's order.
    public let superiors: [SuperiorRule]
    /// What the settings amount to.
    public let rules: RuleSet
    /// In the order of the file.
    public let settings: [ProfileSetting]
    /// One for each level, from yellow to red.
    public let responses: [ResponseRule]
    public let classes: [ClassRule]
    public let grades: [GradeRule]
    /// County areas with their supervising sections, in the plan's order; empty where it names none.
    public let areas: [AreaRule]
    /// Member units in the plan's order.
    public let departments: [DepartmentRule]
    /// What else the plan says about data, lists and people.
    public let provisions: [Provision]
    public let reports: [ReportRule]
    /// Which template a kind of report uses, in `Templates/`; a kind that is not there has the built-in one.
    public let templates: [String: String]
    /// What `abate init --sample` invents.
    public let sample: SampleRule
    /// The file, as errors and manifests name it.
    public let file: String

    public var parameters: AccountingParameters { rules.parameters }
    public var warningRules: WarningRules { rules.warning }
    public var inbox: InboxRules { rules.inbox }
    public var inventoryRules: InventoryRules { rules.inventory }

    /// Ⅲ级应急响应, … as the plan calls the response to each level.
    public var responseNames: [WarningLevel: String] {
        Dictionary(responses.map { ($0.level, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The area that a county's name in a list means; nil where the plan does not name it.
    public func area(_ county: String) -> AreaRule? {
        areas.first { $0.name == county || $0.aliases.contains(county) }
    }

    /// Who has to send a received report, by name; empty where the plan does not list them.
    public func senders(of rule: ReportRule) -> [String] {
        switch rule.senders {
        case .areas: areas.map(\.name)
        case .departments: departments.map(\.name)
        case nil: []
        }
    }

    /// The setting that covers a path: its own, or one that stands for several.
    public func setting(_ path: String) -> ProfileSetting? {
        settings.first { $0.path == path } ?? settings.first { path.hasPrefix($0.path + ".") }
    }
}

/// The published plan behind a profile.
public struct PlanDocument: Sendable, Hashable {
    /// As on its first page, without 《》.
    public let title: String
    /// As clauses quote it: 奎屯市预案.
    public let shortTitle: String
    /// 文号, where it has one.
    public let number: String?
    public let issuer: String
    public let year: Int
}

/// 企业分类 as the plan defines it.
public struct ClassRule: Sendable, Hashable {
    public let kind: EnterpriseClass
    /// As the plan calls it: 小微涉气企业.
    public let name: String
    public let definition: String
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool
}

/// What the plan says about a performance grade.
public struct GradeRule: Sendable, Hashable {
    /// The grade as lists write it: `D`.
    public let grade: String
    public let note: String
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool
}
