/// How large things may grow before a file is refused, so that no file can exhaust the machine.
public struct ReadingLimits: Sendable, Hashable {
    /// Bytes of a workbook file.
    public var workbookBytes = 64 << 20
    /// Bytes of one part of a workbook once inflated.
    public var partBytes = 512 << 20
    /// Bytes of all parts of a workbook together once inflated.
    public var allPartsBytes = 1 << 30
    /// Parts of a workbook.
    public var parts = 2_000
    /// Cells read from one sheet.
    public var cells = 20_000_000
    /// Stretches of merged cells of one sheet.
    public var merges = 100_000
    /// Bytes of a part that lists others, or of the styles, once inflated.
    public var indexBytes = 32 << 20
    /// Bytes of memory for all shared strings of a workbook.
    public var sharedStringBytes = 64 << 20
    /// How many times larger than its compressed form a part or a gzip file may be …
    public var expansionRatio = 200
    /// … once it has grown past this many bytes.
    public var expansionAllowance = 8 << 20
    /// Elements within elements.
    public var elementDepth = 64
    /// Bytes of one tag, or of the text of one cell.
    public var tokenBytes = 1 << 20
    /// Bytes of one field of a CSV file.
    public var fieldBytes = 1 << 20
    /// Bytes of one record of a CSV file.
    public var recordBytes = 16 << 20
    /// Columns of a table.
    public var columns = 20_000

    public init() {}

    public static let standard = ReadingLimits()

    func isExcessive(inflated: Int, from compressed: Int) -> Bool {
        inflated > expansionAllowance && inflated / max(compressed, 1) >= expansionRatio
    }
}
