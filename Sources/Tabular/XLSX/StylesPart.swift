/// What a cell format makes of a number, as far as it matters to a reader.
enum NumberStyle: Sendable {
    case plain, date
    /// Shown a hundred times larger, with a percent sign: 0.3 is what the clerk sees and means as 30 %.
    case percent
}

/// `styles.xml`: of each cell format, what it makes of a number.
final class StylesPart: XMLPartHandler {
    private(set) var styles: [NumberStyle] = []
    private var customFormats: [Int: NumberStyle] = [:]
    private var isInCellFormats = false
    let isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        if name == "numFmt" {
            guard let id = attributes.string("numFmtId").flatMap({ Int($0) }),
                let code = attributes.string("formatCode")
            else { return }
            customFormats[id] = Self.style(of: code)
        } else if name == "cellXfs" {
            isInCellFormats = true
        } else if name == "xf", isInCellFormats {
            let id = attributes.string("numFmtId").flatMap { Int($0) } ?? 0
            styles.append(customFormats[id] ?? Self.builtIn(id))
        }
    }

    func end(_ name: XMLName) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// ECMA-376 part 1, 18.8.30, with the formats of the Chinese edition.
    static func builtIn(_ id: Int) -> NumberStyle {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: .date
        case 9, 10: .percent
        default: .plain
        }
    }

    private static func style(of code: String) -> NumberStyle {
        if showsDate(code) { return .date }
        return showsPercent(code) ? .percent : .plain
    }

    /// Whether a format has a percent sign outside quotes, escapes and brackets.
    static func showsPercent(_ code: String) -> Bool {
        guard code.utf8.count <= 1_024 else { return false }
        var rest = code[...]
        while let character = rest.popFirst() {
            switch character {
            case "%": return true
            case ";": return false
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[": rest = rest.drop { $0 != "]" }.dropFirst()
            default: break
            }
        }
        return false
    }

    /// Whether a format has a letter for a part of a date or a time, outside quotes, escapes and brackets (but `[h]`
    /// counts), and no digit place, which a unit's letter in a careless format such as `0 kWh` would stand beside.
    static func showsDate(_ code: String) -> Bool {
        // Excel allows 255 characters.
        guard code.utf8.count <= 1_024 else { return false }
        var hasDatePart = false
        var hasDigitPlace = false
        var last: Character = " "
        var rest = code[...]
        while let character = rest.popFirst() {
            switch character {
            case ";": return hasDatePart && !hasDigitPlace
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inner = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inner.count + 1)
                if !inner.isEmpty, inner.lowercased().allSatisfy({ "hms".contains($0) }) { hasDatePart = true }
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "年", "月", "日": hasDatePart = true
            case "#", "?": hasDigitPlace = true
            // `ss.000` shows fractions of a second.
            case "0" where last != "." && last != "0": hasDigitPlace = true
            default: break
            }
            last = character
        }
        return hasDatePart && !hasDigitPlace
    }
}
