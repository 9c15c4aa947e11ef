/// How a cell looks: a value; the library's format for it is made once.
public struct CellStyle: Sendable {
    public enum Alignment: Sendable { case general, left, center, right }
    public enum VerticalAlignment: Sendable { case top, center, bottom }
    public enum Border: Sendable { case none, thin, medium }

    public var bold = false
    public var italic = false
    public var fontSize = 11.0
    /// A font with Chinese glyphs that every Chinese Windows has.
    public var fontName = "宋体"
    public var fontColor: SheetColor?
    public var background: SheetColor?
    public var border = Border.none
    public var align = Alignment.general
    public var vertical = VerticalAlignment.center
    public var wrap = false
    /// As Excel writes it: `0.00%`, `#,##0.00`; empty for the general format.
    public var numberFormat = ""

    public init() {}

    public static let plain = CellStyle()

    /// This style with some of it changed: `.plain.with { $0.bold = true }`.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }
}

extension CellStyle: Hashable {
    /// Looked up for every cell: what seldom differs alone is left to `==`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(fontSize)
        hasher.combine(background)
        hasher.combine(fontColor)
        hasher.combine(numberFormat.utf8.count << 8 + (bold ? 1 : 0) + (wrap ? 2 : 0))
    }
}

/// A colour as 0xRRGGBB.
public struct SheetColor: Sendable, Hashable, ExpressibleByIntegerLiteral {
    public var rgb: UInt32

    public init(integerLiteral value: UInt32) { rgb = value & 0xFF_FFFF }
}
