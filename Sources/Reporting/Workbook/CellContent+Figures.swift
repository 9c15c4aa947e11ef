import EmissionModel
import Spreadsheet

extension CellContent {
    static let dash = CellContent.text(FigureText.dash)

    /// Text from outside: cut where a cell could not hold it, “—” where there is none.
    static func shown(_ text: String?) -> CellContent {
        guard let text, beginsVisibly(text) || text.contains(where: { !$0.isWhitespace }) else { return dash }
        return .text(text.utf8.count > longest ? String(text.prefix(longest / 4)) + "…" : text)
    }

    private static let longest = 8_000

    /// Of most texts the first byte tells that it begins no white space: it is a letter's, or a Chinese character's.
    private static func beginsVisibly(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return (0x21...0x7E).contains(first) || (0xE4...0xE9).contains(first)
    }

    static func count(_ count: Int) -> CellContent { .number(Double(count)) }

    static func mass(_ mass: Mass) -> CellContent { .number(mass.kilograms) }

    static func energy(_ energy: Energy?) -> CellContent { energy.map { .number($0.kilowattHours) } ?? dash }

    static func ratio(_ ratio: Ratio?) -> CellContent { ratio.map { .number($0.value) } ?? dash }

    /// A live formula that shows the account's own figure; “—” where there is none.
    static func ratio(_ ratio: Ratio?, formula: String) -> CellContent {
        ratio.map { .formula(formula, cached: $0.value) } ?? dash
    }
}
