import EmissionModel
import GRDB

/// Holds the ledger against its audit chain: every entry continues the one before, everything that is stored is what its
/// entry stands for, and nothing is stored without one.
struct ChainReview {
    private let database: Database
    private let seals: StoredSeals
    private let entries: [AuditEntry]
    private(set) var faults: [AuditFault] = []

    init(_ database: Database) throws {
        self.database = database
        seals = try StoredSeals(database)
        entries = try Row.fetchAll(database, sql: "SELECT * FROM audit_entry ORDER BY id").map(AuditEntry.init)
        followChain()
        try reviewFiles()
        try reviewReports()
        try reviewBases()
        try reviewDecisions()
    }

    private func entries(_ kind: AuditChain.Kind) -> [AuditEntry] { entries.filter { $0.isOf(kind) } }

    /// Entries from before the ledger was migrated say less; the migration's entry seals what they left open.
    private var migration: AuditEntry? { entries(.migration).first }

    private func isOld(_ entry: AuditEntry) -> Bool { migration.map { entry.id < $0.id } ?? false }

    // MARK: The chain

    private mutating func followChain() {
        var head = AuditChain.start
        var expected: Int64 = 1
        for entry in entries {
            let link = AuditChain.link(head, entry.kind, entry.subject, entry.content)
            let isWhole = entry.detail.map { FileBytes.sha256(of: $0.utf8) == entry.content } ?? isOld(entry)
            if entry.id != expected || entry.chain != link || !isWhole || AuditChain.Kind(rawValue: entry.kind) == nil {
                faults.append(.broken(entry: entry.id, kind: entry.kind, subject: entry.subject))
            }
            // Whoever changed one entry is named once.
            head = entry.chain
            expected = entry.id + 1
        }
    }

    // MARK: Files

    private mutating func reviewFiles() throws {
        let rows = try Row.fetchAll(database, sql: "SELECT id, sha256 FROM source_file ORDER BY id")
        let present = Dictionary(
            rows.map { ($0[0] as Int64, $0[1] as String) }, uniquingKeysWith: { first, _ in first })
        var sealedParts: [Int64: Set<Int>] = [:]
        for entry in entries(.file) {
            guard let file = Int64(entry.subject), let sha256 = present[file] else {
                faults.append(.missing(kind: entry.kind, subject: entry.subject))
                continue
            }
            if isOld(entry) {
                if entry.content != sha256 {
                    faults.append(.changed(kind: "file", subject: entry.subject, tables: ["source_file"]))
                }
            } else {
                reviewFile(entry, file, &sealedParts)
            }
        }
        try reviewPast(&sealedParts)
        reviewRecalled(&sealedParts)
        for file in Set(seals.files.keys).union(present.keys).sorted() {
            let parts = Set(seals[file].parts)
            let isSealed = sealedParts[file] != nil && present[file] != nil
            if !isSealed || !parts.subtracting(sealedParts[file] ?? []).isEmpty {
                faults.append(.unsealed(kind: "file", subject: String(file)))
            }
        }
    }

    private mutating func reviewFile(_ entry: AuditEntry, _ file: Int64, _ sealedParts: inout [Int64: Set<Int>]) {
        let lines = Self.lines(entry.detail ?? "")
        let next = lines["parts"].flatMap { Int($0) } ?? 0
        if sealedParts[file] != nil { faults.append(.unsealed(kind: entry.kind, subject: entry.subject)) }
        sealedParts[file] = Set(0..<max(next, 0))
        let found = Self.lines(seals[file].before(part: next).text(nextPart: next))
        let tables = Set(lines.keys).union(found.keys).filter { lines[$0] != found[$0] }.sorted()
        if !tables.isEmpty { faults.append(.changed(kind: "file", subject: entry.subject, tables: tables)) }
    }

