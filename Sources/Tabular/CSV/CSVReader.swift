import Diagnostics

/// Splits the bytes of a CSV file into records, block by block. A comma, a quote and a line end never occur inside a
/// character of UTF-8 or GB18030, so bytes are split first and a field is decoded only when its text is asked for.
struct CSVReader: ~Copyable {
    private let source: any ByteSource
    private let name: String
    private let encoding: TextEncoding
    private let delimiter: UInt8
    private let limits: ReadingLimits

    private var buffer: UnsafeMutableBufferPointer<UInt8>
    /// The bytes of the buffer not yet lent as rows.
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// The last record ended with the CR at the end of a block: an LF that follows belongs to it.
    private var skipsLineFeed = false
    /// The line on which the next record starts.
    private var line: Int
    /// Of the buffer's first byte in the file; nil where that is not known.
    private var offset: Int?

    private var fields: UnsafeMutableBufferPointer<RowView.Field>
    private var fieldCount = 0
    private var quoted: [QuotedField] = []

    /// A field whose quotes are still in its bytes; they are taken out once the record is whole.
    private struct QuotedField {
        let index: Int
        let open: Int
        let close: Int
        let end: Int
    }

    private enum Scan {
        case record(next: Int, lines: Int)
        case incomplete(openQuote: Int?)
    }

    init(
        _ source: any ByteSource, name: String, encoding: TextEncoding, delimiter: CSVDelimiter, limits: ReadingLimits,
        skipping markBytes: Int, blockSize: Int = 1 << 20, firstLine: Int? = nil
    ) throws(Refusal) {
        self.source = source
        self.name = name
        self.encoding = encoding
        self.delimiter = delimiter.rawValue
        self.limits = limits
        line = firstLine ?? 1
        offset = firstLine == nil ? 0 : nil
        buffer = .allocate(capacity: max(blockSize, 16))
        fields = .allocate(capacity: 128)
        try refill()
        start = min(markBytes, end)
    }

    deinit {
        buffer.deallocate()
        fields.deallocate()
    }

    /// Lends every record that is not wholly blank.
    mutating func forEachRow(_ body: (borrowing RowView) throws -> RowAction) throws {
        while true {
            if skipsLineFeed, start < end {
                if buffer[start] == 0x0A { start += 1 }
                skipsLineFeed = false
            }
            if start == end {
                if isAtEnd { return }
                try refill()
                continue
            }
            switch try scanRecord() {
            case .incomplete(let openQuote):
                try checkUnfinished(openQuote: openQuote)
                try refill()
            case .record(let next, let lines):
                if encoding == .gb18030 { try checkEncoding(upTo: next) }
                if !quoted.isEmpty { takeOutQuotes() }
                if holdsAnything {
                    let row = RowView(
                        number: line, count: fieldCount, fields: UnsafePointer(fields.baseAddress.unsafelyUnwrapped),
                        encoding: encoding)
                    if try body(row) == .stop { return }
                }
                start = next
                line += lines
            }
        }
    }

    private var holdsAnything: Bool {
        for index in 0..<fieldCount where fields[index].count > 0 { return true }
        return false
    }

    /// Moves what is left to the front and reads on behind it, in a larger buffer where a record fills all of it.
    private mutating func refill() throws(Refusal) {
        let left = end - start
        offset = offset.map { $0 + start }
        if left == buffer.count {
            let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
            _ = larger.update(fromContentsOf: buffer[start..<end])
            buffer.deallocate()
            buffer = larger
        } else if left > 0, start > 0, let base = buffer.baseAddress {
            base.update(from: base + start, count: left)
        }
        start = 0
        end = left
        let count = try source.fill(
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[left...]))
        end += count
        isAtEnd = end < buffer.count
    }
}

extension CSVReader {
    /// Finds the fields of the record at `start` without changing a byte, so that it can be scanned again when more
    /// of it has been read.
    private mutating func scanRecord() throws(Refusal) -> Scan {
        let base = UnsafePointer(buffer.baseAddress.unsafelyUnwrapped)
        let end = end
        let delimiter = delimiter
        var position = start
        var lines = 1
        fieldCount = 0
        if !quoted.isEmpty { quoted.removeAll(keepingCapacity: true) }
        // Letters, digits, the point and the sign stand above the comma: one comparison passes over most bytes.
        let ceiling = max(delimiter, 0x0D)
        while true {
            let fieldStart = position
            if position < end, base[position] == 0x22 {
                let scan = scanQuoted(base, from: position, lines: &lines)
                guard let scan else { return .incomplete(openQuote: position) }
                position = scan.end
                quoted.append(scan)
            } else {
                while position < end {
                    let byte = base[position]
                    if byte <= ceiling, byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                    position += 1
                }
            }
            if position == end, !isAtEnd { return .incomplete(openQuote: nil) }
            try append(base, from: fieldStart, to: position)
            if position == end { return .record(next: end, lines: lines) }
            let byte = base[position]
            position += 1
            if byte == delimiter { continue }
            if byte == 0x0D {
                if position < end {
                    if base[position] == 0x0A { position += 1 }
                } else {
                    skipsLineFeed = true
                }
            }
            return .record(next: position, lines: lines)
        }
    }

