/// Reads one JSON document, strictly: what RFC 8259 does not allow is a fault, and so is a key that stands twice.
struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// Deeper than any document of ours, and shallow enough for the stack.
    private static let deepest = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONFault) -> JSONDocument {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw fault(zh: "不是 UTF-8 文本", en: "not UTF-8")
        }
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw fault(zh: "文档之后还有内容", en: "something follows the document") }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSONDocument {
        skipSpace()
        switch peek ?? 0 {
        case UInt8(ascii: "{"): return .object(try nested { (parser) throws(JSONFault) in try parser.members() })
        case UInt8(ascii: "["): return .array(try nested { (parser) throws(JSONFault) in try parser.elements() })
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: return try word()
        }
    }

    private mutating func word() throws(JSONFault) -> JSONDocument {
        for (word, value) in [("null", JSONDocument.null), ("true", .bool(true)), ("false", .bool(false))]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw peek == nil
            ? fault(zh: "文档不完整", en: "the document ends too soon")
            : fault(zh: "此处应为一个值", en: "a value is expected here")
    }

    private mutating func nested<Parts>(
        _ parts: (inout JSONParser) throws(JSONFault) -> Parts
    ) throws(JSONFault) -> Parts {
        guard depth < Self.deepest else { throw fault(zh: "嵌套过深", en: "nested too deeply") }
        depth += 1
        position += 1
        let result = try parts(&self)
        depth -= 1
        return result
    }

    private mutating func members() throws(JSONFault) -> [JSONMember] {
        var members: [JSONMember] = []
        var keys: Set<String> = []
        if takes("}") { return [] }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw fault(zh: "此处应为键名", en: "a key is expected here") }
            let key = try string()
            guard keys.insert(key).inserted else { throw fault(zh: "键“\(key)”重复", en: "the key “\(key)” stands twice") }
            guard takes(":") else { throw fault(zh: "键名后应为冒号", en: "a colon is expected after the key") }
            members.append(JSONMember(key: key, value: try value()))
        } while takes(",")
        guard takes("}") else { throw fault(zh: "此处应为逗号或 }", en: "a comma or } is expected here") }
        return members
    }

    private mutating func elements() throws(JSONFault) -> [JSONDocument] {
        var elements: [JSONDocument] = []
        if takes("]") { return [] }
        repeat { elements.append(try value()) } while takes(",")
        guard takes("]") else { throw fault(zh: "此处应为逗号或 ]", en: "a comma or ] is expected here") }
        return elements
    }
}

// MARK: Numbers and texts

extension JSONParser {
    private mutating func number() throws(JSONFault) -> String {
        let start = position
        _ = takesHere("-")
        let whole = digits()
        guard whole == 1 || (whole > 1 && bytes[position - whole] != UInt8(ascii: "0")) else { throw badNumber }
        if takesHere(".") { guard digits() > 0 else { throw badNumber } }
        if takesHere("e") || takesHere("E") {
            _ = takesHere("+") || takesHere("-")
            guard digits() > 0 else { throw badNumber }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private var badNumber: JSONFault { fault(zh: "数字的写法不对", en: "this is no number") }

    /// How many digits stand here; they are passed.
    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                text.append(contentsOf: try escape())
            case 0..<0x20: throw fault(zh: "文本中有控制字符", en: "a control character in a text")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw fault(zh: "文本没有结束的引号", en: "a text without its closing quote")
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]

    private mutating func escape() throws(JSONFault) -> [UInt8] {
        if takesHere("u") { return Array(String(Character(try scalar())).utf8) }
        guard let byte = peek, let plain = Self.escapes[byte] else {
            throw fault(zh: "不认识的转义", en: "an unknown escape")
        }
        position += 1
        return [plain]
    }

    /// `\uXXXX`, or two of them that make one character.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if UTF16.isLeadSurrogate(UInt16(first)), takesHere("\\"), takesHere("u") {
            let second = try codeUnit()
            if UTF16.isTrailSurrogate(UInt16(second)) {
                let value = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
                if let scalar = Unicode.Scalar(value) { return scalar }
            }
        }
        throw fault(zh: "不成对的代理码", en: "half of a surrogate pair")
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt32 {
        let end = position + 4
        guard end <= bytes.count, bytes[position..<end].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
        else { throw fault(zh: "\\u 后应为四位十六进制数", en: "four hexadecimal digits are expected after \\u") }
        position = end
        return unit
    }
}

// MARK: Bytes

extension JSONParser {
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return takesHere(character)
    }

    private mutating func takesHere(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func fault(zh: String, en: String) -> JSONFault {
        let read = bytes.prefix(position)
        let line = read.count { $0 == 0x0A } + 1
        let column = position - (read.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return JSONFault(line: line, column: column, reason: LocalizedText(zh: zh, en: en))
    }
}
