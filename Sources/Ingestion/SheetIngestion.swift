import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Tabular

/// One sheet of a received file: finds its header, says what is wrong with it, and hands the rows under it to the
/// table's importer. Title rows above, repeated headers and totals below are not rows.
struct SheetIngestion {
    let document: TabularDocument
    let sheet: Int
    let dictionary: TableDictionary
    let rules: ListRules
    let named: TableDefinition?
    /// What the times of readings mean, where it is declared.
    let intervalLabel: IntervalLabel
    let sink: RowSink
    let workers: ScanWorkers
    /// What the ledger knows of accounts, for the importer of accounts.
    let knownBindings: () throws -> [AccountBinding]

    private var place: SourceLocation { SourceLocation(file: document.name, sheet: document.sheets[sheet].name) }

    enum Outcome {
        case read(table: String)
        /// The sheet has no recognised header; the nearest attempt, for the finding.
        case notATable(nearest: ColumnMapping?)
        /// A header and nothing under it: one of the tables of a workbook that are not filled in.
        case noRows
        case empty
    }

    func run() throws -> Outcome {
        let rows = try firstRows()
        guard !rows.isEmpty else { return .empty }
        switch SheetHeader(dictionary: dictionary, named: named).find(in: rows) {
        case .none(let nearest): return .notATable(nearest: nearest)
        case .ambiguous(let tables, let row):
            var location = place
            location.row = row
            throw FileRefused(
                IngestionMessages.ambiguousTable(
                    tables.map { "\($0.title)（\($0.key)）" }.joined(separator: "、"), at: location))
        case .found(let mapping):
            try reportHeader(mapping)
            return try readRows(mapping) ? .read(table: mapping.table.key) : .noRows
        }
    }

    private func firstRows() throws -> [(number: Int, cells: [String])] {
        var rows: [(number: Int, cells: [String])] = []
        try document.forEachRow(sheet: sheet) { row in
            rows.append((row.number, (0..<row.count).map { row.text($0) }))
            return rows.count < SheetHeader.searchedRows ? .next : .stop
        }
        return rows
    }

    // MARK: The header

    private func reportHeader(_ mapping: ColumnMapping) throws {
        for repeated in mapping.repeated {
            let finding =
                mapping.matters(repeated.key) ? IngestionMessages.repeatedColumn : IngestionMessages.columnPassedOver
            let diagnostic = finding(
                mapping.table.column(repeated.key)?.title ?? repeated.key, repeated.first.header,
                repeated.second.header, at: headerPlace(mapping, repeated.second.index))
            guard diagnostic.severity < .fatal else { throw FileRefused(diagnostic) }
            sink.log.report(diagnostic)
        }
        if let unknown = mapping.unknownUnits.first {
            throw FileRefused(
                IngestionMessages.unknownUnit(unknown.header, unknown.unit, at: headerPlace(mapping, unknown.index)))
        }
        if let unit = mapping.titleUnit {
            sink.log.report(IngestionMessages.unitOfTitle(unit, at: headerPlace(mapping, 0), raw: unit))
        }
        let titles = mapping.table.columns.filter { mapping.columns[$0.key] == nil }.map(\.title)
        for (index, header) in mapping.unknown {
            let nearest = NearestNames.of(header, among: titles).joined(separator: "、")
            sink.log.report(
                IngestionMessages.unknownColumn(
                    header, mapping.table.title, nearest.isEmpty ? "—" : nearest,
                    at: headerPlace(mapping, index), raw: header))
        }
    }

    private func headerPlace(_ mapping: ColumnMapping, _ index: Int) -> SourceLocation {
        SourceLocation(
            file: document.name, sheet: document.sheets[sheet].name, row: mapping.headerRow, column: index + 1)
    }

    // MARK: The rows

    /// False where there are none.
    private func readRows(_ mapping: ColumnMapping) throws -> Bool {
        let context = ImportContext(
            mapping: mapping, dictionary: dictionary, rules: rules, place: place, sink: sink)
        let skipped = SkippedRows(mapping: mapping)
        let judge = { (row: borrowing RowView) -> ReadingScan.RowUse in
            guard row.number > mapping.headerRow, !skipped.contains(row) else { return .none }
            return isTooLong(row, mapping) ? .refused : .take
        }
        if let hasRows = try scan(context, judge) { return hasRows }
        guard try document.prove() else { throw UnprovenText() }
        var importer = try importer(of: mapping.table.key, context)
        var hasRows = false
        try document.forEachRow(sheet: sheet) { row in
            let use = judge(row)
            if use != .none { hasRows = true }
            if use == .take { try importer.take(row) }
            return .next
        }
        if hasRows { try importer.finish() }
        return hasRows
    }

