/// What a cell holds. Text from outside is always `text`: it can become neither a formula nor a link.
public enum CellContent: Sendable, Hashable {
    case text(String)
    /// Finite; the file keeps sixteen significant digits. Dates are text, `2026-01-08`.
    case number(Double)
    /// A formula of the program's own, with the value that shows until Excel computes it anew.
    case formula(String, cached: Double)
    case formulaText(String, cached: String)
    /// Nothing but the style.
    case blank
}

extension CellContent: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
}
