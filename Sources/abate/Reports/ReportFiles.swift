import Diagnostics
import Reporting

/// The files of one revision of a report as they are made: `daily.md`, `daily-r2.md`, `submission-letter-r2.md`.
struct ReportFiles {
    let folder: String
    /// What all of their names begin with.
    let name: String
    let revision: RevisionNote
    /// In the order in which they were made.
    private(set) var paths: [String] = []

    init(folder: String, name: String, revision: RevisionNote) {
        self.folder = folder
        self.name = name
        self.revision = revision
    }

    /// Where a file of the revision stands, of the report itself or of a part of it.
    func path(_ suffix: String, part: String? = nil) -> String {
        let stem = part.map { "\(name)-\($0)" } ?? name
        return "\(folder)/\(stem)\(revision.number == 1 ? "" : "-r\(revision.number)").\(suffix)"
    }

    mutating func add(_ json: JSONValue) throws {
        try OutputFile.write(to: path("json")) { put in
            json.forEachChunk(pretty: true, put)
            put([UInt8(ascii: "\n")])
        }
        paths.append(path("json"))
    }

    mutating func add(_ text: String, _ suffix: String, part: String? = nil) throws {
        try OutputFile.write(text, to: path(suffix, part: part))
        paths.append(path(suffix, part: part))
    }

    /// A workbook, written by `write` to the path it is given.
    mutating func addWorkbook(part: String? = nil, _ write: (String) throws -> Void) throws {
        try write(path("xlsx", part: part))
        paths.append(path("xlsx", part: part))
    }
}
