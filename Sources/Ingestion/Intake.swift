public import Diagnostics
import EmissionModel
public import Jurisdiction
public import LedgerStore
import Tabular

/// What became of one file.
public struct FileResult: Sendable {
    public enum Status: String, Sendable {
        case accepted
        /// The same bytes were taken in before: nothing was done.
        case known
        /// A fatal finding: nothing of the file was taken.
        case refused
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
    ///   - isPreview: counts and findings only, the ledger stays as it is.
    /// - Throws: where the ledger cannot go on; what is wrong with the file is in the result.
    public func take(
        _ path: String, name: String, table: String? = nil, isPreview: Bool = false
    ) throws(LedgerError) -> FileResult {
        do {
            let sha256 = try FileBytes.sha256(of: path)
            return try take(path, name: name, sha256: sha256, table: table, isPreview: isPreview)
        } catch {
            // A named file that cannot be opened is the input's fault, not the storage's.
            guard error.path == path, error.kind == .storage else { throw error }
            let reason = FileFault.reason(path) ?? LocalizedText(zh: error.reason, en: error.reason)
            return .refused(
                name, sha256: "",
                by: IngestionMessages.unreadableFile(reason.zh, reason.en, at: SourceLocation(file: name)))
        }
    }

    private func take(
        _ path: String, name: String, sha256: String, table: String?, isPreview: Bool
    ) throws(LedgerError) -> FileResult {
        if try ledger.isKept(sha256), !isPreview { return .known(name, sha256: sha256) }
        let file = ReceivedFile(
            path: path, name: name, sha256: isPreview ? "preview-\(sha256)" : sha256,
            byteCount: FileSize.bytes(of: path),
            run: run, receivedAt: receivedAt)
        var log = DiagnosticLog()
        do {
            let read = { (transaction: LedgerTransaction) throws -> FileOutcome in
                let (outcome, findings) = try self.read(path, name: name, table: table, into: transaction)
                log = findings
                return outcome
            }
            let outcome = isPreview ? try ledger.preview(file, read) : try ledger.takeIn(file, read)
            return FileResult(
                name: name, sha256: sha256, status: .accepted, format: outcome.format, encoding: outcome.encoding,
                tables: outcome.tables, rows: outcome.rows, findings: log.diagnostics, counts: log.countsBySeverity)
        } catch let refused as FileRefused {
            return .refused(name, sha256: sha256, by: refused.diagnostic)
        } catch let unreadable as JurisdictionError {
            return .refused(name, sha256: sha256, by: unreadable.diagnostic)
        } catch let refusal as Refusal {
            return .refused(name, sha256: sha256, by: refusal.diagnostic)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(.storage, operation: "读入文件", path: path, reason: "\(error)")
        }
    }

    // MARK: Reading

    private func read(
        _ path: String, name: String, table: String?, into transaction: LedgerTransaction
    ) throws -> (FileOutcome, DiagnosticLog) {
        let document = try TabularDocument.open(path: path, name: name)
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

extension FileResult {
    static func known(_ name: String, sha256: String) -> FileResult {
        FileResult(
            name: name, sha256: sha256, status: .known, format: nil, encoding: nil, tables: [], rows: RowCounts(),
            findings: [], counts: [:])
    }

    static func refused(_ name: String, sha256: String, by diagnostic: Diagnostic) -> FileResult {
        FileResult(
            name: name, sha256: sha256, status: .refused, format: nil, encoding: nil, tables: [], rows: RowCounts(),
            findings: [diagnostic], counts: [diagnostic.severity: 1])
    }
}

extension Ledger {
    fileprivate func takeIn(
        _ file: ReceivedFile, _ body: (LedgerTransaction) throws -> FileOutcome
    ) throws -> FileOutcome {
        var outcome: FileOutcome?
        _ = try ingest(file) { transaction in
            let read = try body(transaction)
            outcome = read
            return read
        }
        return outcome ?? FileOutcome(format: "", encoding: nil, tables: [], rows: RowCounts(), findings: [])
    }
}
