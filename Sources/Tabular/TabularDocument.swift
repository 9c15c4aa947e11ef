import Diagnostics

/// A received file opened for reading. What it is is told by its content, never by its name.
public struct TabularDocument {
    /// What findings call the file.
    public let name: String
    public let format: FileFormat
    /// How a CSV file is encoded; nil for a workbook, whose parts say so themselves.
    public let encoding: TextEncoding?
    /// What separates the fields of a CSV file; nil for a workbook.
    public let delimiter: CSVDelimiter?
    /// The tables of the file: one for CSV.
    public let sheets: [SheetInfo]
    let content: Content

    /// Whether the whole text is known to be in the encoding that its beginning shows.
    let proof: TextProof

    enum Content {
        case text(ReceivedFile, ReadingLimits, markBytes: Int)
        /// Lies in no file; each call starts it from the beginning.
        case stream(() -> any ByteSource, markBytes: Int)
        case workbook(WorkbookFile)
    }

    /// Reads a CSV file wholly once to be sure of its encoding; of a workbook only the parts that list its sheets.
    /// - Parameter isTrusting: reads only the beginning of a text and believes it: the whole is proven by `prove()`, or by
    ///   lending all its blocks.
    public static func open(
        path: String, name: String, limits: ReadingLimits = .standard, isTrusting: Bool = false
    ) throws(Refusal) -> TabularDocument {
        let file = try ReceivedFile(path: path, name: name)
        let opening = try file.bytes(at: 0, count: 512)
        switch Recognition.form(of: opening) {
        case .workbook:
            let workbook = try WorkbookFile(file, limits: limits)
            return TabularDocument(
                name: name, format: .xlsx, encoding: nil, delimiter: nil, sheets: workbook.sheets,
                content: .workbook(workbook), proof: TextProof(isProven: true))
        case .gzip: return try openText(file, .csvGzip, limits, isTrusting)
        case .text: return try openText(file, .csv, limits, isTrusting)
        case .refused(let message):
            throw Refusal(message(at: SourceLocation(file: name)))
        }
    }

    private static func openText(
        _ file: ReceivedFile, _ format: FileFormat, _ limits: ReadingLimits, _ isTrusting: Bool
    ) throws(Refusal) -> TabularDocument {
        let survey = try survey(file, format, limits, isTrusting)
        return TabularDocument(
            name: file.name, format: format, encoding: survey.encoding, delimiter: survey.delimiter,
            sheets: [SheetInfo(name: nil, isHidden: false)], content: .text(file, limits, markBytes: survey.markBytes),
            proof: TextProof(isProven: !isTrusting, only: survey.markedEncoding))
    }

    static func survey(
        _ file: ReceivedFile, _ format: FileFormat, _ limits: ReadingLimits, _ isTrusting: Bool
    ) throws(Refusal) -> TextSurvey {
        try TextSurvey(name: file.name, isTrusting: isTrusting) { () throws(Refusal) in
            try bytes(of: file, format, limits)
        }
    }

    /// Lends the rows that hold anything, in their order. Throws what the closure throws, or a `Refusal` where the
    /// file proves unreadable on the way: rows lent before must then not be kept. `sheet` is an index of `sheets`.
    public func forEachRow(sheet: Int = 0, _ body: (borrowing RowView) throws -> RowAction) throws {
        precondition(sheets.indices.contains(sheet), "no such sheet")
        switch content {
        case .text(let file, let limits, let markBytes):
            var reader = try CSVReader(
                Self.bytes(of: file, format, limits), name: name, encoding: encoding ?? .utf8,
                delimiter: delimiter ?? .comma, limits: limits, skipping: markBytes)
            try reader.forEachRow(body)
        case .stream(let source, let markBytes):
            var reader = try CSVReader(
                source(), name: name, encoding: encoding ?? .utf8, delimiter: delimiter ?? .comma, limits: .standard,
                skipping: markBytes)
            try reader.forEachRow(body)
        case .workbook(let workbook):
            try workbook.forEachRow(sheet: sheet, body)
        }
    }

    private static func bytes(
        of file: ReceivedFile, _ format: FileFormat, _ limits: ReadingLimits
    ) throws(Refusal) -> any ByteSource {
        format == .csvGzip ? try GzipBytes(file, limits: limits) : FileBytes(file)
    }
}
