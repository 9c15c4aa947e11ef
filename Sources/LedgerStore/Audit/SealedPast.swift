import GRDB

/// What an older ledger held when it was migrated: each of its files and reports, digested.
struct SealedPast {
    private(set) var lines: [String] = []

    var detail: String { lines.joined(separator: "\n") }

    init(_ database: Database) throws {
        let seals = try StoredSeals(database)
        for file in try Int64.fetchAll(database, sql: "SELECT id FROM source_file ORDER BY id") {
            lines.append(Self.line(file: file, seals[file], nextPart: (seals[file].parts.last ?? -1) + 1))
        }
        for row in try Row.fetchAll(database, sql: "SELECT * FROM report ORDER BY id") {
            let report = ReportRecord(row: row)
            lines.append("report \(FileBytes.sha256(of: report.sealText.utf8)) \(report.chainSubject)")
        }
    }

    /// `file 12 57 9f86d0…`: number, number of its next part, digest of what is stored of it.
    static func line(file: Int64, _ seal: FileSeal, nextPart: Int) -> String {
        let text = seal.before(part: nextPart).text(nextPart: nextPart)
        return "file \(file) \(nextPart) \(FileBytes.sha256(of: text.utf8))"
    }
}
