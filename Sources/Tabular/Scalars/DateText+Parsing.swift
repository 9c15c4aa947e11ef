extension DateText {
    /// Reads `20260701`, `2026-07-01`, `2026/7/1`, `2026.7.1` or `2026年7月1日`, and behind it perhaps a time: `0:15`,
    /// `00:15:00`, `24:00`, after blanks or a `T`, with `+08:00` or nothing behind it. Full-width forms are read too.
    /// With `monthDayYear` the date is `1/8/2018` instead, or one of the forms above that cannot be mistaken for it.
    public static func parse(_ text: String, order: Order = .yearFirst) -> Parsed {
        var text = text
        return text.withUTF8 { parse($0, order: order) }
    }

    /// The same of bytes in UTF-8 or GB18030.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, order: Order = .yearFirst) -> Parsed {
        if let date = isoDate(bytes) { return .value(date) }
        if PlainASCII.isASCII(bytes) { return parseNarrow(bytes, order) }
        guard let text = DecodedText.string(guessing: bytes) else { return .unreadable }
        if MissingMarker.matches(text) { return .missing }
        guard var narrow = PlainASCII.narrowed(text, allowing: ["年", "月", "日"]) else { return .unreadable }
        return narrow.withUTF8 { parseNarrow($0, order) }
    }

    private static func parseNarrow(_ bytes: UnsafeBufferPointer<UInt8>, _ order: Order) -> Parsed {
        let trimmed = PlainASCII.trimmed(bytes)
        if MissingMarker.matches(trimmed) { return .missing }
        var scanner = DateScanner(bytes, from: trimmed.startIndex, to: trimmed.endIndex)
        return scanner.scan(order).map(Parsed.value) ?? .unreadable
    }

    /// The two forms nearly all readings come in: `2026-01-08`, and `2026-01-08 00:15` with or without `:00`.
    @inline(__always)
    private static func isoDate(_ bytes: UnsafeBufferPointer<UInt8>) -> DateText? {
        guard bytes.count == 10 || bytes.count == 16 || bytes.count == 19, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 7), let day = number(bytes, 8, 10)
        else { return nil }
        if bytes.count == 10 { return DateText(year: year, month: month, day: day) }
        guard bytes[10] == 0x20 || bytes[10] == 0x54, bytes[13] == 0x3A, let hour = number(bytes, 11, 13),
            let minute = number(bytes, 14, 16),
            minute < 60
        else { return nil }
        var second = 0
        if bytes.count == 19 {
            guard bytes[16] == 0x3A, let written = number(bytes, 17, 19) else { return nil }
            second = written
        }
        return DateText(year: year, month: month, day: day, minute: hour * 60 + minute, second: second)
    }

    @inline(__always)
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var number = 0
        for index in start..<end {
            guard PlainASCII.isDigit(bytes[index]) else { return nil }
            number = number * 10 + Int(bytes[index] - 0x30)
        }
        return number
    }
}

/// Walks over the bytes of one date, which are ASCII but for 年, 月 and 日 in UTF-8.
private struct DateScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.bytes = bytes
        position = start
        self.end = end
    }

    /// The date if it fills the bytes wholly.
    mutating func scan(_ order: DateText.Order) -> DateText? {
        guard let (year, month, day, isChinese) = scanDate(order) else { return nil }
        if position == end { return DateText(year: year, month: month, day: day) }
        guard skipToTime(mayFollowDirectly: isChinese), let (minute, second) = scanTime() else { return nil }
        skipBlanks()
        if position < end {
            guard skip("+08:00") else { return nil }
        }
        guard position == end else { return nil }
        return DateText(year: year, month: month, day: day, minute: minute, second: second)
    }

    private mutating func scanDate(
        _ order: DateText.Order
    ) -> (year: Int, month: Int, day: Int, isChinese: Bool)? {
        guard let (first, length) = scanNumber(atMost: 8) else { return nil }
        if length == 8 { return (first / 10_000, first / 100 % 100, first % 100, false) }
        if length == 4, skip("年") {
            guard let (month, _) = scanNumber(atMost: 2), skip("月"), let (day, _) = scanNumber(atMost: 2), skip("日")
            else { return nil }
            return (first, month, day, true)
        }
        guard position < end else { return nil }
        let separator = bytes[position]
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
            skip(separator), let (second, _) = scanNumber(atMost: 2), skip(separator),
            let (third, lastLength) = scanNumber(atMost: 4)
        else { return nil }
        if length == 4, lastLength <= 2 { return (first, second, third, false) }
        let isMonthFirst = order == .monthDayYear && length <= 2 && lastLength == 4
        return isMonthFirst ? (third, first, second, false) : nil
    }

    /// Minutes of the day and seconds.
    private mutating func scanTime() -> (minute: Int, second: Int)? {
        guard let (hour, _) = scanNumber(atMost: 2), skip(UInt8(ascii: ":")), let minute = scanTwoDigits() else {
            return nil
        }
        var second = 0
        if skip(UInt8(ascii: ":")) {
            guard let written = scanTwoDigits(), skipZeroFraction() else { return nil }
            second = written
        }
        guard hour <= 24, minute < 60 else { return nil }
        return (hour * 60 + minute, second)
    }

    private mutating func scanTwoDigits() -> Int? {
        guard let (number, length) = scanNumber(atMost: 2), length == 2, number < 60 else { return nil }
        return number
    }

    /// `.0` or `.000`, as databases write behind the seconds; any other fraction is not passed over.
    private mutating func skipZeroFraction() -> Bool {
        guard skip(UInt8(ascii: ".")) else { return true }
        let start = position
        while skip(UInt8(ascii: "0")) {}
        return position > start
    }

    private mutating func scanNumber(atMost most: Int) -> (number: Int, length: Int)? {
        let start = position
        var number = 0
        while position < end, PlainASCII.isDigit(bytes[position]) {
            guard position - start < most else { return nil }
            number = number * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return position > start ? (number, position - start) : nil
    }

    private mutating func skipToTime(mayFollowDirectly: Bool) -> Bool {
        if skip(UInt8(ascii: "T")) { return true }
        let start = position
        skipBlanks()
        return position > start || mayFollowDirectly
    }

    private mutating func skipBlanks() {
        while position < end, PlainASCII.isBlank(bytes[position]) { position += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skip(_ literal: StaticString) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard position + length <= end else { return false }
        let matches = literal.withUTF8Buffer { $0.elementsEqual(bytes[position..<(position + length)]) }
        if matches { position += length }
        return matches
    }
}
