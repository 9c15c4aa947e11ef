public import Diagnostics
import EmissionModel
public import Jurisdiction
public import LedgerStore
public import Tabular

/// What became of one file.
public struct FileResult: Sendable {
    public enum Status: String, Sendable {
        case accepted
        /// The same bytes were taken in before: nothing was done.
        case known
        /// A fatal finding: nothing of the file was taken.
        case refused
        /// Its bytes are not those of the checksum that came with it: nothing was taken.
        case mismatched
    }

    public var name: String
    public var sha256: String
    public var status: Status
    public var format: String?
    public var encoding: String?
    public var tables: [String]
    public var rows: RowCounts
    public var findings: [Diagnostic]
    /// Every finding counted, also those that are not listed one by one.
    public var counts: [Severity: Int]
}

/// Files into the ledger, one transaction each: a bad file leaves no trace and does not stop the others.
public struct Intake {
    let ledger: Ledger
    let tables: InputTables
    let run: Int
    /// `2026-01-09T08:00:00+08:00`.
    let receivedAt: String
    public var workers = ScanWorkers()

    public init(ledger: Ledger, tables: InputTables, run: Int, receivedAt: String) {
        self.ledger = ledger
        self.tables = tables
        self.run = run
        self.receivedAt = receivedAt
    }

    /// Takes one file in.
    /// - Parameters:
    ///   - name: what findings and the ledger call the file.
    ///   - table: the table's key where the headers do not decide, nil otherwise.
    ///   - stated: the checksum that came with the file; with other bytes nothing is taken.
    ///   - isVouched: the sender says that it is whole; else one that lacks most of its usual accounts is refused.
    ///   - isPreview: counts and findings only, the ledger stays as it is.
    /// - Throws: where the ledger cannot go on; what is wrong with the file is in the result.
    public func take(
        _ path: String, name: String, table: String? = nil, stated: String? = nil, isVouched: Bool = true,
        isPreview: Bool = false
    ) throws(LedgerError) -> FileResult {
        if ledger.curveReader == nil { ledger.rereadCurves(with: tables) }
        let arrival = Arrival(
            path: path, name: name, table: table, stated: stated, isVouched: isVouched, isPreview: isPreview)
        do {
            return try take(arrival)
        } catch {
            if let stated, error.isOfFile(path), let found = try? FileBytes.sha256(of: path), found != stated {
                return .mismatched(name, sha256: found)
            }
            // A named file that cannot be opened is the input's fault, not the storage's.
            guard error.path == path, error.kind == .storage else { throw error }
            let reason = FileFault.reason(path) ?? LocalizedText(zh: error.reason, en: error.reason)
            return .refused(
                name, sha256: "",
                by: IngestionMessages.unreadableFile(reason.zh, reason.en, at: SourceLocation(file: name)))
        }
    }

    /// What is asked for one file.
    private struct Arrival {
        var path: String
        var name: String
        var table: String?
        var stated: String?
        var isVouched: Bool
        var isPreview: Bool
    }

    private func take(_ arrival: Arrival) throws(LedgerError) -> FileResult {
        let sha256 = try hashBeforehand(arrival)
        if let sha256, let stated = arrival.stated, sha256 != stated {
            return .mismatched(arrival.name, sha256: sha256)
        }
        if let sha256, !arrival.isPreview, try ledger.isKept(sha256) { return .known(arrival.name, sha256: sha256) }
        let result = try read(arrival, sha256: sha256)
        guard let stated = arrival.stated, result.sha256 != stated else { return result }
        return .mismatched(arrival.name, sha256: result.sha256)
    }

    /// The hash where it must be known before the rows are read: a file can be known only where one of its size is. A
    /// small file costs nothing; the hash of a large new one is found while its rows are read.
    private func hashBeforehand(_ arrival: Arrival) throws(LedgerError) -> String? {
        guard let identity = FileIdentity(path: arrival.path) else {
            // A pipe must not even be opened: who reads the rows refuses it.
            return FileFault.reason(arrival.path) == nil ? nil : try FileBytes.sha256(of: arrival.path)
        }
        if identity.size >= FileIdentity.smallFile, !arrival.isPreview {
            guard try ledger.holdsFile(ofSize: identity.size) else { return nil }
        }
        return try FileBytes.sha256(of: arrival.path)
    }

