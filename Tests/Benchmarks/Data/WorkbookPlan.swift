/// A workbook of sheets all alike: a header, then rows of six texts, twelve numbers and two formulas, in six styles.
/// The peers make the same cells from the same arithmetic (`peers/workbook.py`).
public struct WorkbookPlan: Sendable {
    public var sheets: Int
    public var rows: Int

    public static let columns = 20
    public static let texts = 6
    public static let numbers = 12

    public init(sheets: Int = 10, rows: Int = 20_000) {
        self.sheets = sheets
        self.rows = rows
    }

    public enum Cell: Sendable {
        case text(String)
        case number(Double)
        /// With the value that it has.
        case formula(String, Double)
    }

    /// Cells under the headers, which a reader must find: how many characters its texts have, and a hundred times what
    /// its numbers add to, the formulas' values among them.
    public struct Totals: Sendable, Equatable {
        public var characters = 0
        public var hundredths = 0

        public init() {}
    }

    public var cells: Int { sheets * rows * Self.columns }

    public static let header = (0..<columns).map { "列\($0 + 1)" }

    public static func sheetName(_ sheet: Int) -> String { "表\(sheet + 1)" }

    /// - Parameter row: from 0 for the first under the header.
    public func cell(sheet: Int, row: Int, column: Int) -> Cell {
        let number = sheet * rows + row
        switch column {
        case 0: return .text("Q\(1_000_000 + number)")
        case 1: return .text("样例企业\(number % 5000)有限公司")
        case 2: return .text(["甲县", "乙县", "丙区", "丁市"][number % 4])
        case 3: return .text(["砖瓦", "铸造", "水泥", "化工", "工业涂装"][number % 5])
        case 4: return .text(["达到", "未达到", "待定"][number % 3])
        case 5: return .text("2026-01-\(String(101 + number % 28).dropFirst())")
        case 6..<18: return .number(Double(Self.hundredths(number, column)) / 100)
        case 18:
            let sum = (6..<18).reduce(0) { $0 + Self.hundredths(number, $1) }
            return .formula("=SUM(G\(row + 2):R\(row + 2))", Double(sum) / 100)
        default:
            let difference = Self.hundredths(number, 6) - Self.hundredths(number, 7)
            return .formula("=G\(row + 2)-H\(row + 2)", Double(difference) / 100)
        }
    }

    public var totals: Totals {
        var totals = Totals()
        for sheet in 0..<sheets {
            for row in 0..<rows {
                for column in 0..<Self.columns {
                    switch cell(sheet: sheet, row: row, column: column) {
                    case .text(let text): totals.characters += text.unicodeScalars.count
                    case .number(let value), .formula(_, let value):
                        totals.hundredths += Int((value * 100).rounded())
                    }
                }
            }
        }
        return totals
    }

    private static func hundredths(_ number: Int, _ column: Int) -> Int {
        (number * 7_919 + column * 104_729) % 10_000_000
    }
}
