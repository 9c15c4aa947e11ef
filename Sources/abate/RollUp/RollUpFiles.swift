import Accounting
import Diagnostics
import LedgerStore
import Reporting

/// The files of a roll-up. What stands in the folder already and is not the same is never overwritten.
struct RollUpFiles {
    let folder: String
    let report: RollUpReport
    var edition = PlannedReport.Edition.full

    private var stem: String { edition == .public ? "rollup-public" : "rollup" }
    private var names: [String] { ["json", "md", "xlsx"].map { "\(stem).\($0)" } }
    private var manifestName: String { "\(stem).manifest.json" }

    /// The paths, in the order of `names`, the manifest last.
    func write(_ templates: ReportTemplates) throws -> [String] {
        let temporary = "\(folder)/.\(stem)"
        OutputFile.removeFolder(temporary)
        try OutputFile.makeFolder(temporary)
        defer { OutputFile.removeFolder(temporary) }
        try render(templates, into: temporary)
        let sums = try names.map { (name: $0, sha256: try FileBytes.sha256(of: "\(temporary)/\($0)")) }
        try OutputFile.write(manifest(sums).text(pretty: true) + "\n", to: "\(temporary)/\(manifestName)")
        return try place(from: temporary)
    }

    private func render(_ templates: ReportTemplates, into temporary: String) throws {
        let paths = names.map { "\(temporary)/\($0)" }
        switch edition {
        case .full:
            try OutputFile.write(report.json(.zh).text(pretty: true) + "\n", to: paths[0])
            try OutputFile.write(try report.markdown(templates), to: paths[1])
            try report.writeWorkbook(to: paths[2])
        case .public:
            let report = report.publicEdition()
            try OutputFile.write(report.json.text(pretty: true) + "\n", to: paths[0])
            try OutputFile.write(try report.markdown(templates), to: paths[1])
            try report.writeWorkbook(to: paths[2])
        }
    }

    private func place(from temporary: String) throws -> [String] {
        let all = names + [manifestName]
        for name in all {
            guard let standing = OutputFile.read("\(folder)/\(name)") else { continue }
            guard standing == OutputFile.read("\(temporary)/\(name)") else {
                throw CommandFailure(.usage, "“\(folder)/\(name)”已存在而且内容不同，未作改动；请用 --output 指明另一个文件夹")
            }
        }
        for name in all where !OutputFile.exists("\(folder)/\(name)") {
            try OutputFile.move("\(temporary)/\(name)", to: "\(folder)/\(name)")
        }
        return all.map { "\(folder)/\($0)" }
    }

    /// Which files belong to it with their checksums, and which submissions it stands on.
    private func manifest(_ files: [(name: String, sha256: String)]) -> JSONValue {
        let inputs = report.submissions.filter { $0.status == .counted }.map { entry -> JSONValue in
            [
                "region": JSONValue(entry.region), "file": JSONValue(entry.file), "revision": JSONValue(entry.revision),
                "sha256": JSONValue(entry.sha256),
            ]
        }
        return [
            "schema": "abate.manifest/1",
            "kind": .string(stem),
            "subject": .string(report.account.region),
            "revision": 1,
            "program": .string("abate \(Abate.version)"),
            "submissions": .array(inputs),
            "files": .array(files.map { ["path": .string($0.name), "sha256": .string($0.sha256)] }),
        ]
    }
}
