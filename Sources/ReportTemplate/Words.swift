/// One word of a tag.
enum Word: Equatable {
    case name(String)
    case number(Double)
    case text(String)
    case symbol(String)

    var shown: String {
        switch self {
        case .name(let name): name
        case .number(let number): DecimalDigits(number)?.plain ?? ""
        case .text(let text): "\"\(text)\""
        case .symbol(let symbol): symbol
        }
    }
}

/// The words of one tag, read from the left.
struct Words {
    private(set) var words: [(word: Word, place: Place)] = []
    private var next = 0
    let file: String
    private let end: Place

    /// Longer tags are refused: expressions are walked recursively.
    private static let maximumCount = 256

    init(_ tag: Tag, file: String) throws(TemplateError) {
        self.file = file
        end = Place(row: tag.start.row, column: tag.start.column + tag.content.count)
        var index = 0
        while index < tag.content.count {
            if tag.content[index].isWhitespace {
                index += 1
                continue
            }
            let place = Place(row: tag.start.row, column: tag.start.column + index)
            guard let word = Self.word(in: tag.content, at: &index) else {
                let culprit = Place(row: tag.start.row, column: tag.start.column + index)
                throw Self.unexpected(tag.content[index], file: file, place: culprit)
            }
            words.append((word, place))
            if words.count > Self.maximumCount {
                throw TemplateError(ReportTemplateMessages.tooDeep, file: file, place: place)
            }
        }
    }

    var place: Place { next < words.count ? words[next].place : end }
    var peek: Word? { next < words.count ? words[next].word : nil }

    mutating func take() -> Word? {
        guard next < words.count else { return nil }
        next += 1
        return words[next - 1].word
    }

    /// Takes the word if it is next.
    mutating func take(_ word: Word) -> Bool {
        guard peek == word else { return false }
        next += 1
        return true
    }

    mutating func takeName() -> String? {
        guard case .name(let name) = peek else { return nil }
        next += 1
        return name
    }

    func unexpected() -> TemplateError {
        let found = peek.map(\.shown) ?? "标记末尾 end of tag"
        return TemplateError(ReportTemplateMessages.unexpectedWord, [found], file: file, place: place)
    }

    func expectEnd() throws(TemplateError) {
        if next < words.count { throw unexpected() }
    }
}

extension Words {
    /// The word that starts at `index`; nil, with `index` at the culprit, where none does.
    private static func word(in content: [Character], at index: inout Int) -> Word? {
        let first = content[index]
        if first.isASCII, first.isNumber { return number(in: content, at: &index) }
        if isNamePart(first) { return .name(run(in: content, at: &index, while: isNamePart)) }
        if first == "\"" || first == "'" { return text(in: content, at: &index) }
        if index + 1 < content.count {
            let pair = String(content[index...index + 1])
            if ["==", "!=", "<=", ">="].contains(pair) {
                index += 2
                return .symbol(pair)
            }
        }
        guard "|:,.()<>-".contains(first) else { return nil }
        index += 1
        return .symbol(String(first))
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private static func run(
        in content: [Character], at index: inout Int, while belongs: (Character) -> Bool
    ) -> String {
        var text = ""
        while index < content.count, belongs(content[index]) {
            text.append(content[index])
            index += 1
        }
        return text
    }

    private static func number(in content: [Character], at index: inout Int) -> Word? {
        let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
        var digits = run(in: content, at: &index, while: isDigit)
        if index + 1 < content.count, content[index] == ".", isDigit(content[index + 1]) {
            index += 1
            digits += "." + run(in: content, at: &index, while: isDigit)
        }
        // `2个` is neither a number nor a name.
        if index < content.count, isNamePart(content[index]) { return nil }
        return Double(digits).map(Word.number)
    }

    private static func text(in content: [Character], at index: inout Int) -> Word? {
        let start = index
        let quote = content[index]
        var text = ""
        index += 1
        while index < content.count, content[index] != quote {
            if content[index] == "\\", index + 1 < content.count { index += 1 }
            text.append(content[index])
            index += 1
        }
        guard index < content.count else {
            index = start
            return nil
        }
        index += 1
        return .text(text)
    }

    private static func unexpected(_ character: Character, file: String, place: Place) -> TemplateError {
        if let halfWidth = halfWidths[character] {
            let arguments = [String(character), halfWidth]
            return TemplateError(ReportTemplateMessages.fullWidthMark, arguments, file: file, place: place)
        }
        return TemplateError(ReportTemplateMessages.unexpectedWord, [String(character)], file: file, place: place)
    }

    private static let halfWidths: [Character: String] = [
        "｜": "|", "：": ":", "，": ",", "．": ".", "。": ".", "（": "(", "）": ")", "“": "\"", "”": "\"", "＂": "\"",
        "‘": "'", "’": "'", "＝": "==", "＞": ">", "＜": "<", "！": "!=", "－": "-", "｛": "{", "｝": "}",
    ]
}
