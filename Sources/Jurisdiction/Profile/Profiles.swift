import Diagnostics

/// The plans that are known: one file each in `Templates/profiles`.
public enum Profiles {
    /// All of them, in order of their ids.
    public static func all(in folders: TemplateFolders) throws(JurisdictionError) -> [Profile] {
        var profiles: [Profile] = []
        for id in ids(in: folders) { profiles.append(try load(id, in: folders)) }
        return profiles
    }

    public static func ids(in folders: TemplateFolders) -> [String] {
        folders.files(in: "profiles").filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    }

    /// - Parameter id: one of `ids`.
    public static func load(_ id: String, in folders: TemplateFolders) throws(JurisdictionError) -> Profile {
        let known = ids(in: folders)
        guard known.contains(id) else {
            let advice = NearestNames.advice(for: id, among: known)
            throw JurisdictionError(JurisdictionMessages.unknownProfile(id, advice.zh, advice.en, raw: id))
        }
        let relative = "profiles/\(id).yaml"
        let profile = try Profile(text: try folders.contents(of: relative), file: "Templates/\(relative)")
        guard profile.id == id else {
            throw JurisdictionError(
                JurisdictionMessages.wrongFileName(profile.id, at: SourceLocation(file: profile.file)))
        }
        return profile
    }
}
