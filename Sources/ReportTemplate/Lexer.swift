/// One part of a template's source. Text never spans a line end except as its last character.
enum Piece {
    case text(String)
    case output(Tag)
    /// `ownLine`: nothing else stands on its line, whose end was taken away with it.
    case block(Tag, ownLine: Bool)
    case comment
}

/// What stands between the braces, and where.
struct Tag {
    /// The place of the opening brace.
    var opening: Place
    var content: [Character]
    /// The place of the first character of `content`.
    var start: Place
}

/// Source to pieces. Braces that are full-width, unclosed or unopened are errors here.
struct Lexer {
    private let characters: [Character]
    /// Of each character what it may mean here: its byte where it is one of ASCII, a line end, a full-width brace or mark
    /// as `~`, and 0 for all others, of which there are most.
    private let kinds: [UInt8]
    private let file: String
    private var index = 0
    private var place = Place()

    init(source: String, file: String) {
        characters = Array(source.first == "\u{FEFF}" ? Substring(source.dropFirst()) : Substring(source))
        kinds = characters.map(Self.kind)
        self.file = file
    }

    private static func kind(_ character: Character) -> UInt8 {
        let bytes = character.utf8
        guard let first = bytes.first, first < 0x80 || first == 0xEF else { return 0 }
        if bytes.count == 1 { return first }
        if isLineEnd(character) { return UInt8(ascii: "\n") }
        return "｛｝％＃".contains(character) ? UInt8(ascii: "~") : 0
    }

    mutating func pieces() throws(TemplateError) -> [Piece] {
        var lines = LineJoiner()
        while index < characters.count {
            if at("{", "{") {
                lines.add(.output(try tag(closing: "}")))
            } else if at("{", "%") {
                lines.add(.block(try tag(closing: "%"), ownLine: false))
            } else if at("{", "#") {
                try skipComment()
                lines.add(.comment)
            } else {
                lines.add(.text(try text()))
            }
        }
        return lines.finished()
    }

    private func at(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        index + 1 < kinds.count && kinds[index] == UInt8(ascii: first) && kinds[index + 1] == UInt8(ascii: second)
    }

    private var isAtLineEnd: Bool { kinds[index] == UInt8(ascii: "\n") || kinds[index] == UInt8(ascii: "\r") }

    private mutating func advance() {
        let isLineEnd = isAtLineEnd
        place = isLineEnd ? Place(row: place.row + 1, column: 1) : Place(row: place.row, column: place.column + 1)
        index += 1
    }

    private static func isLineEnd(_ character: Character) -> Bool {
        character == "\n" || character == "\r\n" || character == "\r"
    }

    /// Up to the next brace that opens something, at most to the end of the line.
    private mutating func text() throws(TemplateError) -> String {
        let start = index
        while index < characters.count, !at("{", "{"), !at("{", "%"), !at("{", "#") {
            try refuseStrayBraces()
            let isLineEnd = isAtLineEnd
            advance()
            if isLineEnd { break }
        }
        return String(characters[start..<index])
    }

    private func refuseStrayBraces() throws(TemplateError) {
        guard index + 1 < characters.count, Self.isBraceOrMark(kinds[index]), Self.isBraceOrMark(kinds[index + 1])
        else {
            return
        }
        let pair = String(characters[index...index + 1])
        if Self.fullWidthPairs.contains(pair) {
            throw TemplateError(ReportTemplateMessages.fullWidthBrace, [pair], file: file, place: place)
        }
        if pair == "}}" || pair == "%}" || pair == "#}" {
            throw TemplateError(ReportTemplateMessages.unopened, [pair], file: file, place: place)
        }
    }

    private static func isBraceOrMark(_ kind: UInt8) -> Bool {
        switch kind {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static let fullWidthPairs: Set<String> = [
        "｛｛", "｛{", "{｛", "｛%", "｛％", "{％", "｛#", "｛＃", "{＃", "｝｝", "｝}", "}｝", "%｝", "％｝", "％}", "#｝", "＃｝", "＃}",
    ]

    /// A tag stands on one line, so that a forgotten brace is found where it was forgotten.
    private mutating func tag(closing: Unicode.Scalar) throws(TemplateError) -> Tag {
        let opening = place
        advance()
        advance()
        var tag = Tag(opening: opening, content: [], start: place)
        var quote: Character?
        while index < characters.count, !isAtLineEnd {
            let character = characters[index]
            if let open = quote {
                if character == "\\", index + 1 < characters.count, !Self.isLineEnd(characters[index + 1]) {
                    tag.content.append(character)
                    advance()
                } else if character == open {
                    quote = nil
                }
            } else if at(closing, "}") {
                advance()
                advance()
                return tag
            } else if character == "\"" || character == "'" {
                quote = character
            } else {
                try refuseFullWidthBrace()
                if at("{", "{") || at("{", "%") { break }
            }
            tag.content.append(characters[index])
            advance()
        }
        let braces = closing == "}" ? ["{{", "}}"] : ["{%", "%}"]
        throw TemplateError(ReportTemplateMessages.unclosed, braces, file: file, place: opening)
    }

    private func refuseFullWidthBrace() throws(TemplateError) {
        guard kinds[index] == UInt8(ascii: "~") else { return }
        let character = characters[index]
        guard character == "｝" || character == "｛" else { return }
        throw TemplateError(ReportTemplateMessages.fullWidthBrace, [String(character)], file: file, place: place)
    }

    private mutating func skipComment() throws(TemplateError) {
        let opening = place
        while index < characters.count {
            if at("#", "}"), place != Place(row: opening.row, column: opening.column + 1) {
                advance()
                advance()
                return
            }
            advance()
        }
        throw TemplateError(ReportTemplateMessages.unclosed, ["{#", "#}"], file: file, place: opening)
    }
}

/// Takes away the lines that hold only block tags or comments: a blank line would end a Markdown table.
private struct LineJoiner {
    private var done: [Piece] = []
    private var line: [Piece] = []

    mutating func add(_ piece: Piece) {
        line.append(piece)
        if case .text(let text) = piece, let last = text.last, last.isNewline { endLine(hasEnd: true) }
    }

    mutating func finished() -> [Piece] {
        endLine(hasEnd: false)
        return done
    }

    private mutating func endLine(hasEnd: Bool) {
        done += isBare ? line.compactMap { Self.alone($0, ownLine: hasEnd) } : line
        line = []
    }

    private var isBare: Bool {
        var hasTag = false
        for piece in line {
            switch piece {
            case .text(let text): if !text.allSatisfy(\.isWhitespace) { return false }
            case .output: return false
            case .block, .comment: hasTag = true
            }
        }
        return hasTag
    }

    private static func alone(_ piece: Piece, ownLine: Bool) -> Piece? {
        guard case .block(let tag, _) = piece else { return nil }
        return .block(tag, ownLine: ownLine)
    }
}
