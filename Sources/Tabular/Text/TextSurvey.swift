import Diagnostics

/// What one pass over a text file tells before its rows are read: its encoding and its delimiter.
struct TextSurvey {
    let encoding: TextEncoding
    let delimiter: CSVDelimiter
    /// The bytes of a byte order mark before the first record.
    let markBytes: Int
    /// What the mark says.
    let markedEncoding: TextEncoding?

    /// `source` gives the bytes from the start each time it is called.
    /// - Parameter isTrusting: looks at the first block only; a character that its end cuts off is no defect.
    init(name: String, isTrusting: Bool = false, source: () throws(Refusal) -> any ByteSource) throws(Refusal) {
        var opening: [UInt8]?
        var validator = TextValidator()
        var delimiter = CSVDelimiter.comma
        try source().forEachBlock { block throws(Refusal) in
            if opening == nil {
                let first = Array(block.prefix(512))
                opening = first
                if case .refused(let message) = Recognition.textForm(of: first) {
                    throw Refusal(message(at: SourceLocation(file: name)))
                }
                validator = TextValidator(only: Recognition.markedEncoding(first))
                let sample = block.prefix(64 << 10).dropFirst(Recognition.markBytes(first))
                delimiter = CSVDelimiter.detected(in: UnsafeBufferPointer(rebasing: sample))
            }
            validator.read(block)
            return validator.isUndecided && !isTrusting
        }
        guard let opening else { throw Refusal(TabularMessages.empty(at: SourceLocation(file: name))) }
        switch isTrusting ? validator.defects.verdict : validator.verdict() {
        case .encoding(let encoding):
            self.encoding = encoding
            self.delimiter = delimiter
            markBytes = Recognition.markBytes(opening)
            markedEncoding = Recognition.markedEncoding(opening)
        case .binary(let offset):
            let line = try Self.line(of: offset, in: source())
            throw Refusal(
                TabularMessages.binary(
                    String(line), String(offset), at: SourceLocation(file: name, row: line)))
        case .undecodable(let offset):
            let line = try Self.line(of: offset, in: source())
            throw Refusal(
                TabularMessages.undecodable(
                    String(line), String(offset), at: SourceLocation(file: name, row: line)))
        }
    }

    /// The line, from 1, on which the byte at the offset stands.
    private static func line(of offset: Int, in source: any ByteSource) throws(Refusal) -> Int {
        var line = 1
        var position = 0
        var follows: UInt8 = 0
        try source.forEachBlock { block throws(Refusal) in
            for byte in block {
                if position >= offset { return false }
                if byte == 0x0D || byte == 0x0A && follows != 0x0D { line += 1 }
                follows = byte
                position += 1
            }
            return true
        }
        return line
    }
}
