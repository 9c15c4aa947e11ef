import GRDB

extension SourceFile {
    /// All columns of its row.
    func digest(into digest: inout RowDigest) {
        digest.add(id)
        digest.add(texts: [sha256, name])
        digest.add(byteCount)
        digest.add(texts: [format, encoding, tables.joined(separator: ",")])
        digest.add(run)
        digest.add(receivedAt)
        for count in [rows.read, rows.accepted, rows.rejected, rows.superseded] { digest.add(count) }
        digest.add(texts: [basis, declaredTable, curveDays])
    }
}

extension StoredFinding {
    /// All columns of its row but its number.
    func digest(into digest: inout RowDigest) {
        digest.add(texts: [code, severity, sheet])
        for number in [row, column] { digest.add(number.map { LedgerValue.integer(Int64($0)) } ?? .null) }
        digest.add(texts: [raw, messageZh, messageEn, adviceZh, adviceEn])
    }
}

extension [Int64: FileSeal] {
    /// An entry for what was read again from each of some files: its number and the first and last of the new parts.
    func append(to database: Database) throws {
        for (file, seal) in sorted(by: { $0.key < $1.key }) {
            guard let first = seal.parts.first, let last = seal.parts.last else { continue }
            try AuditChain.append(
                database, .curves, subject: "\(file) \(first)-\(last)", detail: seal.text(parts: first...last))
        }
    }
}