    /// `enterprise=40 9f86d0…` by name.
    private static func lines(_ detail: String) -> [String: String] {
        var lines: [String: String] = [:]
        for line in detail.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            lines[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        return lines
    }

    /// What the migration found, file by file and report by report.
    private mutating func reviewPast(_ sealedParts: inout [Int64: Set<Int>]) throws {
        guard let migration else { return }
        for line in (migration.detail ?? "").split(separator: "\n").map(String.init) where line.hasPrefix("file ") {
            let words = line.split(separator: " ")
            guard words.count == 4, let file = Int64(words[1]), let next = Int(words[2]) else { continue }
            sealedParts[file] = Set(0..<max(next, 0))
            if SealedPast.line(file: file, seals[file], nextPart: next) != line {
                faults.append(.changed(kind: "file", subject: String(file), tables: []))
            }
        }
    }

    /// `12 57-60`: file, first and last part of what was read from it again.
    private mutating func reviewRecalled(_ sealedParts: inout [Int64: Set<Int>]) {
        for entry in entries(.curves) {
            let words = entry.subject.split(whereSeparator: { $0 == " " || $0 == "-" }).compactMap { Int64($0) }
            guard words.count == 3, words[1] <= words[2], words[1] >= 0 else { continue }
            let parts = Int(words[1])...Int(words[2])
            sealedParts[words[0], default: []].formUnion(parts)
            if seals[words[0]].text(parts: parts) != entry.detail {
                faults.append(.changed(kind: entry.kind, subject: entry.subject, tables: ["curve_segment"]))
            }
        }
    }

    // MARK: Reports, bases, decisions

    private mutating func reviewReports() throws {
        let reports = try Row.fetchAll(database, sql: "SELECT * FROM report ORDER BY id").map(ReportRecord.init)
        var present = Dictionary(reports.map { ($0.chainSubject, $0) }, uniquingKeysWith: { first, _ in first })
        let past = (migration?.detail ?? "").split(separator: "\n").filter { $0.hasPrefix("report ") }
        for entry in entries(.report) {
            guard let report = present.removeValue(forKey: entry.subject) else {
                faults.append(.missing(kind: entry.kind, subject: entry.subject))
                continue
            }
            let sealed = "report \(FileBytes.sha256(of: report.sealText.utf8)) \(report.chainSubject)"
            let isWhole =
                isOld(entry)
                ? entry.content == FileBytes.sha256(of: report.files.utf8) && past.contains { $0 == sealed }
                : entry.detail == report.sealText
            if !isWhole { faults.append(.changed(kind: entry.kind, subject: entry.subject, tables: ["report"])) }
        }
        for subject in present.keys.sorted() { faults.append(.unsealed(kind: "report", subject: subject)) }
        try reviewChecks(reports)
        let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM report") ?? 0
        if last != reports.count || entries(.report).map(\.subject) != reports.map(\.chainSubject) {
            faults.append(.changed(kind: "report", subject: "#\(last)", tables: ["report"]))
        }
    }

    /// Notes of comparisons are written over, so that no entry can stand for them. They name a report and a file that
    /// are there; what they say is proven by who makes the report again.
    private mutating func reviewChecks(_ reports: [ReportRecord]) throws {
        let known = Set(reports.map { [$0.kind, $0.subject] })
        let newest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM source_file") ?? 0
        for row in try Row.fetchAll(database, sql: "SELECT kind, subject, through_file, basis_sha256 FROM report_check")
        {
            let (kind, subject, file, basis): (String, String, Int64, String) = (row[0], row[1], row[2], row[3])
            let isHash =
                basis.utf8.count == 64 && basis.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            if !known.contains([kind, subject]) || !(0...newest).contains(file) || !isHash {
                faults.append(.strayCheck(kind: kind, subject: subject))
            }
        }
    }

    private mutating func reviewBases() throws {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM basis_use ORDER BY id")
        let sealed = entries(.basis)
        for (index, entry) in sealed.enumerated() {
            guard index < rows.count else {
                faults.append(.missing(kind: entry.kind, subject: entry.subject))
                continue
            }
            let use = BasisUse(row: rows[index])
            let isWhole = use.sha256 == entry.subject && use.sealText == entry.detail && rows[index]["id"] == index + 1
            if !isWhole { faults.append(.changed(kind: entry.kind, subject: entry.subject, tables: ["basis_use"])) }
        }
        for row in rows.dropFirst(sealed.count) {
            faults.append(.unsealed(kind: "basis", subject: BasisUse(row: row).sha256))
        }
    }

    /// Decisions are sealed with their file; each is also an entry by itself.
    private mutating func reviewDecisions() throws {
        let last = try migration.map { _ in try lastFileBeforeMigration() } ?? 0
        var sealed = Set(entries(.decision).map { "\($0.subject)\n\($0.detail ?? "")" })
        let kept = try Row.fetchAll(
            database,
            sql: """
                SELECT id, key, \(Decision.ledgerColumns.joined(separator: ", ")) FROM decision WHERE file_id > ? ORDER BY id
                """, arguments: [last])
        for row in kept {
            let values = (2..<row.count).map { LedgerValue(stored: row[$0] as DatabaseValue) }
            let text = "\(row[1] as String)\ndecision \(row[0] as Int64)\n\(LedgerValue.canonicalText(values))"
            if sealed.remove(text) == nil { faults.append(.unsealed(kind: "decision", subject: row[1])) }
        }
        for text in sealed.sorted() {
            faults.append(.missing(kind: "decision", subject: String(text.prefix { $0 != "\n" })))
        }
    }

    private func lastFileBeforeMigration() throws -> Int64 {
        entries(.file).filter(isOld).compactMap { Int64($0.subject) }.max() ?? 0
    }
}

extension LedgerValue {
    fileprivate init(stored value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        default: self = .null
        }
    }

    /// What a record's digest is taken over.
    static func canonicalText(_ values: [LedgerValue]) -> String {
        values.map { value in
            switch value {
            case .null: "n"
            case .integer(let number): "i\(number)"
            case .text(let text): "t\(text.utf8.count):\(text)"
            }
        }.joined(separator: ",")
    }
}
