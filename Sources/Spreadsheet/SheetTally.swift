import Tabular

/// The control totals of a sheet: kept while writing, taken again from the finished file, compared.
struct SheetTally {
    /// Rows with at least one cell that is not blank.
    private(set) var rows = 0
    private(set) var numbers = 0
    private(set) var texts = 0
    /// Bytes of all texts above the ASCII blanks, which readers may trim.
    private(set) var textBytes = 0
    private(set) var sum = 0.0
    private var magnitude = 0.0

    mutating func addRow() { rows += 1 }

    mutating func add(number: Double) {
        numbers += 1
        sum += number
        magnitude += number.magnitude
    }

    mutating func add(text: some Sequence<UInt8>) {
        texts += 1
        for byte in text where byte > 0x20 { textBytes += 1 }
    }

    /// Sixteen digits are written of each number, so the sums may differ in what lies beyond.
    func agrees(with other: SheetTally) -> Bool {
        rows == other.rows && numbers == other.numbers && texts == other.texts && textBytes == other.textBytes
            && (sum - other.sum).magnitude <= 1e-14 * magnitude
    }

    var summary: String { "\(rows)/\(numbers)/\(texts)/\(textBytes)/\(sum)" }
}

extension SheetTally {
    /// Takes the totals of one sheet of a finished file.
    init(of document: TabularDocument, sheet: Int) throws {
        self.init()
        var tally = SheetTally()
        try document.forEachRow(sheet: sheet) { row in
            tally.add(row)
            return .next
        }
        self = tally
    }

    private mutating func add(_ row: borrowing RowView) {
        var isBlank = true
        for column in 0..<row.count {
            switch row.kind(column) {
            case .blank: continue
            case .number:
                add(number: Self.number(row.withBytes(column) { String(decoding: $0, as: UTF8.self) }))
            case .text, .date, .boolean, .error:
                row.withBytes(column) { add(text: $0) }
            }
            isBlank = false
        }
        if !isBlank { addRow() }
    }

    /// Under a percent format a reader gives what is shown, `30%`; written was 0.3.
    private static func number(_ text: String) -> Double {
        guard text.hasSuffix("%"), case .value(let percent) = DecimalText.parsePercent(text) else {
            return Double(text) ?? .nan
        }
        return Double(percent.hundredth.plain) ?? .nan
    }
}
