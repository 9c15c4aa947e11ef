import EmissionModel
import Jurisdiction
import Tabular

/// Which columns of a file of readings a scanner looks at, where it can scan the file at all.
struct ReadingLayout: Sendable {
    enum Role: UInt8 {
        case other, account, date, energy, status, cell
    }

    enum Form {
        /// Account, date or time, energy.
        case long
        /// The intervals of a day across.
        case points
        /// A column a date.
        case days
    }

    /// Up to the last column that matters.
    let roles: [Role]
    /// By column the number of its cell: of the interval in the order of time, or of the date.
    let cells: [Int]
    /// Of all rows.
    let cellCount: Int
    /// Under a header of a date, that date.
    let days: [Int32]
    let form: Form
    /// Columns that have a header.
    let width: Int
    let delimiter: UInt8
    let decimal: PlainDecimal
    let headerRow: Int
    let words: ReadingWords

    /// nil where the table has columns, or a unit, that only the reader of rows knows.
    init?(_ mapping: ColumnMapping, _ dictionary: TableDictionary, _ document: TabularDocument) {
        let columns = mapping.columns
        guard let encoding = document.encoding, let delimiter = document.delimiter, let account = columns["account_no"],
            let form = Self.form(of: mapping), Self.unusual.allSatisfy({ columns[$0] == nil }),
            mapping.table.requiredColumns.first(where: { columns[$0.key] != nil })?.key == "account_no",
            let decimal = PlainDecimal(
                places: 6 + (form == .long ? columns["kwh"]?.unitPower ?? 0 : mapping.wideUnitPower))
        else { return nil }
        self.form = form
        var roles = [Role](repeating: .other, count: mapping.width)
        var cells = [Int](repeating: 0, count: mapping.width)
        roles[account.index] = .account
        if let status = columns["status"] { roles[status.index] = .status }
        if let date = columns["date"] { roles[date.index] = .date }
        var given: [Int] = []
        switch form {
        case .long: roles[columns["kwh"]?.index ?? 0] = .energy
        case .points: given = mapping.points?.columns ?? []
        case .days: given = mapping.dates.map(\.index)
        }
        for (number, index) in given.enumerated() { (roles[index], cells[index]) = (.cell, number) }
        cellCount = given.count
        days = form == .days ? mapping.dates.map { CalendarDay($0.day)?.number ?? 0 } : []
        let needed = (roles.lastIndex { $0 != .other } ?? -1) + 1
        self.roles = Array(roles.prefix(needed))
        self.cells = Array(cells.prefix(needed))
        width = mapping.width
        self.delimiter = delimiter.rawValue
        self.decimal = decimal
        headerRow = mapping.headerRow
        words = ReadingWords(mapping, dictionary, encoding)
    }

    private static func form(of mapping: ColumnMapping) -> Form? {
        let hasTotal = mapping.columns["kwh"] != nil
        if mapping.isWideTable {
            return mapping.dates.allSatisfy { CalendarDay($0.day) != nil } && !hasTotal ? .days : nil
        }
        guard mapping.columns["date"] != nil, mapping.incompletePoints == nil else { return nil }
        if mapping.points != nil { return hasTotal ? nil : .points }
        return hasTotal ? .long : nil
    }

    /// Columns whose cells are summed, compared or reported row by row.
    private static let unusual = [
        "reverse_kwh", "baseline_kwh", "tip_kwh", "peak_kwh", "flat_kwh", "valley_kwh", "quarters",
    ]
}

/// What cells that are no plain digits mean, asked once for each way to write them.
struct ReadingWords: Sendable {
    private let encoding: TextEncoding
    private let statuses: ChoiceDefinition?
    private let skipped: SkippedRows

    init(_ mapping: ColumnMapping, _ dictionary: TableDictionary, _ encoding: TextEncoding) {
        self.encoding = encoding
        skipped = SkippedRows(mapping: mapping)
        if case .choice(let name)? = mapping.table.column("status")?.kind {
            statuses = dictionary.choices(name)
        } else {
            statuses = nil
        }
    }

    /// The account number that the cell stands for; nil where something is to be said of it, or its row is none.
    func number(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else { return nil }
        if bytes.allSatisfy({ (48...57).contains($0) }) { return String(decoding: bytes, as: UTF8.self) }
        let text = encoding.text(of: bytes)
        guard !text.isEmpty, !FieldReader.nothing.contains(text), !skipped.isSkipped(firstCell: text) else {
            return nil
        }
        return Identifier.normalised(text)
    }

    /// Whether the cell says that the reading is to be trusted, in a word that is known.
    func isGood(status bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = encoding.text(of: bytes)
        if let match = statuses?.match(text) { return match.value == "ok" }
        return text.isEmpty || FieldReader.nothing.contains(text)
    }
}
