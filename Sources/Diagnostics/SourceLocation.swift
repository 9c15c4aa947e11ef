/// A place in a received file: the file's name as it was received, the sheet of a workbook, row and column from 1.
/// Row and column count what a spreadsheet or an editor shows, title rows included.
public struct SourceLocation: Sendable, Hashable {
    public var file: String
    public var sheet: String?
    public var row: Int?
    public var column: Int?

    public init(file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// `基线.csv:12:5`, or for a sheet `清单.xlsx:企业!D12`.
    public var text: String {
        guard let sheet else {
            return ([file] + [row, column].compactMap { $0.map(String.init) }).joined(separator: ":")
        }
        let cell = (column.map(Self.columnLetters) ?? "") + (row.map(String.init) ?? "")
        return cell.isEmpty ? "\(file):\(sheet)" : "\(file):\(sheet)!\(cell)"
    }

    /// The letters a spreadsheet shows over a column: 1 is A, 27 is AA.
    public static func columnLetters(_ column: Int) -> String {
        var rest = column
        var letters = ""
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}
