import EmissionModel
import Jurisdiction
import LedgerStore

/// What a report stands on beside the ledger: the program, the profile, `abate.yaml` and the templates, as one digest.
/// While it stays, only new input can change a report.
struct ReportBasis {
    let sha256: String
    let templates: String

    init(_ city: City) {
        var lines: [String] = []
        for folder in ["", "片段"] {
            for name in city.folders.files(in: folder) where name.hasSuffix(".md") {
                let relative = folder.isEmpty ? name : "\(folder)/\(name)"
                lines.append("\(relative) \(Self.digest(city.folders.path(of: relative)))")
            }
        }
        templates = FileBytes.sha256(of: lines.joined(separator: "\n").utf8)
        let calendars = city.folders.files(in: "calendars").map { name in
            "\(name) \(Self.digest(city.folders.path(of: "calendars/\(name)")))"
        }
        sha256 = InputsDigest.sha256(
            calendars + [
                Abate.version, templates, Self.digest(city.configurationPath),
                Self.digest(city.folders.path(of: "profiles/\(city.jurisdiction.profile.id).yaml")),
                Self.digest(city.folders.path(of: "tables.yaml")),
                Self.digest(city.folders.path(of: "industries.yaml")),
            ])
    }

    private static func digest(_ path: String?) -> String {
        path.flatMap(OutputFile.read).map { FileBytes.sha256(of: $0) } ?? "-"
    }
}
