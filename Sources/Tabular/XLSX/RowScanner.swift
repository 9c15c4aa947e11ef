import Glibc

/// Reads rows from the bytes of a sheet, in the one form in which programs write them: known elements without prefix,
/// known attributes in quotation marks, no comment, no instruction, no reference to a character but the five named ones.
/// Of that form it accepts only what an XML parser accepts. Anything else is `odd`, and nothing of that row is lent.
struct RowScanner: ~Copyable {
    /// All shared strings, and where each ends.
    struct Texts {
        let bytes: UnsafeBufferPointer<UInt8>
        let ends: UnsafeBufferPointer<UInt32>
    }

    enum Outcome {
        /// The buffer ends within a row.
        case needsMore
        case odd
        /// The reader of the rows wants no more.
        case stopped
        /// The tag that ends the rows comes next.
        case ended
    }

    typealias Place = UnsafePointer<UInt8>

    let context: SheetPart.Context
    let texts: Texts
    /// The last row that was read, from 1.
    private(set) var row = 0
    private(set) var cellsRead = 0
    /// The last cell's of that row.
    private(set) var lastColumn = -1
    /// Line ends in what was read.
    private(set) var lines = 0

    /// The row at hand: its cells, each pointing into the buffer or among the shared strings.
    let fields: UnsafeMutablePointer<RowView.Field>
    var count = 0
    var column = -1
    var number = 0
    var cells = 0
    /// Texts of the row that stand nowhere in that form, and the cells that they belong to.
    var made: [UInt8] = []
    var madeFor: [(field: Int, start: Int)] = []
    /// The farthest place that was looked at where the row does not go on as the form wants it.
    var failure: Place?
    /// A whole row that the form has, but not with that content.
    var isRefused = false

    init(_ context: SheetPart.Context, _ texts: Texts) {
        self.context = context
        self.texts = texts
        fields = .allocate(capacity: CellReference.mostColumns)
    }

    deinit {
        fields.deallocate()
    }

    /// Lends the rows that are whole in the buffer and drops them from it.
    mutating func scan(
        _ buffer: inout PartBuffer, _ body: (borrowing RowView) throws -> RowAction
    ) throws -> Outcome {
        let end = buffer.end
        var place = buffer.start
        defer {
            lines += Self.lines(from: buffer.start, to: place)
            buffer.drop(to: place)
        }
        while true {
            let start = skipBlanks(place)
            if startsWith(start, "</sheetData>") { return .ended }
            guard let next = scanRow(start) else {
                let isCut = !isRefused && (failure ?? start) + PartBuffer.padding > end
                return isCut && end - start <= context.limits.tokenBytes ? .needsMore : .odd
            }
            guard next - start <= context.limits.tokenBytes else { return .odd }
            place = next
            (row, cellsRead, lastColumn) = (number, cells, column)
            if count > 0, try lend(body) == .stop { return .stopped }
        }
    }

    private mutating func lend(_ body: (borrowing RowView) throws -> RowAction) throws -> RowAction {
        try made.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress {
                for item in madeFor { fields[item.field].start = base + item.start }
            }
            return try body(RowView(number: row, count: count, fields: UnsafePointer(fields), encoding: .utf8))
        }
    }

    /// Most sheets have none: one look by the C library, which is quicker than any loop here.
    private static func lines(from start: Place, to end: Place) -> Int {
        var lines = 0
        var place = UnsafeRawPointer(start)
        while let found = memchr(place, 0x0A, UnsafeRawPointer(end) - place) {
            lines += 1
            place = UnsafeRawPointer(found) + 1
        }
        return lines
    }

    // MARK: A row

    /// From `<row` to behind `</row>`; nil where it is not whole or not in the known form.
    @inline(__always)
    private mutating func scanRow(_ start: Place) -> Place? {
        failure = nil
        guard startsWith(start, "<row") else { return fail(start) }
        (count, column, number, cells) = (0, -1, row + 1, cellsRead)
        made.removeAll(keepingCapacity: true)
        madeFor.removeAll(keepingCapacity: true)
        guard var place = scanRowTag(start + 4) else { return nil }
        // `<row/>`
        if place[-2] == UInt8(ascii: "/") { return place }
        while true {
            if place[0] == UInt8(ascii: "<"), place[1] == UInt8(ascii: "c") {
                // What stands behind the `c` is looked at there.
                guard let next = scanCell(place) else { return nil }
                place = next
            } else if startsWith(place, "</row>") {
                return place + 6
            } else {
                guard Self.isBlank(place[0]) else { return fail(place) }
                place += 1
            }
        }
    }

    /// The attributes of a row and the end of its tag.
    private mutating func scanRowTag(_ start: Place) -> Place? {
        var names = AttributeNames()
        var place = start
        while beginsAttribute(place) {
            guard let attribute = scanAttribute(place), names.add(attribute) else { return fail(place) }
            place = attribute.end
            guard attribute.isNamed("r") else { continue }
            guard let given = Self.number(attribute.value, atMost: CellReference.mostRows), given > row else {
                return refuse()
            }
            number = given
        }
        guard number <= CellReference.mostRows else { return refuse() }
        return endOfTag(place)
    }

    // MARK: Bytes

    @inline(__always)
    mutating func fail(_ place: Place) -> Place? {
        failure = max(failure ?? place, place)
        return nil
    }

    mutating func refuse() -> Place? {
        isRefused = true
        return nil
    }

    /// A blank, and not the last before the tag's end.
    @inline(__always)
    func beginsAttribute(_ place: Place) -> Bool {
        place[0] == 0x20 && place[1] != UInt8(ascii: ">") && place[1] != UInt8(ascii: "/")
    }

    /// Behind `>` or `/>`, with a blank before it or without.
    @inline(__always)
    mutating func endOfTag(_ place: Place) -> Place? {
        let end = place[0] == 0x20 ? place + 1 : place
        if end[0] == UInt8(ascii: ">") { return end + 1 }
        return end[0] == UInt8(ascii: "/") && end[1] == UInt8(ascii: ">") ? end + 2 : fail(end)
    }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    @inline(__always)
    func skipBlanks(_ start: Place) -> Place {
        var place = start
        while Self.isBlank(place[0]) { place += 1 }
        return place
    }

    /// The zeros behind the last byte make it safe to look as far as a word is long.
    @inline(__always)
    func startsWith(_ place: Place, _ word: StaticString) -> Bool {
        let letters = word.utf8Start
        var index = 0
        while index < word.utf8CodeUnitCount {
            guard place[index] == letters[index] else { return false }
            index += 1
        }
        return true
    }

    /// A number of digits alone, without a sign; nil where it is more than `most`.
    static func number(_ digits: UnsafeBufferPointer<UInt8>, atMost most: Int) -> Int? {
        guard !digits.isEmpty else { return nil }
        var number = 0
        for digit in digits {
            guard PlainASCII.isDigit(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
            guard number <= most else { return nil }
        }
        return number
    }
}
