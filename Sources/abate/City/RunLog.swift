import Diagnostics
import EmissionModel
import Foundation
import Ingestion
import LedgerStore

/// `ledger/runs.jsonl`: one line a run, for the operator and for monitoring.
struct RunLog {
    let path: String

    /// The number of the next run: one more than any that left a mark in the log or in the ledger.
    func nextNumber(_ ledger: Ledger) throws(CommandFailure) -> Int {
        do {
            return max(try ledger.lastRun(), lastLoggedNumber) + 1
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Of the last line that is whole: one that was cut short is none.
    var lastLoggedNumber: Int {
        guard let bytes = OutputFile.read(path), let end = bytes.lastIndex(of: 0x0A) else { return 0 }
        let marker = Array("\"run\":".utf8)
        for line in bytes[..<end].split(separator: 0x0A).reversed() {
            guard let start = line.firstRange(of: marker) else { continue }
            let digits = line[start.upperBound...].prefix { (48...57).contains($0) }
            if let number = Int(String(decoding: digits, as: UTF8.self)) { return number }
        }
        return 0
    }

    /// What the last line tells of its run.
    struct Line {
        var run: Int
        var end: String
        var exitCode: Int
    }

    /// nil where no run has ended yet, or the last line cannot be read.
    var lastLine: Line? {
        guard let bytes = OutputFile.read(path), let last = bytes.split(separator: 0x0A).last,
            let line = try? JSONSerialization.jsonObject(with: Data(last)) as? [String: Any],
            let run = line["run"] as? Int, let end = line["end"] as? String, let code = line["exitCode"] as? Int
        else { return nil }
        return Line(run: run, end: end, exitCode: code)
    }

    func append(_ line: JSONValue) throws(CommandFailure) {
        try OutputFile.append(line: line.text(), to: path)
    }
}

extension FileResult {
    /// The file with its counts: rows read = accepted + rejected + superseded.
    func json(_ language: Language, withFindings: Bool) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("file", .string(name)), ("sha256", .string(sha256)), ("status", .string(status.rawValue)),
            ("format", JSONValue(format)), ("encoding", JSONValue(encoding)),
            ("tables", .array(tables.map(JSONValue.string))),
            ("rowsRead", JSONValue(rows.read)), ("accepted", JSONValue(rows.accepted)),
            ("rejected", JSONValue(rows.rejected)), ("superseded", JSONValue(rows.superseded)),
        ]
        if withFindings { members.append(("findings", .array(findings.map { $0.json(language) }))) }
        return .object(members)
    }
}

extension [Severity: Int] {
    /// Counts of all four severities, zeros included.
    var json: JSONValue {
        .object(Severity.allCases.map { (key: $0.rawValue, value: JSONValue(self[$0] ?? 0)) })
    }
}
