public import EmissionModel
import FoundationEssentials
import GRDB

/// One file being taken in. Everything added through it commits together or not at all.
public final class LedgerTransaction {
    let database: Database
    let file: ReceivedFile
    let fileID: Int64
    private var nextPart = 0
    /// What is known of days as to readings, and as to quarter-hours.
    var history = DayHistory()
    var curveHistory = DayHistory()
    var unkeptHistory = DayHistory()
    /// Accounts whose earlier quarter-hours have been asked for.
    var recalled: [CalendarDay: Set<Int32>] = [:]
    /// Some quarter-hours of the file are not kept.
    var hasSums = false
    /// What was declared of the file, kept where it must be read again.
    public var declaration = ReadingDeclaration(table: nil, intervalLabel: "auto")
    /// Where the file is read again: what takes the quarter-hours that are asked for. Nothing else is taken, or written.
    let collector: CurveCollector?
    let sources: KeptSources
    let curveReader: CurveReader?
    private var isMeetingNewAccounts = false
    private var ruling: [String: [String: Ruling]] = [:]
    /// What the audit chain's entry stands for.
    var seal = FileSeal()
    /// SHA-256 of the basis that the file is read with.
    var basis: String?
    /// Of files taken in before: what was read from them again.
    var recalledSeals: [Int64: FileSeal] = [:]
    /// The last of the accounts that were known before.
    private let lastAccount: Int64
    private var decisions: [(subject: String, detail: String)] = []

    /// What rules for one key of a table, and the run it was received in.
    private struct Ruling {
        var values: [LedgerValue]
        var run: Int
    }

    /// The days of which the file's quarter-hours are kept, whatever it gives of them.
    public let curveDays: CurveDays

    /// Stands for the bytes' hash until all of them were read; no other transaction ever sees it.
    private static let unread = "receiving"

    init(database: Database, file: ReceivedFile, in ledger: Ledger) throws {
        curveDays = ledger.curveDays
        sources = ledger.sources
        curveReader = ledger.curveReader
        collector = nil
        self.database = database
        self.file = file
        // The row is written first, since others refer to it; `finish` fills in what reading yielded.
        try database.execute(
            sql: """
                INSERT INTO source_file (sha256, name, byte_count, format, encoding, tables, run, received_at,
                  rows_read, rows_accepted, rows_rejected, rows_superseded)
                VALUES (?, ?, ?, '', NULL, '', ?, ?, 0, 0, 0, 0)
                """,
            arguments: [Self.unread, file.name, file.byteCount, file.run, file.receivedAt])
        fileID = database.lastInsertedRowID
        lastAccount = try Int64.fetchOne(database, sql: "SELECT max(id) FROM account_number") ?? 0
    }

    /// The file is read again for some of its quarter-hours.
    init(rereading unkept: UnkeptCurves, into collector: CurveCollector, database: Database) {
        let kept = unkept.file
        self.database = database
        self.collector = collector
        file = ReceivedFile(
            path: unkept.path, name: kept.name, sha256: kept.sha256, byteCount: kept.byteCount, run: kept.run,
            receivedAt: kept.receivedAt)
        fileID = kept.id
        lastAccount = 0
        curveDays = CurveDays(unkept.sums.keys.sorted().map { $0...$0 })
        sources = KeptSources(folder: "")
        curveReader = nil
    }

    // MARK: Records

    /// Adds a version of a record. One that says what the ruling version says is a repetition; it is stored only where
    /// it is the first of its run, so that it stands against what another file of the run may say.
    /// - Returns: whether it says something new.
    public func add<Record: LedgerRecord>(_ record: Record, sheet: String?, row: Int) throws -> Bool {
        guard collector == nil else { return true }
        var encoder = LedgerEncoder()
        record.encode(to: &encoder)
        let key = record.ledgerKey
        if ruling[Record.ledgerTable] == nil { ruling[Record.ledgerTable] = try rulings(of: Record.self) }
        let earlier = ruling[Record.ledgerTable]?[key]
        let isRepetition = earlier?.values == encoder.values
        if isRepetition, earlier?.run == file.run { return false }
        let columns = Record.ledgerColumns
        try database.cachedStatement(
            sql: """
                INSERT INTO \(Record.ledgerTable) (file_id, sheet, source_row, key, \(columns.joined(separator: ", ")))
                VALUES (?, ?, ?, ?\(String(repeating: ", ?", count: columns.count)))
                """
        ).execute(
            arguments: StatementArguments(
                [fileID.databaseValue, sheet.databaseValue, row.databaseValue, key.databaseValue]
                    + encoder.values.map(\.databaseValue)))
        let id = database.lastInsertedRowID
        seal.add(to: Record.ledgerTable) { digest in
            digest.add(id)
            digest.add(sheet)
            digest.add(row)
            digest.add(key)
            for value in encoder.values { digest.add(value) }
        }
        if Record.self == Decision.self { decisions.append((key, "decision \(id)\n\(record.canonicalText)")) }
        ruling[Record.ledgerTable, default: [:]][key] = Ruling(values: encoder.values, run: file.run)
        return !isRepetition
    }

