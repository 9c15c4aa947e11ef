/// A text in which keycaps (1️⃣, 2️⃣ … 9️⃣) mark what a finding must name: the marks are taken out, their places kept.
public struct MarkedText {
    public struct Place: Hashable, Sendable {
        /// From 1.
        public var line: Int
        /// The character behind the mark, from 1.
        public var column: Int
        /// The comma-separated field that the mark stands in, from 1; quotes are not looked at.
        public var field: Int
    }

    /// The text without its marks.
    public let text: String
    /// By the number on the keycap.
    public let places: [Int: Place]

    public init(_ marked: String) {
        var text = ""
        var places: [Int: Place] = [:]
        var place = Place(line: 1, column: 1, field: 1)
        for character in marked {
            if let number = Self.number(on: character) {
                places[number] = place
                continue
            }
            text.append(character)
            if character.isNewline {
                place = Place(line: place.line + 1, column: 1, field: 1)
            } else {
                place.column += 1
                if character == "," { place.field += 1 }
            }
        }
        self.text = text
        self.places = places
    }

    /// A digit, a variation selector and the enclosing keycap; the selector may be left out.
    private static func number(on character: Character) -> Int? {
        let scalars = Array(character.unicodeScalars)
        guard scalars.count >= 2, scalars.last == "\u{20E3}", let digit = scalars.first?.value,
            (49...57).contains(digit)
        else { return nil }
        return Int(digit - 48)
    }
}
