import Diagnostics
import Foundation

/// Where templates, profiles and calendars lie: a city's own `Templates` folder overrides the built-in one file by file.
public struct TemplateFolders: Sendable, Hashable {
    /// The city's own folder, whether or not it is there; nil without a working folder.
    public let cityFolder: String?
    public let builtInFolder: String
    /// Files as they stood once, by their path within the folders; nil where the folders themselves are read.
    private let kept: [String: [UInt8]]?

    /// The path of the running program, for `executable`.
    public static var runningExecutable: String { "/proc/self/exe" }

    /// - Parameters:
    ///   - city: the working folder.
    ///   - environment: `ABATE_TEMPLATES` in it names the built-in folder; it must then be there.
    ///   - executable: the program, from whose real path upward `Templates` and `share/abate/Templates` are looked for.
    public init(city: String?, environment: [String: String], executable: String) throws(JurisdictionError) {
        cityFolder = city.map { Self.joined($0, "Templates") }
        kept = nil
        if let named = environment["ABATE_TEMPLATES"], !named.isEmpty {
            guard Self.holdsProfiles(named) else { throw Self.notFound(named) }
            builtInFolder = named
            return
        }
        guard let found = Self.search(upwardFrom: executable) else { throw Self.notFound("Templates") }
        builtInFolder = found
    }

    /// Folders as they stood once.
    /// - Parameter kept: files by their path: `profiles/kuitun-2023.yaml`.
    public init(kept: [String: [UInt8]]) {
        cityFolder = nil
        builtInFolder = ""
        self.kept = kept
    }

    /// Whether there is such a file.
    public func holds(_ relative: String) -> Bool {
        kept.map { $0[relative] != nil } ?? (path(of: relative) != nil)
    }

    /// The file's path: the city's own first, then the built-in; nil where neither has it. A path that is absolute or
    /// holds `..` is nowhere.
    public func path(of relative: String) -> String? {
        guard Self.staysInside(relative) else { return nil }
        return roots.map { Self.joined($0, relative) }.first { Self.isFile($0) }
    }

    /// Whether the file is the city's own.
    public func isOwn(_ relative: String) -> Bool {
        guard let cityFolder else { return false }
        return path(of: relative) == Self.joined(cityFolder, relative)
    }

    /// The file as text; UTF-8, a byte order mark removed.
    public func contents(of relative: String) throws(JurisdictionError) -> String {
        let shown = SourceLocation(file: "Templates/\(relative)")
        if let bytes = kept?[relative] { return try Self.text(bytes, shown: shown.file) }
        guard let path = path(of: relative) else {
            throw JurisdictionError(JurisdictionMessages.unreadableFile(at: shown))
        }
        return try Self.read(path, shown: shown.file)
    }

    /// The file as it is; nil where it cannot be read.
    public func bytes(of relative: String) -> [UInt8]? {
        if let kept { return kept[relative] }
        return path(of: relative).flatMap { FileManager.default.contents(atPath: $0) }.map { [UInt8]($0) }
    }

    /// Names of the files in a folder, of the city's own and of the built-in ones together, sorted; hidden ones left out.
    public func files(in relative: String) -> [String] {
        guard Self.staysInside(relative) else { return [] }
        if let kept {
            let within = relative.isEmpty ? "" : relative + "/"
            return kept.keys.filter { $0.hasPrefix(within) }.map { String($0.dropFirst(within.count)) }
                .filter { !$0.contains("/") }.sorted()
        }
        var names: Set<String> = []
        for root in roots {
            let folder = Self.joined(root, relative)
            let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            names.formUnion(found.filter { !$0.hasPrefix(".") && Self.isFile(Self.joined(folder, $0)) })
        }
        return names.sorted()
    }

    /// Paths of all files of some kinds in the folders and below, sorted; hidden ones left out.
    /// - Parameter suffixes: `.md`, `.yaml`.
    public func allFiles(endingIn suffixes: [String]) -> [String] {
        if let kept { return kept.keys.sorted() }
        var names: Set<String> = []
        for root in roots {
            let found = FileManager.default.subpaths(atPath: root) ?? []
            names.formUnion(
                found.filter { name in
                    suffixes.contains { name.hasSuffix($0) } && !"/\(name)".contains("/.")
                        && Self.isFile(Self.joined(root, name))
                })
        }
        return names.sorted()
    }

    /// A text file as it is; `shown` is the name that errors give.
    static func read(_ path: String, shown: String) throws(JurisdictionError) -> String {
        guard isFile(path), let data = FileManager.default.contents(atPath: path) else {
            throw JurisdictionError(JurisdictionMessages.unreadableFile(at: SourceLocation(file: shown)))
        }
        return try text([UInt8](data), shown: shown)
    }

    /// A text file's bytes as text.
    static func text(_ data: [UInt8], shown: String) throws(JurisdictionError) -> String {
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
        guard bytes.count <= YAMLDocument.sizeLimit, let text = String(validating: bytes, as: UTF8.self) else {
            throw JurisdictionError(
                JurisdictionMessages.badText(String(YAMLDocument.sizeLimit), at: SourceLocation(file: shown)))
        }
        return text
    }

    private var roots: [String] { [cityFolder, builtInFolder].compactMap { $0 } }

    private static func search(upwardFrom executable: String) -> String? {
        var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        while true {
            for candidate in ["Templates", "share/abate/Templates"].map({ joined(folder.path, $0) })
            where holdsProfiles(candidate) {
                return candidate
            }
            let parent = folder.deletingLastPathComponent()
            guard parent.path != folder.path, folder.path != "/" else { return nil }
            folder = parent
        }
    }

    private static func notFound(_ folder: String) -> JurisdictionError {
        JurisdictionError(JurisdictionMessages.noTemplates(folder))
    }

    /// A folder that is called Templates and holds no profiles is someone else's.
    private static func holdsProfiles(_ folder: String) -> Bool { isFolder(joined(folder, "profiles")) }

    private static func staysInside(_ relative: String) -> Bool {
        !relative.hasPrefix("/") && !relative.split(separator: "/").contains("..")
    }

    private static func joined(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
