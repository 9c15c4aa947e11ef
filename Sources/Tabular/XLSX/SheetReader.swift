import Diagnostics
import Glibc

/// Reads one sheet. What stands around its rows goes through the XML parser; the rows themselves through `RowScanner`,
/// which knows only the form in which programs write them, and the parser again takes over at the first row that it does
/// not know. So what the parser would refuse is refused here too, by the parser itself.
final class SheetReader {
    private enum Phase {
        /// Before the first row.
        case head
        case rows
        /// Behind the last row, or from a row on that only the parser can read.
        case rest
    }

    private let xml: XMLPart
    private let sheet: SheetPart
    private let entry: ZipEntry
    private let context: SheetPart.Context
    private let body: (borrowing RowView) throws -> RowAction
    private var phase = Phase.head
    private var isStopped = false

    init(
        _ part: String, of archive: ZipArchive, _ context: SheetPart.Context, byParser: Bool = false,
        _ body: @escaping (borrowing RowView) throws -> RowAction
    ) throws(Refusal) {
        self.context = context
        self.body = body
        if byParser { phase = .rest }
        sheet = SheetPart(context, body)
        xml = try XMLPart(part, of: archive, sheet)
        entry = try archive.entry(part)
    }

    func read() throws {
        try context.strings.withTable { texts, ends in
            var buffer = PartBuffer()
            var scanner = RowScanner(context, RowScanner.Texts(bytes: texts, ends: ends))
            while try buffer.fill(entry.read) {
                try advance(&buffer, &scanner)
                if isStopped || sheet.isDone { return }
            }
            if phase == .rows { try leaveRows(scanner) }
            try feed(&buffer, to: buffer.end)
            try xml.finish()
        }
    }

    private func advance(_ buffer: inout PartBuffer, _ scanner: inout RowScanner) throws {
        if phase == .head { try passHead(&buffer) }
        if phase == .rows {
            switch try scanner.scan(&buffer, body) {
            case .needsMore: return
            case .stopped: isStopped = true
            case .ended, .odd: try leaveRows(scanner)
            }
        }
        if phase == .rest { try feed(&buffer, to: buffer.end) }
    }

    // MARK: Between the parser and the scanner

    private static let opening: StaticString = "<sheetData>"

    /// The parser gets all up to the tag before the rows, and says whether it is that tag: the same letters may stand in a
    /// comment.
    private func passHead(_ buffer: inout PartBuffer) throws {
        while let place = Self.behindOpening(buffer.bytes) {
            try feed(&buffer, to: buffer.start + place)
            guard sheet.isInData else { continue }
            phase = xml.isUTF8 && xml.depth == 2 && context.limits.elementDepth >= 8 ? .rows : .rest
            return
        }
        try feed(&buffer, to: buffer.end - min(buffer.count, Self.opening.utf8CodeUnitCount - 1))
    }

    private static func behindOpening(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let length = opening.utf8CodeUnitCount
        var index = 0
        while index + length <= bytes.count {
            if bytes[index] == UInt8(ascii: "<"),
                bytes[index..<(index + length)].elementsEqual(
                    UnsafeRawBufferPointer(start: opening.utf8Start, count: length))
            {
                return index + length
            }
            index += 1
        }
        return nil
    }

    private func leaveRows(_ scanner: borrowing RowScanner) throws {
        sheet.resume(after: scanner.row, column: scanner.lastColumn, cellsRead: scanner.cellsRead)
        xml.linesPassedOver = scanner.lines
        phase = .rest
    }

    /// In pieces of a block, as the parser's limit on a token counts them.
    private func feed(_ buffer: inout PartBuffer, to end: UnsafePointer<UInt8>) throws {
        while buffer.start < end, !sheet.isDone {
            let count = min(end - buffer.start, 64 << 10)
            try xml.feed(UnsafeRawBufferPointer(start: buffer.start, count: count))
            buffer.drop(to: buffer.start + count)
        }
    }
}
