import Diagnostics
import LedgerStore

/// What stands beside every report: its files with their checksums, the inputs and the basis on which it stands, and the
/// head of the audit chain as it was when the report was recorded.
struct ReportManifest {
    let record: ReportRecord
    let chainHead: String
    let program: String

    init(_ record: ReportRecord, chainHead: String, program: String = Abate.program) {
        self.record = record
        self.chainHead = chainHead
        self.program = program
    }

    var json: JSONValue {
        let inputs = record.inputs.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            return (key: parts[0], value: JSONValue.string(parts.count > 1 ? parts[1] : ""))
        }
        // Reports of older ledgers stand on no kept basis.
        let basis = record.basis.map { [(key: "basis", value: JSONValue.string($0))] } ?? []
        let heading: JSONValue = [
            "schema": "abate.manifest/1",
            "kind": .string(record.kind),
            "subject": .string(record.subject),
            "revision": JSONValue(record.revision),
            "run": JSONValue(record.run),
            "program": .string(program),
            "result": .string(record.resultSHA256),
            "inputs": .object(inputs),
        ]
        let files: JSONValue = [
            "files": .array(record.fileList.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
            "chainHead": .string(chainHead),
        ]
        guard case .object(let last) = files else { return heading }
        return heading.adding(basis + last)
    }

    /// The text, signed where the report is to be signed by this key.
    func signed(by key: SigningKey?) throws -> String {
        guard let key, key.publicKey == record.signer else { return text }
        return try SignedManifest.signed(text, by: key)
    }

    var text: String { json.text(pretty: true) + "\n" }
}