    private func read(_ arrival: Arrival, sha256: String?) throws(LedgerError) -> FileResult {
        let path = arrival.path
        let file = ReceivedFile(
            path: path, name: arrival.name, sha256: arrival.isPreview ? nil : sha256 ?? arrival.stated,
            byteCount: FileSize.bytes(of: path), run: run, receivedAt: receivedAt)
        var log = DiagnosticLog()
        let refused = { (diagnostic: Diagnostic) in
            FileResult.refused(arrival.name, sha256: sha256 ?? Self.sha256(ofRefused: path), by: diagnostic)
        }
        do {
            let read = { (transaction: LedgerTransaction) throws -> FileOutcome in
                let (outcome, findings) = try self.read(
                    path, name: arrival.name, table: arrival.table, into: transaction)
                log = findings
                if !arrival.isVouched, let loss = try transaction.suddenLoss() {
                    throw Self.refusal(loss, arrival.name)
                }
                return outcome
            }
            let taken = arrival.isPreview ? nil : try ledger.takeIn(file, read)
            let outcome = try taken?.outcome ?? ledger.preview(file, read)
            return FileResult(
                name: arrival.name, sha256: taken?.sha256 ?? sha256 ?? "", status: .accepted, format: outcome.format,
                encoding: outcome.encoding, tables: outcome.tables, rows: outcome.rows, findings: log.diagnostics,
                counts: log.countsBySeverity)
        } catch is ScanAbandoned {
            var careful = self
            careful.workers.count = 0
            return try careful.read(arrival, sha256: sha256)
        } catch let error as FileRefused {
            return refused(error.diagnostic)
        } catch let unreadable as JurisdictionError {
            return refused(unreadable.diagnostic)
        } catch let refusal as Refusal {
            return refused(refusal.diagnostic)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(.storage, operation: "读入文件", path: path, reason: "\(error)")
        }
    }

    private static func refusal(_ loss: SuddenLoss, _ name: String) -> FileRefused {
        FileRefused(
            IngestionMessages.suddenLoss(
                loss.day.iso, String(loss.found), loss.usualDay.iso, String(loss.usual), at: SourceLocation(file: name))
        )
    }

    /// Whether a file was refused only until its sender vouches for it, or other files bring what it lacks.
    public static func isHeldBack(_ refusal: Diagnostic) -> Bool { refusal.code == IngestionMessages.suddenLoss.code }

    /// What is refused is hashed apart: its reading was cut short.
    private static func sha256(ofRefused path: String) -> String {
        FileIdentity(path: path) == nil ? "" : (try? FileBytes.sha256(of: path)) ?? ""
    }

    // MARK: Reading

    /// The encoding of a text is believed until its rows are read, which may well be the first time that all of it is.
    func read(
        _ path: String, name: String, table: String?, into transaction: LedgerTransaction
    ) throws -> (FileOutcome, DiagnosticLog) {
        transaction.declaration = ReadingDeclaration(table: table, intervalLabel: tables.intervalLabel.rawValue)
        let document = try TabularDocument.open(path: path, name: name, isTrusting: true)
        do {
            return try read(document, name: name, table: table, into: transaction)
        } catch {
            // What is wrong with a text is said of what it is, and nothing has been taken of one that is not proven.
            guard !document.isProven else { throw error }
            let proven = try TabularDocument.open(path: path, name: name)
            return try read(proven, name: name, table: table, into: transaction)
        }
    }

    private func read(
        _ document: TabularDocument, name: String, table: String?, into transaction: LedgerTransaction
    ) throws -> (FileOutcome, DiagnosticLog) {
        let dictionary = try tables.dictionary()
        let rules = try tables.listRules()
        let sink = RowSink(transaction: transaction, log: DiagnosticLog())
        var tables: [String] = []
        var ignored: [String] = []
        var nearest: ColumnMapping?
        var headersOnly: [SourceLocation] = []
        for index in document.sheets.indices where !document.sheets[index].isHidden {
            let sheet = SheetIngestion(
                document: document, sheet: index, dictionary: dictionary, rules: rules,
                named: try named(table, name, dictionary), intervalLabel: self.tables.intervalLabel, sink: sink,
                workers: workers,
                knownBindings: { try ledgerBindings(transaction) })
            switch try sheet.run() {
            case .read(let table): tables.append(table)
            case .notATable(let attempt):
                ignored.append(document.sheets[index].name ?? name)
                if (attempt?.matchCount ?? 0) > (nearest?.matchCount ?? 0) { nearest = attempt }
            case .noRows: headersOnly.append(SourceLocation(file: name, sheet: document.sheets[index].name))
            case .empty: break
            }
        }
        guard !tables.isEmpty else {
            throw FileRefused(headersOnly.first.map { IngestionMessages.noRows(at: $0) } ?? noHeader(nearest, name))
        }
        for sheet in ignored {
            sink.log.report(IngestionMessages.sheetNotRead(sheet, at: SourceLocation(file: name, sheet: sheet)))
        }
        let outcome = FileOutcome(
            format: document.format.rawValue, encoding: document.encoding?.rawValue,
            tables: Array(Set(tables)).sorted(), rows: sink.counts,
            findings: sink.log.diagnostics.map(StoredFinding.init))
        return (outcome, sink.log)
    }

