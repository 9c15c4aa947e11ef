import Foundation
import GRDB
import TestSupport

/// All that a ledger holds: its tables, row by row, in order of their numbers.
struct LedgerDump: Equatable {
    var tables: [String: [String]] = [:]
    /// What SQLite finds wrong with it; `ok` where nothing is.
    var integrity = "ok"

    /// Of a copy: looking at a ledger whose writer was killed would mend it. Nothing where there is none yet.
    init(ledger folder: String) throws {
        let copy = try TemporaryFolder()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("ledger.sqlite") }
        guard names.contains("ledger.sqlite") else { return }
        for name in names where name != "ledger.sqlite-shm" {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: copy.path(name))
        }
        let queue = try DatabaseQueue(path: copy.path("ledger.sqlite"))
        (tables, integrity) = try queue.read { database in
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            let found = try names.map { ($0, try Self.rows(database, $0)) }
            let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check").joined(separator: "; ")
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
            return (Dictionary(uniqueKeysWithValues: found), orphans == 0 ? integrity : "\(orphans) orphans")
        }
    }

    private static func rows(_ database: Database, _ table: String) throws -> [String] {
        // The audit chain seals each line of the run log, which says when the run ended and which files were new to it.
        let rows = table == "audit_entry" ? "audit_entry WHERE kind <> 'run'" : "\"\(table)\""
        return try Row.fetchAll(database, sql: "SELECT * FROM \(rows)").map { row in
            row.databaseValues.map(text).joined(separator: "|")
        }.sorted()
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "NULL"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): "'\(text)'"
        case .blob(let data): data.map { String($0, radix: 16) }.joined(separator: ",")
        }
    }

    /// The first row that is in this one and in none of the others.
    func rowMissing(in others: LedgerDump..., except: Set<String> = []) -> String? {
        for (table, rows) in tables where !except.contains(table) {
            let known = others.reduce(into: Set<String>()) { $0.formUnion($1.tables[table] ?? []) }
            if let row = rows.first(where: { !known.contains($0) }) { return "\(table): \(row.prefix(300))" }
        }
        return nil
    }

    /// The files of reports that it names, with their checksums.
    var reportFiles: [(path: String, sha256: String)] {
        get throws {
            (tables["report"] ?? []).flatMap { row in
                row.matches(of: /([0-9a-f]{64})  (Reports\/[^'\n]+)/).map { (String($0.2), String($0.1)) }
            }
        }
    }
}
