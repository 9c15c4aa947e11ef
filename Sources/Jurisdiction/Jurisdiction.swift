public import Diagnostics
public import EmissionModel

/// The rules that hold in one city: its profile with what its `abate.yaml` sets otherwise.
public struct Jurisdiction: Sendable {
    public let profile: Profile
    public let region: String
    /// Regions whose warnings are a floor here: the profile's, or those that `abate.yaml` names.
    public let superiors: [SuperiorRule]
    /// The profile's rules with the overrides applied.
    public let rules: RuleSet
    /// In the order of `abate.yaml`; each is printed in every report.
    public let overrides: [AppliedOverride]
    /// Regions that are to send their figures for a roll-up: those of `abate.yaml`, else the profile's areas.
    public let members: [String]
    /// The input tables, with the city's own headers.
    public let tables: InputTables
    /// The file with the key that manifests are signed with, as `abate.yaml` writes it; nil: they are not signed.
    public let signingKey: String?

    public var parameters: AccountingParameters { rules.parameters }
    public var warningRules: WarningRules { rules.warning }
    public var inbox: InboxRules { rules.inbox }
    public var inventoryRules: InventoryRules { rules.inventory }
    public var leadDays: Int { rules.reports.leadDays }
    public var reportRules: [ReportRule] { profile.reports }

    public static func load(
        configuration: Configuration, folders: TemplateFolders
    ) throws(JurisdictionError) -> Jurisdiction {
        let profile = try profile(of: configuration, folders: folders)
        var rules = profile.rules
        for override in configuration.overrides {
            for definition in SettingDefinition.matching(override.path) { definition.set(override.value, in: &rules) }
        }
        try rules.refuseContradictions(at: configuration.overrides.first?.location)
        let tables = InputTables(
            folders, headers: configuration.headers, intervalLabel: configuration.intervalLabel,
            inventory: rules.inventory, reports: profile.reports)
        // A header of the city's own that names no column is refused now, not with the first file.
        if !configuration.headers.isEmpty { _ = try tables.dictionary() }
        let region = configuration.region ?? profile.defaultRegion
        return Jurisdiction(
            profile: profile, region: region, superiors: superiors(of: region, profile, configuration), rules: rules,
            overrides: configuration.overrides.map { AppliedOverride($0, profile: profile) },
            members: configuration.members.isEmpty ? profile.areas.map(\.name) : configuration.members,
            tables: tables, signingKey: configuration.signingKey)
    }

    /// No region is its own superior: a county uses its city's profile, and so may the city.
    private static func superiors(
        of region: String, _ profile: Profile, _ configuration: Configuration
    ) -> [SuperiorRule] {
        let named = configuration.superiors.map { names in
            names.map { name in
                profile.superiors.first { $0.isNamed(name) }
                    ?? SuperiorRule(name: name, aliases: [], source: configuration.file, isPlanRule: false)
            }
        }
        return (named ?? profile.superiors).filter { !$0.isNamed(region) }
    }

    private static func profile(
        of configuration: Configuration, folders: TemplateFolders
    ) throws(JurisdictionError) -> Profile {
        let known = Profiles.ids(in: folders)
        guard known.contains(configuration.profileID) else {
            let advice = NearestNames.advice(for: configuration.profileID, among: known)
            throw JurisdictionError(
                JurisdictionMessages.unknownProfile(
                    configuration.profileID, advice.zh, advice.en, at: configuration.profileLocation,
                    raw: configuration.profileID))
        }
        return try Profiles.load(configuration.profileID, in: folders)
    }
}

/// An override beside what the profile says.
public struct AppliedOverride: Sendable, Hashable {
    public let path: String
    public let title: LocalizedText
    /// As the profile writes it.
    public let profileValue: String
    /// As `abate.yaml` writes it.
    public let value: String
    /// Whether the profile's value stands in the plan itself.
    public let departsFromPlan: Bool
    /// Of `abate.yaml`.
    public let line: Int?

    fileprivate init(_ override: ConfiguredOverride, profile: Profile) {
        let below = profile.settings.filter { $0.path.hasPrefix(override.path + ".") }
        let setting = profile.setting(override.path) ?? below.first
        path = override.path
        title = setting?.title ?? LocalizedText(zh: override.path, en: override.path)
        profileValue = below.isEmpty ? setting?.value ?? "" : below.map(\.value).joined(separator: ", ")
        value = override.text
        departsFromPlan = setting?.isPlanRule ?? false
        line = override.location.row
    }
}
