import EmissionModel
import Jurisdiction
import LedgerStore

/// What a report stands on beside the ledger: the program, the profile, `abate.yaml`, templates, tables and calendars,
/// as one file that is kept under its hash. While it stays, only new input can change a report.
struct ReportBasis {
    /// `abate 0.1.0`.
    let program: String
    /// By name, sorted: `abate.yaml`, `Templates/每日应对报告.md`.
    let files: [(name: String, bytes: [UInt8])]

    private static let heading = "abate-basis/1"
    private static let templatesFolder = "Templates/"
    static let configurationName = "abate.yaml"

    /// The one in force. Of the profiles the city's own; of the others nothing can matter.
    /// - Parameter configuration: the bytes of `abate.yaml`.
    init(_ folders: TemplateFolders, profile: String, configuration: [UInt8]?) {
        program = Abate.program
        let names = folders.allFiles(endingIn: [".md", ".yaml", ".csv"]).filter {
            !$0.hasPrefix("profiles/") || $0 == "profiles/\(profile).yaml"
        }
        let templates = names.compactMap { name in
            folders.bytes(of: name).map { (name: Self.templatesFolder + name, bytes: $0) }
        }
        let own = configuration.map { [(name: Self.configurationName, bytes: $0)] } ?? []
        files = (own + templates).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// A kept one; nil where the bytes are none.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstRange(of: Array("\n\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count >= 2, lines[0] == Self.heading, lines[1].hasPrefix("program ") else { return nil }
        program = String(lines[1].dropFirst(8))
        var files: [(name: String, bytes: [UInt8])] = []
        var start = end.upperBound
        for line in lines.dropFirst(2) {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, let count = Int(words[0]), (0...(bytes.count - start)).contains(count) else {
                return nil
            }
            files.append((words[1], Array(bytes[start..<(start + count)])))
            start += count
        }
        guard start == bytes.count else { return nil }
        self.files = files
    }

    /// A list of names and sizes, an empty line, and the files one after the other.
    var bytes: [UInt8] {
        let list = [Self.heading, "program \(program)"] + files.map { "\($0.bytes.count) \($0.name)" }
        return Array((list.joined(separator: "\n") + "\n\n").utf8) + files.flatMap(\.bytes)
    }

    /// Of the templates alone: a report whose words have changed is another report.
    var templates: String {
        let folders = folders
        let names = ["", "片段"].flatMap { folder in
            folders.files(in: folder).filter { $0.hasSuffix(".md") }.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
        }
        let lines = names.map { "\($0) \(folders.bytes(of: $0).map { FileBytes.sha256(of: $0) } ?? "-")" }
        return FileBytes.sha256(of: lines.joined(separator: "\n").utf8)
    }

    /// Names of the files that are new, gone or changed.
    func namesOfChanges(since before: ReportBasis) -> [String] {
        func byName(_ basis: ReportBasis) -> [String: [UInt8]] {
            Dictionary(basis.files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (byName(before), byName(self))
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    var configuration: [UInt8]? { files.first { $0.name == Self.configurationName }?.bytes }

    /// The folders of templates as they stood.
    var folders: TemplateFolders {
        TemplateFolders(
            kept: Dictionary(
                files.filter { $0.name.hasPrefix(Self.templatesFolder) }
                    .map { (String($0.name.dropFirst(Self.templatesFolder.count)), $0.bytes) },
                uniquingKeysWith: { first, _ in first }))
    }
}

/// The basis in force, read when it is first asked for.
final class StandingBasis {
    private let read: () -> ReportBasis
    private(set) lazy var basis = read()
    private(set) lazy var bytes = basis.bytes
    private(set) lazy var sha256 = FileBytes.sha256(of: bytes)
    private(set) lazy var templates = basis.templates

    init(_ read: @escaping () -> ReportBasis) {
        self.read = read
    }
}
