import Foundation
import GRDB

@testable import LedgerStore

/// What somebody would do who knows the program: changes a value and seals it anew.
enum ForgedChain {
    static func raiseReduction(in ledger: String) throws {
        let queue = try DatabaseQueue(path: "\(ledger)/ledger.sqlite")
        try queue.write { database in
            try database.execute(sql: "UPDATE enterprise SET so2_mg = so2_mg + 1000000 WHERE so2_mg IS NOT NULL")
            let seals = try StoredSeals(database)
            var head = AuditChain.start
            for row in try Row.fetchAll(database, sql: "SELECT * FROM audit_entry ORDER BY id") {
                var detail: String? = row["detail"]
                let (id, kind, subject): (Int64, String, String) = (row["id"], row["kind"], row["subject"])
                if kind == "file", let file = Int64(subject),
                    let parts = detail?.split(separator: "=").last.flatMap({ Int($0) })
                {
                    detail = seals[file].before(part: parts).text(nextPart: parts)
                }
                let content = FileBytes.sha256(of: (detail ?? "").utf8)
                head = AuditChain.link(head, kind, subject, content)
                try database.execute(
                    sql: "UPDATE audit_entry SET detail = ?, content_sha256 = ?, chain_sha256 = ? WHERE id = ?",
                    arguments: [detail, content, head, id])
            }
        }
    }
}
