/// Widths of text in columns of a sheet: a Chinese character takes two.
public enum TextWidth {
    /// Of the widest line.
    public static func of(_ text: String) -> Int {
        var widest = 0
        var line = 0
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                widest = max(widest, line)
                line = 0
            } else {
                line += width(scalar)
            }
        }
        return max(widest, line)
    }

    /// Lines that a text takes in a cell of that width, broken anywhere.
    public static func lines(of text: String, width available: Int) -> Int {
        var lines = 0
        var line = 0
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                lines += max(1, (line + available - 1) / available)
                line = 0
            } else {
                line += width(scalar)
            }
        }
        return lines + max(1, (line + available - 1) / available)
    }

    /// A column width in which all of `texts` show, within bounds.
    public static func column(_ texts: some Sequence<String>, minimum: Double = 8, maximum: Double = 50) -> Double {
        let widest = texts.reduce(0) { max($0, of($1)) }
        return min(max(Double(widest) + 2, minimum), maximum)
    }

    /// Quotation marks, dashes, Roman numerals and the like count as wide: in Chinese fonts they are.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x300..<0x370, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0..<0x1100, 0xFF61...0xFFDC: 1
        default: 2
        }
    }
}
