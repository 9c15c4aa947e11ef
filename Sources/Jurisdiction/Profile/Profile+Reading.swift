import Diagnostics
import EmissionModel

extension Profile {
    /// - Parameter file: the name that errors give.
    public init(text: String, file: String) throws(JurisdictionError) {
        let root = try YAMLDocument.read(text, file: file).mapping([
            "id", "title", "plan", "region", "superiors", "responses", "classes", "grades", "areas", "departments",
            "provisions", "settings", "reports", "templates", "sample",
        ])
        let plan = try PlanDocument(try root.required("plan"))
        let (settings, rules) = try Self.settings(try root.required("settings"), plan: plan)
        let areas = try AreaRule.list(root["areas"], plan: plan)
        let departments = try DepartmentRule.list(root["departments"], plan: plan)
        let sample = try root["sample"].map { (node) throws(JurisdictionError) in try SampleRule(node) }
        self.init(
            id: try root.text("id"), title: try root.localized("title"), plan: plan,
            defaultRegion: try root.text("region"),
            superiors: try SuperiorRule.list(root["superiors"], plan: plan), rules: rules, settings: settings,
            responses: try Self.responses(try root.required("responses"), plan: plan),
            classes: try ClassRule.list(try root.required("classes"), plan: plan),
            grades: try GradeRule.list(root["grades"], plan: plan), areas: areas, departments: departments,
            provisions: try Provision.list(root["provisions"], plan: plan),
            reports: try ReportRule.list(try root.required("reports"), plan: plan),
            templates: try Self.templates(root["templates"]),
            sample: sample ?? SampleRule(areas: areas, departments: departments), file: file)
    }

    private static func settings(
        _ node: YAMLNode, plan: PlanDocument
    ) throws(JurisdictionError) -> ([ProfileSetting], RuleSet) {
        var settings: [ProfileSetting] = []
        var rules = RuleSet.unset
        var set: Set<String> = []
        for item in try node.list() {
            let fields = try item.mapping(["path", "value", "title", "clause", "default"])
            let pathNode = try fields.required("path")
            let path = try pathNode.text()
            let definitions = SettingDefinition.matching(path)
            guard !definitions.isEmpty else { throw unknownSetting(path, at: pathNode) }
            let value = try fields.required("value")
            for definition in definitions {
                guard set.insert(definition.path).inserted else {
                    throw JurisdictionError(JurisdictionMessages.duplicateKey(path, at: pathNode.location))
                }
                definition.set(try definition.read(value.named(path)), in: &rules)
            }
            settings.append(try ProfileSetting(path: path, value: value, fields: fields, plan: plan))
        }
        if let missing = SettingDefinition.all.first(where: { !set.contains($0.path) }) {
            throw JurisdictionError(JurisdictionMessages.missingSetting(missing.path, at: node.location))
        }
        try rules.refuseContradictions(at: node.location)
        return (settings, rules)
    }

    private static func unknownSetting(_ path: String, at node: YAMLNode) -> JurisdictionError {
        let advice = NearestNames.advice(for: path, among: SettingDefinition.all.map(\.path))
        return JurisdictionError(
            JurisdictionMessages.unknownKey(path, advice.zh, advice.en, at: node.location, raw: path))
    }

    private static func responses(
        _ node: YAMLNode, plan: PlanDocument
    ) throws(JurisdictionError) -> [ResponseRule] {
        let fields = try node.mapping(WarningLevel.allCases.map(\.rawValue))
        var rules: [ResponseRule] = []
        for level in WarningLevel.allCases {
            rules.append(try ResponseRule(try fields.required(level.rawValue), level: level, plan: plan))
        }
        return rules
    }

    private static func templates(_ node: YAMLNode?) throws(JurisdictionError) -> [String: String] {
        var names: [String: String] = [:]
        for entry in try node?.mapping(ReportRule.Kind.allCases.map(\.rawValue)).entries ?? [] {
            names[entry.key] = try entry.value.text()
        }
        return names
    }
}

extension ProfileSetting {
    fileprivate init(
        path: String, value: YAMLNode, fields: YAMLMapping, plan: PlanDocument
    ) throws(JurisdictionError) {
        let origin = try fields.origin(in: plan)
        self.init(
            path: path, value: value.scalar ?? "", title: try fields.localized("title"), source: origin.source,
            isPlanRule: origin.isPlanRule, location: value.location)
    }
}

extension ClassRule: ProfileEntry {
    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["class", "name", "definition"] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        self.init(
            kind: try fields.required("class").word(of: EnterpriseClass.self), name: try fields.text("name"),
            definition: try fields.text("definition"), source: origin.source, isPlanRule: origin.isPlanRule)
    }
}

extension GradeRule: ProfileEntry {
    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(["grade", "note"] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        self.init(
            grade: try fields.required("grade").word(of: PerformanceGrade.self).rawValue,
            note: try fields.text("note"), source: origin.source, isPlanRule: origin.isPlanRule)
    }
}

extension PlanDocument {
    fileprivate init(_ node: YAMLNode) throws(JurisdictionError) {
        let fields = try node.mapping(["title", "short", "number", "issuer", "year"])
        self.init(
            title: try fields.text("title"), shortTitle: try fields.text("short"),
            number: try fields.optionalText("number"), issuer: try fields.text("issuer"),
            year: try fields.required("year").integer(in: 2000...2100))
    }
}
