extension DecimalText {
    /// Reads a number strictly: an optional sign, digits, perhaps in proper groups of three, and a fraction. Full-width
    /// forms and blanks around it are read too. Of more than 18 significant digits the decimals beyond are rounded away;
    /// an integer part of more than 18 digits is unreadable.
    /// - Parameter allowScientific: whether `1.5E-3` is a number; in the text of a clerk it is not.
    public static func parse(_ text: String, allowScientific: Bool = false) -> Parsed {
        var text = text
        return text.withUTF8 { parse($0, allowScientific: allowScientific) }
    }

    /// The same of bytes in UTF-8 or GB18030.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, allowScientific: Bool = false) -> Parsed {
        var isASCII = true
        let fast = parseASCII(bytes, allowScientific: allowScientific, isASCII: &isASCII)
        return isASCII ? fast : parseWide(bytes, allowScientific: allowScientific)
    }

    /// Reads a percentage: `30`, `30%` and `30％` are all 30.
    public static func parsePercent(_ text: String, allowScientific: Bool = false) -> Parsed {
        let trimmed = DecodedText.trimmed(text)
        guard trimmed.hasSuffix("%") || trimmed.hasSuffix("％") else {
            return parse(trimmed, allowScientific: allowScientific)
        }
        let parsed = parse(String(trimmed.dropLast()), allowScientific: allowScientific)
        return parsed == .missing ? .unreadable : parsed
    }

    private static func parseWide(_ bytes: UnsafeBufferPointer<UInt8>, allowScientific: Bool) -> Parsed {
        guard let text = DecodedText.string(guessing: bytes) else { return .unreadable }
        if MissingMarker.matches(text) { return .missing }
        guard var narrow = PlainASCII.narrowed(text) else { return .unreadable }
        var isASCII = true
        return narrow.withUTF8 { parseASCII($0, allowScientific: allowScientific, isASCII: &isASCII) }
    }

    /// `isASCII` becomes false where a byte beyond ASCII was met, and the result then means nothing.
    private static func parseASCII(
        _ bytes: UnsafeBufferPointer<UInt8>, allowScientific: Bool, isASCII: inout Bool
    ) -> Parsed {
        let trimmed = PlainASCII.trimmed(bytes)
        var scanner = DecimalScanner(bytes, from: trimmed.startIndex, to: trimmed.endIndex)
        if let value = scanner.scan(allowScientific: allowScientific) { return .value(value) }
        if !PlainASCII.isASCII(bytes) {
            isASCII = false
            return .unreadable
        }
        return MissingMarker.matches(trimmed) ? .missing : .unreadable
    }
}

/// Walks over the bytes of one number.
private struct DecimalScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    private let end: Int

    private var significand: Int64 = 0
    /// Digits in the significand, without leading zeros.
    private var digits = 0
    private var scale = 0
    /// The first digit that no longer fits.
    private var firstDropped: UInt8?

    private static let mostDigits = 18

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.bytes = bytes
        position = start
        self.end = end
    }

    /// The number if it fills the bytes wholly.
    mutating func scan(allowScientific: Bool) -> DecimalText? {
        let isNegative = peek == UInt8(ascii: "-")
        if isNegative || peek == UInt8(ascii: "+") { position += 1 }
        guard let whole = scanWhole() else { return nil }
        guard let fraction = scanFraction(), whole || fraction else { return nil }
        var exponent = 0
        if allowScientific, let letter = peek, letter | 0x20 == UInt8(ascii: "e") {
            guard let scanned = scanExponent() else { return nil }
            exponent = scanned
        }
        guard position == end else { return nil }
        return value(isNegative: isNegative, exponent: exponent)
    }

    private var peek: UInt8? { position < end ? bytes[position] : nil }

    @inline(__always)
    private mutating func take(_ byte: UInt8) {
        if digits == Self.mostDigits {
            if firstDropped == nil { firstDropped = byte &- 0x30 }
            return
        }
        significand = significand &* 10 &+ Int64(byte &- 0x30)
        if significand != 0 { digits += 1 }
    }

    /// The integer part; false where there is none, nil where it is malformed.
    @inline(__always)
    private mutating func scanWhole() -> Bool? {
        let start = position
        while position < end, PlainASCII.isDigit(bytes[position]) {
            take(bytes[position])
            position += 1
        }
        if peek == UInt8(ascii: ",") {
            guard (1...3).contains(position - start), bytes[start] != UInt8(ascii: "0") else { return nil }
            while peek == UInt8(ascii: ",") {
                guard takeGroup() else { return nil }
            }
        }
        // A number of more digits than the significand holds: no decimals could be spared for it.
        return firstDropped == nil ? position > start : nil
    }

    /// A separator and three digits, not four.
    private mutating func takeGroup() -> Bool {
        guard position + 4 <= end, bytes[(position + 1)..<(position + 4)].allSatisfy(PlainASCII.isDigit) else {
            return false
        }
        for index in (position + 1)..<(position + 4) { take(bytes[index]) }
        position += 4
        return peek.map { !PlainASCII.isDigit($0) } ?? true
    }

    /// The decimals; false where there are none, nil where a point has none behind it.
    @inline(__always)
    private mutating func scanFraction() -> Bool? {
        guard peek == UInt8(ascii: ".") else { return false }
        position += 1
        let start = position
        while position < end, PlainASCII.isDigit(bytes[position]) {
            if digits < Self.mostDigits { scale += 1 }
            take(bytes[position])
            position += 1
        }
        return position > start ? true : nil
    }

    private mutating func scanExponent() -> Int? {
        position += 1
        let isNegative = peek == UInt8(ascii: "-")
        if isNegative || peek == UInt8(ascii: "+") { position += 1 }
        let start = position
        var exponent = 0
        while let byte = peek, PlainASCII.isDigit(byte), exponent < 10_000 {
            exponent = exponent * 10 + Int(byte - 0x30)
            position += 1
        }
        guard position > start else { return nil }
        return isNegative ? -exponent : exponent
    }

    /// Rounds by the first digit that was dropped and lets the exponent move the point.
    private func value(isNegative: Bool, exponent: Int) -> DecimalText? {
        var magnitude = significand
        if let firstDropped, firstDropped >= 5 { magnitude += 1 }
        var places = scale - exponent
        if magnitude == 0 { places = max(0, min(places, Self.mostDigits)) }
        while places < 0 {
            guard magnitude < 100_000_000_000_000_000 else { return nil }
            magnitude *= 10
            places += 1
        }
        return DecimalText(significand: isNegative ? -magnitude : magnitude, scale: places)
    }
}
