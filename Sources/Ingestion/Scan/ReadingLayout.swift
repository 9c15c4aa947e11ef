import Jurisdiction
import Tabular

/// Which columns of a long file of readings a scanner looks at, where it can scan the file at all.
struct ReadingLayout: Sendable {
    enum Role: UInt8 {
        case other, account, date, energy, status
    }

    /// Up to the last column that matters.
    let roles: [Role]
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
            let date = columns["date"], let energy = columns["kwh"], mapping.points == nil,
            mapping.incompletePoints == nil, !mapping.isWideTable,
            Self.unusual.allSatisfy({ columns[$0] == nil }),
            mapping.table.requiredColumns.first(where: { columns[$0.key] != nil })?.key == "account_no",
            let decimal = PlainDecimal(places: 6 + energy.unitPower)
        else { return nil }
        var roles = [Role](repeating: .other, count: mapping.width)
        roles[account.index] = .account
        roles[date.index] = .date
        roles[energy.index] = .energy
        if let status = columns["status"] { roles[status.index] = .status }
        let needed = (roles.lastIndex { $0 != .other } ?? -1) + 1
        self.roles = Array(roles.prefix(needed))
        width = mapping.width
        self.delimiter = delimiter.rawValue
        self.decimal = decimal
        headerRow = mapping.headerRow
        words = ReadingWords(mapping, dictionary, encoding)
    }

    /// Columns whose cells are summed, compared or reported row by row.
    private static let unusual = [
        "reverse_kwh", "baseline_kwh", "tip_kwh", "peak_kwh", "flat_kwh", "valley_kwh",
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
        if let match = statuses?.match(text) { return match.value != "bad" }
        return text.isEmpty || FieldReader.nothing.contains(text)
    }
}
