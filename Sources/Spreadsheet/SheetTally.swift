import Glibc
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

    mutating func add(text: String) {
        var text = text
        text.withUTF8 { add(text: $0) }
    }

    mutating func add(text: UnsafeBufferPointer<UInt8>) {
        texts += 1
        for byte in text { textBytes += byte > 0x20 ? 1 : 0 }
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
                add(number: row.withBytes(column, Self.number))
            case .text, .date, .boolean, .error:
                row.withBytes(column) { add(text: $0) }
            }
            isBlank = false
        }
        if !isBlank { addRow() }
    }

    /// Under a percent format a reader gives what is shown, `30%`; written was 0.3. Of at most fifteen digits a division
    /// gives the nearest number, as the C library does in ten times the time; of up to eighteen one that is off by less
    /// than sums may be.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        var significand: Int64 = 0
        var digits = 0
        var decimals = 0
        var isFraction = false
        let isNegative = bytes.first == UInt8(ascii: "-")
        for (index, byte) in bytes.enumerated().dropFirst(isNegative ? 1 : 0) {
            if byte &- 0x30 < 10 {
                guard digits < 18 else { return exactNumber(bytes) }
                significand = significand * 10 + Int64(byte &- 0x30)
                digits += 1
                decimals += isFraction ? 1 : 0
            } else if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else if byte == UInt8(ascii: "%"), index == bytes.count - 1 {
                decimals += 2
            } else {
                return exactNumber(bytes)
            }
        }
        guard digits > 0 else { return exactNumber(bytes) }
        let number = Double(significand) / powers[decimals]
        return isNegative ? -number : number
    }

    private static let powers: [Double] = (0...20).map { pow(10, Double($0)) }

    private static func exactNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasSuffix("%"), case .value(let percent) = DecimalText.parsePercent(text) else {
            return Double(text) ?? .nan
        }
        return Double(percent.hundredth.plain) ?? .nan
    }
}
