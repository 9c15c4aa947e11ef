import Diagnostics

/// Cells of a sheet, rows and columns from 0; of the sheet at hand where `sheet` is nil.
public struct CellRange: Sendable, Hashable {
    public var sheet: String?
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>

    public init(sheet: String? = nil, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.sheet = sheet
        self.rows = rows
        self.columns = columns
    }

    /// Excel's limits.
    static let maximumRow = 1_048_575
    static let maximumColumn = 16_383

    var isInSheet: Bool {
        rows.lowerBound >= 0 && rows.upperBound <= Self.maximumRow
            && columns.lowerBound >= 0 && columns.upperBound <= Self.maximumColumn
    }

    /// `A1`, for formulas and messages.
    public static func name(row: Int, column: Int) -> String {
        SourceLocation.columnLetters(column + 1) + String(row + 1)
    }
}
