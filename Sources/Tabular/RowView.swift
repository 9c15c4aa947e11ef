/// One row lent to a closure: it points into the reader's buffers and is valid only during the call.
public struct RowView {
    /// From 1: the row of the sheet, or the line of the CSV file on which the record starts.
    public let number: Int
    /// How many columns the row has; what lies beyond is blank.
    public let count: Int
    @usableFromInline let fields: UnsafePointer<Field>
    let encoding: TextEncoding

    /// Where the bytes of one cell stand.
    @usableFromInline struct Field {
        @usableFromInline var start: UnsafePointer<UInt8>?
        @usableFromInline var count: Int32
        @usableFromInline var kind: CellKind

        static var blank: Field { Field(start: nil, count: 0, kind: .blank) }

        init(start: UnsafePointer<UInt8>?, count: Int32, kind: CellKind) {
            self.start = start
            self.count = count
            self.kind = kind
        }

        @usableFromInline var bytes: UnsafeBufferPointer<UInt8> {
            @inlinable get { UnsafeBufferPointer(start: start, count: Int(count)) }
        }
    }

    init(number: Int, count: Int, fields: UnsafePointer<Field>, encoding: TextEncoding) {
        self.number = number
        self.count = count
        self.fields = fields
        self.encoding = encoding
    }

    /// `column` counts from 0.
    @inlinable public func kind(_ column: Int) -> CellKind {
        column < count ? fields[column].kind : .blank
    }

    /// The bytes of a cell in the file's encoding, without quotes and without ASCII blanks around them; empty beyond
    /// the last column. `column` counts from 0.
    @inlinable public func withBytes<R>(
        _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
    ) rethrows -> R {
        try body(column < count ? fields[column].bytes : UnsafeBufferPointer(start: nil, count: 0))
    }

    /// The text of a cell without white space around it, be it ASCII, U+3000, a no-break space or a byte order mark;
    /// "" beyond the last column. `column` counts from 0.
    public func text(_ column: Int) -> String {
        guard column < count else { return "" }
        return DecodedText.string(fields[column].bytes, in: encoding)
    }
}
