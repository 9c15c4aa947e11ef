import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

/// Rows of kept files that are wanted, each file read once.
struct RereadRows {
    private struct Table: Hashable {
        var file: Int64
        var table: String
    }

    private let books: CityBooks
    private var wanted: [Table: Set<ReceivedRows.Address>] = [:]
    private var rows: [Table: [ReceivedRows.Address: ReceivedRow]] = [:]
    private var files: [Int64: SourceFile] = [:]

    init(_ books: CityBooks) {
        self.books = books
    }

    mutating func want(_ question: CellQuestion) { want(question.origin, question.table) }

    mutating func want(_ origin: RowOrigin, _ table: String) {
        wanted[Table(file: origin.fileID, table: table), default: []]
            .insert(ReceivedRows.Address(sheet: origin.sheet, row: origin.row))
    }

    mutating func read() throws {
        let known = try books.ledger.files(asOf: books.asOf)
        files = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let reader = try ReceivedRows(books.city.jurisdiction.tables)
        for (table, addresses) in wanted.sorted(by: { ($0.key.file, $0.key.table) < ($1.key.file, $1.key.table) }) {
            guard let file = files[table.file] else { continue }
            rows[table] = try reader.read(
                books.ledger.keptPath(of: file), name: file.name, table: table.table, addresses)
        }
    }

    /// By file and account.
    private var intervals: [Int64: [String: [ReceivedInterval]]] = [:]

    /// Of files with a row an interval: those of some accounts and days.
    mutating func readIntervals(_ wanted: [Int64: [String: Set<Int32>]]) throws {
        let reader = try ReceivedRows(books.city.jurisdiction.tables)
        for (id, accounts) in wanted.sorted(by: { $0.key < $1.key }) {
            guard let file = files[id] else { continue }
            let found = try reader.intervals(books.ledger.keptPath(of: file), name: file.name, of: accounts)
            intervals[id] = Dictionary(grouping: found, by: \.account)
        }
    }

    func intervals(of account: String, in file: Int64) -> [ReceivedInterval]? { intervals[file]?[account] }

    func row(_ origin: RowOrigin, _ table: String) -> ReceivedRow? {
        rows[Table(file: origin.fileID, table: table)]?[ReceivedRows.Address(sheet: origin.sheet, row: origin.row)]
    }

    /// The first column of the question that the row fills; a blank one where none does.
    func source(_ question: CellQuestion) -> FigureSource? {
        guard let row = row(question.origin, question.table) else { return nil }
        let cells = question.columns.compactMap { row.cells[$0] }
        if question.table == "other_sources", cells.allSatisfy({ $0.raw.isEmpty }) {
            return FigureSource(
                use: .share,
                cells: ["baseline_kg", "reduction_pct"].compactMap { row.cells[$0] }.map { cell($0, question.origin) })
        }
        let isShare = question.table == "sites" && row.cells[question.columns[0]]?.raw.isEmpty ?? true
        if isShare, let share = cells.first(where: { !$0.raw.isEmpty }) {
            // A percentage of what the site emits without measures.
            let pollutant = question.columns[0].split(separator: "_").dropFirst().first ?? ""
            let parts = [row.cells["\(pollutant)_daily_kg"], share].compactMap { $0 }
            return FigureSource(use: .share, cells: parts.map { cell($0, question.origin) })
        }
        guard let filled = cells.first(where: { !$0.raw.isEmpty }) ?? cells.first else { return nil }
        return FigureSource(cells: [cell(filled, question.origin)])
    }

    func cell(_ cell: ReceivedCell, _ origin: RowOrigin) -> SourceCell {
        let file = files[origin.fileID]
        return SourceCell(
            file: file?.name ?? "", sha256: file?.sha256 ?? "", run: file?.run ?? 0, received: file?.receivedAt ?? "",
            sheet: origin.sheet, row: origin.row, column: cell.column, header: cell.header, raw: cell.raw)
    }
}