    /// The records of a table that ruled before this run, in order of key.
    public func recordsBeforeThisRun<Record: LedgerRecord>(_ type: Record.Type) throws -> [Record] {
        let last = try Int64.fetchOne(
            database, sql: "SELECT max(id) FROM source_file WHERE run < ?", arguments: [file.run])
        let versions = Versions(of: type)
        return try versions.ruling(database, limit: last ?? 0).map { try versions.record($0.version) }
    }

    /// What rules now for each key, to know a repetition by.
    private func rulings<Record: LedgerRecord>(of type: Record.Type) throws -> [String: Ruling] {
        let ruling = try Versions(of: type).ruling(database, limit: .max)
        return Dictionary(
            uniqueKeysWithValues: ruling.map { ($0.key, Ruling(values: $0.version.values, run: $0.version.run)) })
    }

    // MARK: Readings

    /// The number of the file's next segment, of whatever kind.
    func takePart() -> Int {
        defer { nextPart += 1 }
        return nextPart
    }

    /// The ledger's short number of an account, given one where it has none yet. Who reads many rows remembers them.
    public func accountID(of number: String) throws -> Int32 {
        // New accounts come in crowds, and so do known ones.
        if !isMeetingNewAccounts || collector != nil, let known = try knownAccountID(of: number) { return known }
        // No account that is asked for again: those have numbers.
        guard collector == nil else { return 0 }
        try database.cachedStatement(
            sql: "INSERT INTO account_number (number, first_file_id) VALUES (?, ?) ON CONFLICT (number) DO NOTHING"
        ).execute(arguments: [number, fileID])
        isMeetingNewAccounts = database.changesCount > 0
        if isMeetingNewAccounts { return Int32(clamping: database.lastInsertedRowID) }
        guard let known = try knownAccountID(of: number) else {
            throw MalformedRow(table: "account_number", column: "number")
        }
        return known
    }

    private func knownAccountID(of number: String) throws -> Int32? {
        try Int32.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM account_number WHERE number = ?"), arguments: [number])
    }

    /// A reading for which another file of the run, or another row of the file, gives another value.
    public struct Contradiction {
        public var line: Int32
        public var account: Int32
        /// The value there was, then this one.
        public var values: [Int64]
    }

    /// The number of an account that this transaction has given or asked for.
    public func accountNumber(of id: Int32) throws -> String {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT number FROM account_number WHERE id = ?"), arguments: [id]) ?? ""
    }

    /// The short numbers of some accounts, in their order, new ones given in their order.
    public func accountIDs(of numbers: [String]) throws -> [Int32] {
        var ids: [Int32] = []
        ids.reserveCapacity(numbers.count)
        while ids.count < numbers.count {
            let rest = numbers[ids.count...]
            // One statement for many where all seem to be new.
            if isMeetingNewAccounts, collector == nil, rest.count >= Self.crowd,
                let first = try firstID(ofNew: rest.prefix(Self.crowd))
            {
                ids += (0..<Int32(Self.crowd)).map { first + $0 }
            } else {
                for number in rest.prefix(isMeetingNewAccounts ? Self.crowd : 1) {
                    ids.append(try accountID(of: number))
                }
            }
        }
        return ids
    }

    private static let crowd = 64
    private static let crowdSQL =
        "INSERT INTO account_number (number, first_file_id) VALUES "
        + Array(repeating: "(?, ?)", count: crowd).joined(separator: ", ") + " ON CONFLICT (number) DO NOTHING"

