import Crypto
import Foundation

/// A working folder as a run has left it: its ledger row by row, all other files byte by byte.
struct CityState: Equatable {
    var ledger: LedgerDump
    /// By path below the folder: what stands there. Of the run log and the lock only that they are there; of the memory of
    /// the inbox what does not depend on where the folder lies.
    var files: [String: String] = [:]

    init(_ folder: String) throws {
        let hasLedger = FileManager.default.fileExists(atPath: "\(folder)/ledger")
        ledger = try LedgerDump(ledger: hasLedger ? "\(folder)/ledger" : NSTemporaryDirectory())
        let walker = FileManager.default.enumerator(atPath: folder)
        while let name = walker?.nextObject() as? String {
            guard !name.hasPrefix("ledger/ledger.sqlite") else { continue }
            files[name] = Self.content(name, at: "\(folder)/\(name)")
        }
    }

    private static func content(_ name: String, at path: String) -> String {
        guard let data = FileManager.default.contents(atPath: path) else { return "folder" }
        switch name {
        case "ledger/runs.jsonl", "ledger/.lock": return "a file"
        case "ledger/inbox-settled.tsv":
            let fields = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map {
                $0.split(separator: "\t")
            }
            return fields.map { "\($0.first ?? "") \($0.last ?? "")" }.joined(separator: "\n")
        default: return sha256(data)
        }
    }

    static func sha256(_ data: Data) -> String {
        SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    }

    /// What a reader of the reports sees: no hidden file.
    var visibleReports: [String: String] {
        files.filter { $0.key.hasPrefix("Reports/") && !$0.key.contains("/.") && $0.value != "folder" }
    }

    /// The first thing that is not as in another state.
    func difference(from other: CityState) -> String? {
        for name in Set(files.keys).union(other.files.keys).sorted() where files[name] != other.files[name] {
            return "\(name): \(files[name] ?? "is not there") ≠ \(other.files[name] ?? "is not there")"
        }
        return ledger.rowMissing(in: other.ledger).map { "more in the ledger: \($0)" }
            ?? other.ledger.rowMissing(in: ledger).map { "not in the ledger: \($0)" }
    }
}
