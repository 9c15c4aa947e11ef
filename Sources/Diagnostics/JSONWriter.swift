/// Writes JSON as UTF-8, and hands it on in pieces: a document of a hundred thousand enterprises is never whole in memory.
struct JSONWriter {
    /// What has not been handed on yet.
    private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0

    init(isPretty: Bool) { self.isPretty = isPretty }

    private static let chunk = 1 << 20

    mutating func write(_ value: JSONValue, _ hand: ([UInt8]) -> Void) {
        switch value {
        case .null: put("null")
        case .bool(let value): put(value ? "true" : "false")
        case .integer(let value): append(value)
        case .number(let value): append(value)
        case .string(let value): append(quoted: value)
        case .array(let elements):
            open("[")
            for index in elements.indices {
                beginElement(isFirst: index == 0)
                write(elements[index], hand)
            }
            close("]", isEmpty: elements.isEmpty)
        case .sequence(let elements):
            open("[")
            for index in 0..<elements.count {
                beginElement(isFirst: index == 0)
                write(elements.element(index), hand)
                handOn(hand)
            }
            close("]", isEmpty: elements.count == 0)
        case .object(let members):
            open("{")
            for index in members.indices {
                beginElement(isFirst: index == 0)
                append(quoted: members[index].key)
                put(isPretty ? ": " : ":")
                write(members[index].value, hand)
            }
            close("}", isEmpty: members.isEmpty)
        }
    }

    private mutating func handOn(_ hand: ([UInt8]) -> Void) {
        guard bytes.count >= Self.chunk else { return }
        hand(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func open(_ bracket: StaticString) {
        put(bracket)
        depth += 1
    }

    private mutating func beginElement(isFirst: Bool) {
        if !isFirst { put(",") }
        if isPretty { newLine() }
    }

    private mutating func close(_ bracket: StaticString, isEmpty: Bool) {
        depth -= 1
        if isPretty, !isEmpty { newLine() }
        put(bracket)
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func put(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A whole number loses its `.0`, so that 2000 is printed as a clerk writes it.
    private mutating func append(_ number: Double) {
        guard number.isFinite else { return put("null") }
        if number == number.rounded(), number.magnitude < 1e15 { return append(Int64(number)) }
        append(utf8: number.description)
    }

    private mutating func append(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isPlain = text.withUTF8 { utf8 in
            // Most strings need no escape; those that may are looked at scalar by scalar.
            let isPlain = utf8.allSatisfy {
                $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xC2 && $0 != 0xD8 && $0 != 0xE2
            }
            if isPlain { bytes.append(contentsOf: utf8) }
            return isPlain
        }
        if !isPlain { for scalar in text.unicodeScalars { append(escaping: scalar) } }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": put("\\\"")
        case "\\": put("\\\\")
        case "\n": put("\\n")
        case "\r": put("\\r")
        case "\t": put("\\t")
        // Beside control characters those that turn the writing direction, so that a document may go to a terminal.
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
            "\u{2066}"..."\u{2069}":
            let hex = String(scalar.value, radix: 16)
            put("\\u")
            append(utf8: String(repeating: "0", count: 4 - hex.count) + hex)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