    /// The short number of the first of as many accounts as make a crowd, the others having the numbers behind it; nil where
    /// not all are new. What was new among them then has its number, in their order.
    private func firstID(ofNew numbers: ArraySlice<String>) throws -> Int32? {
        var arguments: [any DatabaseValueConvertible] = []
        arguments.reserveCapacity(numbers.count * 2)
        for number in numbers {
            arguments.append(number)
            arguments.append(fileID)
        }
        try database.cachedStatement(sql: Self.crowdSQL).execute(arguments: StatementArguments(arguments))
        guard database.changesCount == numbers.count else { return nil }
        return Int32(clamping: database.lastInsertedRowID - Int64(numbers.count) + 1)
    }

    // MARK: The end

    /// - Parameter bytes: all of them were read by now.
    func finish(_ outcome: FileOutcome, _ bytes: SourceCopy.Whole) throws -> SourceFile {
        let kept = SourceFile(
            id: fileID, sha256: bytes.sha256, name: file.name, byteCount: bytes.count, format: outcome.format,
            encoding: outcome.encoding, tables: outcome.tables, run: file.run, receivedAt: file.receivedAt,
            rows: outcome.rows, basis: basis, declaredTable: declaration.table, curveDays: curveDays.text)
        try update(kept)
        for finding in outcome.findings { try insert(finding) }
        if hasSums { try insertForm() }
        try sealAccounts()
        if let basis {
            try BasisUse(sha256: basis, throughFile: fileID, run: file.run, usedAt: file.receivedAt).note(database)
        }
        try AuditChain.append(database, .file, subject: String(fileID), detail: seal.text(nextPart: nextPart))
        for (subject, detail) in decisions {
            try AuditChain.append(database, .decision, subject: subject, detail: detail)
        }
        try recalledSeals.append(to: database)
        return kept
    }

    /// The accounts that the file is the first to name. They are numbered in crowds, so that their numbers are read back.
    private func sealAccounts() throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT id, number FROM account_number WHERE id > ? ORDER BY id", arguments: [lastAccount])
        while let row = try rows.next() {
            seal.add(to: "account_number") { digest in
                digest.add(row[0] as Int64)
                digest.add(row[1] as String)
            }
        }
    }

    private func update(_ kept: SourceFile) throws {
        try database.execute(
            sql: """
                UPDATE source_file SET sha256 = ?, byte_count = ?, format = ?, encoding = ?, tables = ?, rows_read = ?,
                  rows_accepted = ?, rows_rejected = ?, rows_superseded = ?, basis_sha256 = ?, declared_table = ?,
                  curve_days = ? WHERE id = ?
                """,
            arguments: [
                kept.sha256, kept.byteCount, kept.format, kept.encoding, kept.tables.joined(separator: ","),
                kept.rows.read, kept.rows.accepted, kept.rows.rejected, kept.rows.superseded, kept.basis,
                kept.declaredTable, kept.curveDays, fileID,
            ])
        seal.add(to: "source_file") { kept.digest(into: &$0) }
    }

    /// How the file was read, so that its quarter-hours can be read from it again.
    private func insertForm() throws {
        try database.execute(
            sql: "INSERT INTO reading_form (file_id, table_key, interval_label) VALUES (?, ?, ?)",
            arguments: [fileID, declaration.table, declaration.intervalLabel])
        seal.add(to: "reading_form") { digest in
            digest.add(declaration.table)
            digest.add(declaration.intervalLabel)
        }
    }

    private func insert(_ finding: StoredFinding) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO finding (file_id, code, severity, sheet, source_row, source_column, raw, message_zh,
                  message_en, advice_zh, advice_en) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                fileID, finding.code, finding.severity, finding.sheet, finding.row, finding.column, finding.raw,
                finding.messageZh, finding.messageEn, finding.adviceZh, finding.adviceEn,
            ])
        let id = database.lastInsertedRowID
        seal.add(to: "finding") { digest in
            digest.add(id)
            finding.digest(into: &digest)
        }
    }
}

extension StoredReading {
    var isGood: Bool { status == .good }
    /// It is about the whole day.
    var isWhole: Bool { status == .good || status == .flagged }

    func says(sameAs other: StoredReading) -> Bool {
        milliwattHours == other.milliwattHours && status == other.status
    }
}

extension [UInt8] {
    var databaseBlob: DatabaseValue { Data(self).databaseValue }
}

extension LedgerValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
