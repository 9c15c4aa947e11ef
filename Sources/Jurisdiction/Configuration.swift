public import Diagnostics

/// A city's `abate.yaml`, read and checked by itself: which profile, which region, what differs from the profile.
public struct Configuration: Sendable {
    public let profileID: String
    /// nil: the profile's own.
    public let region: String?
    /// Regions whose warnings are a floor; nil: the profile's own.
    public let superiors: [String]?
    /// In the order written.
    public let overrides: [ConfiguredOverride]
    /// Regions below that are to send their figures for a roll-up; empty where the profile's areas are meant.
    public let members: [String]
    /// Headers of the city's own files beside the known ones.
    public let headers: [HeaderAlias]
    /// `readings.intervalLabel`.
    public let intervalLabel: IntervalLabel
    /// `signing.key`: the file with the key that manifests are signed with; nil: they are not signed.
    public let signingKey: String?
    /// The name that errors give.
    public let file: String
    let profileLocation: SourceLocation

    /// - Parameters:
    ///   - path: where the file lies.
    ///   - file: the name that errors give.
    public static func load(path: String, file: String) throws(JurisdictionError) -> Configuration {
        try Configuration(text: TemplateFolders.read(path, shown: file), file: file)
    }

    /// - Parameter bytes: of the file as it once stood.
    public init(bytes: [UInt8], file: String) throws(JurisdictionError) {
        try self.init(text: TemplateFolders.text(bytes, shown: file), file: file)
    }

    public init(text: String, file: String) throws(JurisdictionError) {
        let root = try YAMLDocument.read(text, file: file).mapping([
            "profile", "region", "superiors", "overrides", "headers", "readings", "members", "signing",
        ])
        let profile = try root.required("profile")
        self.profileID = try profile.text()
        self.profileLocation = profile.location
        self.region = try root.optionalText("region")
        self.superiors = root["superiors"] == nil ? nil : try root.texts("superiors")
        self.overrides = try Self.overrides(in: root)
        self.headers = try Self.headers(in: root)
        self.members = try root.texts("members")
        self.signingKey = try root["signing"]?.mapping(["key"]).optionalText("key")
        self.intervalLabel =
            try root["readings"]?.mapping(["intervalLabel"])["intervalLabel"]?.word(of: IntervalLabel.self) ?? .auto
        self.file = file
    }

    private static func overrides(in root: YAMLMapping) throws(JurisdictionError) -> [ConfiguredOverride] {
        guard let node = root["overrides"] else { return [] }
        return try overrides(node, path: "")
    }

    /// The overrides below a node: sections are walked, and what stands at a setting's path is read as that setting.
    private static func overrides(_ node: YAMLNode, path: String) throws(JurisdictionError) -> [ConfiguredOverride] {
        var result: [ConfiguredOverride] = []
        for entry in try node.mapping(SettingDefinition.keys(under: path)).entries where !entry.value.isEmpty {
            let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            let definitions = SettingDefinition.matching(inner)
            if definitions.isEmpty || (entry.value.isMapping && definitions.count > 1) {
                result += try overrides(entry.value, path: inner)
            } else {
                result.append(try ConfiguredOverride(path: inner, node: entry.value, definitions: definitions))
            }
        }
        return result
    }

    private static func headers(in root: YAMLMapping) throws(JurisdictionError) -> [HeaderAlias] {
        guard let node = root["headers"] else { return [] }
        var result: [HeaderAlias] = []
        for table in try node.mapping().entries {
            for column in try table.value.mapping().entries {
                let items = column.value.scalar == nil ? try column.value.list() : [column.value]
                for item in items {
                    result.append(
                        HeaderAlias(
                            table: table.key, column: column.key, alias: try item.text(), location: item.location))
                }
            }
        }
        return result
    }
}

/// One setting that a city sets otherwise than its profile.
public struct ConfiguredOverride: Sendable, Hashable {
    /// `baseline.method`; `targets.yellow` given as one number stands for its four pollutants.
    public let path: String
    /// As written.
    public let text: String
    public let location: SourceLocation
    let value: SettingValue

    fileprivate init(path: String, node: YAMLNode, definitions: [SettingDefinition]) throws(JurisdictionError) {
        guard let definition = definitions.first else { throw node.mistyped(zh: "参数", en: "a setting") }
        self.path = path
        self.text = node.scalar ?? ""
        self.location = node.location
        self.value = try definition.read(node.named(path))
    }
}
