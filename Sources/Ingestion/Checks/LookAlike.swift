import Foundation

/// What an identifier looks like to a clerk: two that look the same are rarely two.
enum LookAlike {
    /// The same text for identifiers that differ only by leading zeros, by case, by dashes, or by letters that look like
    /// others.
    static func form(of identifier: String) -> String {
        if let digits = significantDigits(of: identifier) { return String(digits) }
        var form = String.UnicodeScalarView()
        for scalar in identifier.precomposedStringWithCompatibilityMapping.uppercased().unicodeScalars {
            form.append(letters[scalar] ?? scalar)
        }
        let text = String(form)
        return significantDigits(of: text).map(String.init) ?? text
    }

    /// Whether an identifier may look like another that is not the same: one of digits alone, without a leading zero,
    /// looks only like itself.
    static func isOdd(_ identifier: String) -> Bool {
        var identifier = identifier
        return identifier.withUTF8 { bytes in
            bytes.first == UInt8(ascii: "0")
                || bytes.contains { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }

    /// The digits that a spreadsheet keeps of a number; those behind them become zeros.
    private static let spreadsheetDigits = 15

    /// Of a number longer than that the digits that are kept, and how many there were.
    static func kept(of identifier: String) -> String? {
        guard let digits = significantDigits(of: identifier), digits.count > spreadsheetDigits else { return nil }
        return "\(digits.prefix(spreadsheetDigits))+\(digits.count)"
    }

    static func hasLostDigits(_ identifier: String) -> Bool {
        significantDigits(of: identifier)?.dropFirst(spreadsheetDigits).allSatisfy { $0 == "0" } ?? false
    }

    /// Of digits alone, else nil.
    private static func significantDigits(of identifier: String) -> Substring? {
        let isNumber = !identifier.isEmpty && identifier.utf8.allSatisfy { (48...57).contains($0) }
        return isNumber ? identifier.drop { $0 == "0" } : nil
    }

    /// Capitals and marks that look like a digit or a letter of ASCII (after Unicode's table of confusables).
    private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs: [(String, Unicode.Scalar)] = [
            ("OОΟ〇", "0"), ("IL|ІΙӀ丨", "1"), ("АΑ", "A"), ("ВΒ", "B"), ("СϹ", "C"), ("ЕΕ", "E"), ("НΗ", "H"),
            ("Ј", "J"), ("КΚ", "K"), ("МΜ", "M"), ("Ν", "N"), ("РΡ", "P"), ("Ѕ", "S"), ("ТΤ", "T"), ("ХΧ", "X"),
            ("ҮΥУ", "Y"), ("Ζ", "Z"), ("‐‑‒–—―−－ー一_", "-"), ("·・•", "."), ("‘’`´", "'"),
        ]
        return Dictionary(
            pairs.flatMap { marks, plain in marks.unicodeScalars.map { ($0, plain) } },
            uniquingKeysWith: { first, _ in first })
    }()
}