    /// Takes a file of readings as bytes; nil where it is none, or has to be read row by row.
    private func scan(_ context: ImportContext, _ judge: ReadingScan.JudgeRow) throws -> Bool? {
        guard context.mapping.table.key == "readings" else { return nil }
        let form = ReadingForm(context: context, document: document, sheet: sheet, declared: intervalLabel)
        guard workers.count > 0, let layout = ReadingLayout(context.mapping, dictionary, document) else { return nil }
        // Where all quarter-hours are kept, no walk that only sums them is worth its while.
        let kept = context.sink.transaction.curveDays
        let keepsAll = [.min, .max].allSatisfy { kept.contains(CalendarDay(number: $0)) }
        let scan = ReadingScan(form, layout, workers)
        guard layout.form == .long else { return keepsAll ? nil : try scan.runAcross(judge) }
        var survey = IntervalSurvey(context.mapping)
        switch try survey.guess(from: document, sheet: sheet, declared: intervalLabel) {
        case .quarterHours(let guess): return keepsAll ? nil : try scan.run(guess, judge)
        case .days: return try DayScan(document, context, layout, workers).run(ReadingImporter(context: context), judge)
        default: return nil
        }
    }

    /// A cell past the last header: in a CSV file a comma too many has moved the cells, and the row is rejected; in a
    /// workbook it is a note in the margin.
    private func isTooLong(_ row: RowView, _ mapping: ColumnMapping) -> Bool {
        guard row.count > mapping.width,
            let extra = (mapping.width..<row.count).first(where: { row.kind($0) != .blank })
        else { return false }
        var location = place
        location.row = row.number
        location.column = extra + 1
        if document.format == .xlsx {
            sink.log.report(IngestionMessages.cellInMargin(at: location, raw: row.text(extra)))
            return false
        }
        sink.reject([IngestionMessages.rowTooLong(String(mapping.width), at: location, raw: row.text(extra))])
        return true
    }

    private func importer(of table: String, _ context: ImportContext) throws -> any TableImporter {
        switch table {
        case "society": SocietyImporter.importer(context)
        case "targets": TargetImporter.importer(context)
        case "enterprises": EnterpriseImporter(context: context)
        case "lines": LineImporter.importer(context)
        case "measures": MeasureImporter.importer(context)
        case "accounts": AccountImporter(context: context, known: try knownBindings())
        case "responses": ResponseImporter(context: context)
        case "air": AirQualityImporter(context: context)
        case "other_sources": OtherSourceImporter.importer(context)
        case "cems": OnlineMonitoringImporter.importer(context)
        case "inspections": InspectionImporter.importer(context)
        case "departments": DepartmentReportImporter.importer(context)
        case "sites": SiteImporter.importer(context)
        case "regradings": RegradingImporter.importer(context)
        case "decisions": DecisionImporter.importer(context)
        case "calendar": CalendarImporter.importer(context)
        case "readings":
            try ReadingForm(context: context, document: document, sheet: sheet, declared: intervalLabel).importer()
        default:
            throw FileRefused(
                IngestionMessages.unknownTable(table, dictionary.tables.map(\.key).joined(separator: "、")))
        }
    }
}

/// A text is not what its beginning shows: it is read again as what it is.
struct UnprovenText: Error {}

/// Tells the rows that are none: repeated headers, and totals at the foot.
struct SkippedRows {
    private let firstRequired: Int
    private let header: String
    /// A column in which 合计 is a value like another.
    private let sector: Int?

    private static let totals: Set<String> = ["合计", "总计", "小计", "累计", "total", "sum"]

    init(mapping: ColumnMapping) {
        let key = mapping.table.requiredColumns.first { mapping.columns[$0.key] != nil }?.key
        let column = key.flatMap { mapping.columns[$0] }
        firstRequired = column?.index ?? 0
        header = Self.plain(column?.header ?? "")
        sector = mapping.columns["sector"]?.index
    }

    func contains(_ row: RowView) -> Bool {
        let text = Self.plain(row, firstRequired)
        if text == header || Self.isTotal(text) { return true }
        guard text.isEmpty, let first = (0..<row.count).first(where: { row.kind($0) != .blank }), first != sector else {
            return false
        }
        let words = Self.plain(row, first)
        if Self.isTotal(words) { return true }
        let isAlone = (first + 1..<max(row.count, first + 1)).allSatisfy { row.kind($0) == .blank }
        return isAlone && Self.footers.contains { words.hasPrefix($0) }
    }

    /// The same of a row of which only the first required cell is known; true where that does not tell.
    func isSkipped(firstCell text: String) -> Bool {
        let words = Self.plain(text)
        return words.isEmpty || words == header || Self.isTotal(words)
    }

    /// 合计, 全市合计, 总计：…
    private static func isTotal(_ text: String) -> Bool {
        let words = text.hasSuffix(":") || text.hasSuffix("：") ? String(text.dropLast()) : text
        return totals.contains(words) || words.hasSuffix("合计") || words.hasSuffix("总计")
    }

    /// What stands under a table and is no row of it.
    private static let footers = ["注:", "注：", "备注", "说明", "制表", "审核", "填表", "填报", "打印", "第"]

    /// Only a cell that is no plain number can be a header or a total: digits are the rule and need no decoding.
    private static func plain(_ row: RowView, _ column: Int) -> String {
        let isNumber = row.withBytes(column) { bytes in
            bytes.first.map { (48...57).contains($0) } ?? false
        }
        guard !isNumber else { return "0" }
        return plain(row.text(column))
    }

    private static func plain(_ text: String) -> String {
        text.filter { !$0.isWhitespace }.lowercased()
    }
}