    /// The field that opens with the quote at `open`; nil where its end has not been read.
    private func scanQuoted(_ base: UnsafePointer<UInt8>, from open: Int, lines: inout Int) -> QuotedField? {
        var position = open + 1
        while true {
            guard position < end else { return nil }
            let byte = base[position]
            if byte == 0x22 {
                if position + 1 == end, !isAtEnd { return nil }
                if position + 1 == end || base[position + 1] != 0x22 { break }
                position += 2
                continue
            }
            if byte == 0x0A { lines += 1 }
            if byte == 0x0D {
                if position + 1 == end, !isAtEnd { return nil }
                if position + 1 == end || base[position + 1] != 0x0A { lines += 1 }
            }
            position += 1
        }
        let close = position
        position += 1
        while position < end, base[position] != delimiter, base[position] != 0x0A, base[position] != 0x0D {
            position += 1
        }
        return QuotedField(index: fieldCount, open: open, close: close, end: position)
    }

    @inline(__always)
    private mutating func append(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) throws(Refusal) {
        if end - start > limits.fieldBytes { throw fieldTooLong() }
        if fieldCount == fields.count { try growFields() }
        fields[fieldCount] = Self.trimmedField(base, from: start, to: end)
        fieldCount += 1
    }

    @inline(__always)
    private static func trimmedField(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> RowView.Field {
        var start = start
        var end = end
        while start < end, PlainASCII.isBlank(base[start]) { start += 1 }
        while end > start, PlainASCII.isBlank(base[end - 1]) { end -= 1 }
        return RowView.Field(
            start: base + start, count: Int32(truncatingIfNeeded: end - start), kind: start == end ? .blank : .text)
    }

    private mutating func growFields() throws(Refusal) {
        guard fieldCount < limits.columns else {
            throw Refusal(
                TabularMessages.tooManyColumns(String(limits.columns), at: SourceLocation(file: name, row: line)))
        }
        let larger = UnsafeMutableBufferPointer<RowView.Field>.allocate(
            capacity: min(fields.count * 2, limits.columns))
        _ = larger.update(fromContentsOf: fields[..<fieldCount])
        fields.deallocate()
        fields = larger
    }

    /// Takes the quotes out of the record's bytes in place; what stands behind a closing quote is kept as it is.
    private mutating func takeOutQuotes() {
        guard let base = buffer.baseAddress else { return }
        for field in quoted {
            var written = field.open + 1
            var position = written
            while position < field.close {
                let byte = base[position]
                base[written] = byte
                written += 1
                position += byte == 0x22 ? 2 : 1
            }
            position = field.close + 1
            while position < field.end {
                base[written] = base[position]
                written += 1
                position += 1
            }
            fields[field.index] = Self.trimmedField(base, from: field.open + 1, to: written)
        }
    }

    /// Refuses a record that has not ended although the file has, or although it has grown past every measure.
    private func checkUnfinished(openQuote: Int?) throws(Refusal) {
        let place = SourceLocation(file: name, row: line)
        if let openQuote {
            if isAtEnd { throw Refusal(TabularMessages.unterminatedQuote(String(line), at: place)) }
            if end - openQuote > limits.fieldBytes { throw fieldTooLong() }
        }
        if end - start > limits.recordBytes {
            throw Refusal(TabularMessages.recordTooLong(String(limits.recordBytes), at: place))
        }
    }

    /// Refuses a record that is UTF-8 in a text that is GB18030.
    private func checkEncoding(upTo next: Int) throws(Refusal) {
        guard MixedText.isUTF8(UnsafeBufferPointer(rebasing: buffer[start..<next])) else { return }
        let place = offset.map { String($0 + start) } ?? "—"
        throw Refusal(
            TabularMessages.mixedEncodings(String(line), place, at: SourceLocation(file: name, row: line)))
    }

    private func fieldTooLong() -> Refusal {
        Refusal(
            TabularMessages.fieldTooLong(
                String(limits.fieldBytes),
                at: SourceLocation(file: name, row: line, column: fieldCount + 1)))
    }
}
