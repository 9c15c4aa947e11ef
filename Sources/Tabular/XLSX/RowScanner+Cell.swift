extension RowScanner {
    /// What the tag of a cell says.
    struct Tag {
        var notation = CellNotation.number
        var style = 0
        var end: Place
        var isEmpty = false
    }

    /// What stands between the tags of a cell.
    struct Content {
        var text: Text?
        var hasFormula = false
        var end: Place
    }

    /// From `<c` to behind `</c>`.
    @inline(__always)
    mutating func scanCell(_ start: Place) -> Place? {
        cells += 1
        guard cells <= context.limits.cells else { return refuse() }
        guard let tag = scanTag(start + 2) else { return nil }
        guard !tag.isEmpty else { return tag.end }
        guard let content = scanContent(tag) else { return nil }
        return keep(content, tag) ? content.end : refuse()
    }

    // MARK: The tag

    @inline(__always)
    private mutating func scanTag(_ start: Place) -> Tag? {
        var tag = Tag(end: start)
        var place = start
        var isPlaced = false
        // A bit for each of the attributes met, and for any other one.
        var met = 0
        while beginsAttribute(place) {
            let bit: Int
            let end: Place
            if place[2] == UInt8(ascii: "="), place[3] == UInt8(ascii: "\"") {
                let value = place + 4
                switch place[1] {
                case UInt8(ascii: "r"):
                    guard let next = scanReference(value) else { return cut(place) }
                    (end, bit, isPlaced) = (next, 1, true)
                case UInt8(ascii: "s"):
                    guard let next = scanStyle(value, &tag) else { return cut(place) }
                    (end, bit) = (next, 2)
                case UInt8(ascii: "t"):
                    guard let next = scanNotation(value, &tag) else { return cut(place) }
                    (end, bit) = (next, 4)
                default: return cut(place)
                }
            } else {
                // `cm`, `vm`, `ph`: of no interest, and at most one of them.
                guard let other = scanAttribute(place), other.name.count > 1, !other.name.contains(UInt8(ascii: ":"))
                else { return cut(place) }
                (end, bit) = (other.end, 8)
            }
            guard met & bit == 0 else { return cut(place) }
            met |= bit
            place = end
        }
        if !isPlaced { column += 1 }
        guard column < CellReference.mostColumns else { return cut(start) }
        guard let behind = endOfTag(place) else { return nil }
        tag.isEmpty = behind[-2] == UInt8(ascii: "/")
        tag.end = behind
        return tag
    }

    /// `AB12"`: behind the last of the cells met, in the row at hand.
    @inline(__always)
    private mutating func scanReference(_ start: Place) -> Place? {
        var place = start
        var found = 0
        while place[0] >= UInt8(ascii: "A"), place[0] <= UInt8(ascii: "Z"), found <= CellReference.mostColumns {
            found = found * 26 + Int(place[0] - 0x40)
            place += 1
        }
        guard found > column + 1, found <= CellReference.mostColumns else { return fail(start) }
        column = found - 1
        let digits = place
        var line = 0
        while PlainASCII.isDigit(place[0]), line <= CellReference.mostRows {
            line = line * 10 + Int(place[0] - 0x30)
            place += 1
        }
        guard place[0] == UInt8(ascii: "\""), place == digits || line == number else { return fail(place) }
        return place + 1
    }

    @inline(__always)
    private mutating func scanStyle(_ start: Place, _ tag: inout Tag) -> Place? {
        var place = start
        var style = 0
        while PlainASCII.isDigit(place[0]), place - start < 9 {
            style = style * 10 + Int(place[0] - 0x30)
            place += 1
        }
        guard place[0] == UInt8(ascii: "\""), place > start else { return fail(place) }
        tag.style = style
        return place + 1
    }

    @inline(__always)
    private mutating func scanNotation(_ start: Place, _ tag: inout Tag) -> Place? {
        var place = start
        while Self.isPlain(place[0]) { place += 1 }
        guard place[0] == UInt8(ascii: "\"") else { return fail(place) }
        tag.notation = CellNotation(UnsafeBufferPointer(start: start, count: place - start))
        return place + 1
    }

    private mutating func cut(_ place: Place) -> Tag? {
        _ = fail(place)
        return nil
    }

    // MARK: The content

    @inline(__always)
    private mutating func scanContent(_ tag: Tag) -> Content? {
        var content = Content(end: tag.end)
        var place = tag.end
        while true {
            let word = Self.word(place)
            if word & 0xFF_FFFF == Self.value {
                guard content.text == nil, tag.notation != .inline, let text = scanText(place + 3) else {
                    return lost(place)
                }
                guard Self.word(text.end) == Self.valueEnd else { return lost(text.end) }
                content.text = text
                place = text.end + 4
            } else if word == Self.cellEnd {
                content.end = place + 4
                return content
            } else if word & 0xFFFF == Self.formula {
                guard let next = passFormula(place + 2) else { return lost(place) }
                content.hasFormula = true
                place = next
            } else if word == Self.noValue || word == Self.noValueSpaced {
                guard let next = passTag(place + 2) else { return lost(place) }
                place = next
            } else if startsWith(place, "<is><t") {
                guard content.text == nil, tag.notation == .inline, let opened = passTag(place + 6),
                    opened[-2] != UInt8(ascii: "/"), let text = scanText(opened),
                    let next = pass("</t></is>", at: text.end)
                else { return lost(place) }
                content.text = text
                place = next
            } else {
                guard Self.isBlank(place[0]) else { return lost(place) }
                place += 1
            }
        }
    }

    // Tags as the four bytes that a little-endian machine reads.
    private static var value: UInt32 { 0x3E_763C }
    private static var valueEnd: UInt32 { 0x3E76_2F3C }
    private static var cellEnd: UInt32 { 0x3E63_2F3C }
    private static var formula: UInt32 { 0x663C }
    /// `<v/>`, and as openpyxl writes it, `<v />`.
    private static var noValue: UInt32 { 0x3E2F_763C }
    private static var noValueSpaced: UInt32 { 0x2F20_763C }

    @inline(__always)
    private static func word(_ place: Place) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt32.self))
    }

    private mutating func lost(_ place: Place) -> Content? {
        _ = fail(place)
        return nil
    }

    @inline(__always)
    private mutating func pass(_ word: StaticString, at place: Place) -> Place? {
        startsWith(place, word) ? place + word.utf8CodeUnitCount : fail(place)
    }

    /// `<f>…</f>`, `<f t="shared" si="0"/>`.
    private mutating func passFormula(_ start: Place) -> Place? {
        guard let opened = passTag(start) else { return nil }
        if opened[-2] == UInt8(ascii: "/") { return opened }
        guard let text = scanText(opened) else { return nil }
        return pass("</f>", at: text.end)
    }

    /// The attributes of a tag, of no interest, and its end; behind `/>` where the element is empty.
    @inline(__always)
    private mutating func passTag(_ start: Place) -> Place? {
        if start[0] == UInt8(ascii: ">") { return start + 1 }
        var names = AttributeNames()
        var place = start
        while beginsAttribute(place) {
            guard let attribute = scanAttribute(place), names.add(attribute) else { return fail(place) }
            place = attribute.end
        }
        return endOfTag(place)
    }
}
