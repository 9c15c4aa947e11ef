/// A cell's place such as `AB12`: column from 0, row from 1.
struct CellReference {
    let column: Int
    let row: Int?

    static let mostColumns = 16_384
    static let mostRows = 1_048_576

    /// Nil where the text is no place that a sheet has. Letters alone, as some programs write, leave the row open.
    init?(_ text: UnsafePointer<CChar>) {
        var position = 0
        var column = 0
        while column <= Self.mostColumns {
            let letter = UInt8(bitPattern: text[position]) & 0xDF
            guard (0x41...0x5A).contains(letter) else { break }
            column = column * 26 + Int(letter - 0x40)
            position += 1
        }
        guard (1...Self.mostColumns).contains(column) else { return nil }
        self.column = column - 1
        if text[position] == 0 {
            row = nil
        } else {
            guard let row = Self.row(text + position) else { return nil }
            self.row = row
        }
    }

    /// The number of a row, from 1, nil where a sheet has no such row.
    static func row(_ text: UnsafePointer<CChar>) -> Int? {
        var position = 0
        var row = 0
        while text[position] != 0 {
            let digit = UInt8(bitPattern: text[position])
            guard PlainASCII.isDigit(digit), row <= mostRows else { return nil }
            row = row * 10 + Int(digit - 0x30)
            position += 1
        }
        return (1...mostRows).contains(row) ? row : nil
    }
}