    private func ledgerBindings(_ transaction: LedgerTransaction) throws -> [AccountBinding] {
        try transaction.recordsBeforeThisRun(AccountBinding.self)
    }

    private func named(
        _ table: String?, _ name: String, _ dictionary: TableDictionary
    ) throws -> TableDefinition? {
        guard let table else { return nil }
        if let definition = dictionary.tables.first(where: { $0.key == table || $0.title == table }) {
            return definition
        }
        let nearest = NearestNames.of(table, among: dictionary.tables.flatMap { [$0.key, $0.title] })
        let near = dictionary.tables.filter { nearest.contains($0.key) || nearest.contains($0.title) }
        let shown = (near.isEmpty ? dictionary.tables : near).map { "\($0.title)（\($0.key)）" }
        throw FileRefused(
            IngestionMessages.unknownTable(table, shown.joined(separator: "、"), at: SourceLocation(file: name)))
    }

    private func noHeader(_ nearest: ColumnMapping?, _ name: String) -> Diagnostic {
        guard let nearest else {
            return IngestionMessages.noTable(at: SourceLocation(file: name))
        }
        var missing = nearest.missing
        let unknown = nearest.unknown.map(\.header)
        if !unknown.isEmpty {
            missing = missing.map { title in
                let near = NearestNames.of(HeaderText(title).normalised, among: unknown, limit: 1)
                return near.isEmpty ? title : "\(title)（是否为“\(near[0])”？）"
            }
        }
        return IngestionMessages.noHeader(
            nearest.table.title, missing.joined(separator: "、"),
            at: SourceLocation(file: name, row: nearest.headerRow))
    }
}

extension Intake {
    /// Reads a document that lies in no file, as one that is generated, within a transaction of the caller's.
    public func read(_ document: TabularDocument, into transaction: LedgerTransaction) throws -> FileOutcome {
        try read(document, name: document.name, table: nil, into: transaction).0
    }
}

extension FileResult {
    /// A file whose bytes the ledger holds.
    public static func known(_ name: String, sha256: String) -> FileResult {
        FileResult(
            name: name, sha256: sha256, status: .known, format: nil, encoding: nil, tables: [], rows: RowCounts(),
            findings: [], counts: [:])
    }

    static func mismatched(_ name: String, sha256: String) -> FileResult {
        FileResult(
            name: name, sha256: sha256, status: .mismatched, format: nil, encoding: nil, tables: [], rows: RowCounts(),
            findings: [], counts: [:])
    }

    static func refused(_ name: String, sha256: String, by diagnostic: Diagnostic) -> FileResult {
        FileResult(
            name: name, sha256: sha256, status: .refused, format: nil, encoding: nil, tables: [], rows: RowCounts(),
            findings: [diagnostic], counts: [diagnostic.severity: 1])
    }
}

extension LedgerError {
    /// The bytes of a received file were not what they were to be, or did not stay what they were.
    public func isOfFile(_ path: String) -> Bool { kind == .integrity && self.path == path }
}

extension Ledger {
    fileprivate func takeIn(
        _ file: ReceivedFile, _ body: (LedgerTransaction) throws -> FileOutcome
    ) throws -> (outcome: FileOutcome, sha256: String) {
        var outcome = FileOutcome(format: "", encoding: nil, tables: [], rows: RowCounts(), findings: [])
        let kept = try ingest(file) { transaction in
            outcome = try body(transaction)
            return outcome
        }
        return (outcome, kept.sha256)
    }
}
