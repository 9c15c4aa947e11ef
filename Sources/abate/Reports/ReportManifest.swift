import Diagnostics
import LedgerStore

/// What stands beside every report: its files with their checksums, the inputs and the basis on which it stands, and the
/// head of the audit chain as it was when the report was recorded.
struct ReportManifest {
    let record: ReportRecord
    let chainHead: String

    init(_ record: ReportRecord, chainHead: String) {
        self.record = record
        self.chainHead = chainHead
    }

    var json: JSONValue {
        let inputs = record.inputs.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            return (key: parts[0], value: JSONValue.string(parts.count > 1 ? parts[1] : ""))
        }
        return [
            "schema": "abate.manifest/1",
            "kind": .string(record.kind),
            "subject": .string(record.subject),
            "revision": JSONValue(record.revision),
            "run": JSONValue(record.run),
            "program": .string(Abate.program),
            "result": .string(record.resultSHA256),
            "inputs": .object(inputs),
            "basis": JSONValue(record.basis),
            "files": .array(record.fileList.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
            "chainHead": .string(chainHead),
        ]
    }

    var text: String { json.text(pretty: true) + "\n" }
}
