import Accounting
import Diagnostics
import Spreadsheet

/// How the cells of a report look: 宋体 for text, 黑体 for headings; a status always by its word and its colour.
enum ReportStyle {
    static let title = CellStyle.plain.with {
        $0.fontName = "黑体"
        $0.fontSize = 18
        $0.align = .center
    }
    static let subtitle = CellStyle.plain.with {
        $0.align = .center
        $0.fontSize = 12
    }
    static let heading = CellStyle.plain.with {
        $0.fontName = "黑体"
        $0.fontSize = 12
    }
    static let note = CellStyle.plain.with {
        $0.wrap = true
        $0.vertical = .top
    }
    static let header = CellStyle.plain.with {
        $0.fontName = "黑体"
        $0.fontSize = 10
        $0.background = 0xDDEBF7
        $0.border = .thin
        $0.align = .center
        $0.wrap = true
    }
    private static let cell = CellStyle.plain.with {
        $0.fontSize = 10
        $0.border = .thin
    }
    static let text = cell.with {
        $0.align = .left
        $0.wrap = true
    }
    /// Short words in the middle.
    static let label = cell.with {
        $0.align = .center
        $0.wrap = true
    }
    static let count = number("#,##0")
    static let mass = number("#,##0.000")
    static let energy = number("#,##0.0")

    /// With as many decimals as keep the figure on its side of a threshold.
    static func percent(_ decimals: Int = RatioText.decimals) -> CellStyle {
        number(decimals > 0 ? "0." + String(repeating: "0", count: decimals) + "%" : "0%")
    }

    /// A parameter that the city has set otherwise than its plan.
    static let adjusted = status(open)

    /// Of a row with text over merged cells, which Excel does not fit by itself.
    static func height(of text: String, width: Int) -> Double {
        height(lines: lines(of: text, width: width)) + 3
    }

    static func height(lines: Int) -> Double { Double(lines) * 13.5 + 4 }

    /// Lines that a text takes in a cell of that width.
    static func lines(of text: String, width: Int) -> Int {
        TextWidth.lines(of: text, width: max(width, 2))
    }

    static func total(_ style: CellStyle) -> CellStyle {
        style.with {
            $0.bold = true
            $0.background = 0xF2F2F2
        }
    }

    static func status(_ verdict: Verdict) -> CellStyle {
        switch verdict {
        case .met: status(good)
        case .notMet: status(bad)
        case .undetermined: status(open)
        }
    }

    static func status(_ outcome: Outcome) -> CellStyle? {
        switch outcome {
        case .implemented, .withinCap: status(good)
        case .suspected, .increased, .overCap: status(bad)
        case .partial, .noData, .weakBaseline, .cannotTell, .notVerifiable: status(open)
        case .exempt, .longIdle: nil
        }
    }

    static func status(_ severity: Severity) -> CellStyle? {
        switch severity {
        case .fatal, .error: status(bad)
        case .warning: status(open)
        case .notice: nil
        }
    }

    private typealias Colors = (font: SheetColor, background: SheetColor)
    private static let good: Colors = (0x006100, 0xC6EFCE)
    private static let bad: Colors = (0x9C0006, 0xFFC7CE)
    private static let open: Colors = (0x7F6000, 0xFFEB9C)

    private static func status(_ colors: Colors) -> CellStyle {
        label.with {
            $0.bold = true
            $0.fontColor = colors.font
            $0.background = colors.background
        }
    }

    private static func number(_ format: String) -> CellStyle {
        cell.with {
            $0.align = .right
            $0.numberFormat = format
        }
    }
}
