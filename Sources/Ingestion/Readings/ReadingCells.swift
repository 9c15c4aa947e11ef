import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// What all forms of readings share: accounts and energies, read as bytes where they are ordinary.
struct ReadingCells {
    /// More than the largest account of the country uses in a day.
    private static let largestReading: Int64 = 100_000_000 * 1_000_000

    let context: ImportContext
    private let account: Int
    private let status: Int?
    private let quarters: Int?
    private var accounts = AccountIndex()
    /// The word of this file for a reading that is in order, in its own encoding.
    private var plainWord: [UInt8] = []

    init(_ context: ImportContext) {
        self.context = context
        account = context.mapping.columns["account_no"]?.index ?? 0
        status = context.mapping.columns["status"]?.index
        quarters = context.mapping.columns["quarters"]?.index
    }

    enum Value {
        /// Milliwatt-hours.
        case value(Int64)
        case missing
        case wrong(Diagnostic)
    }

    // MARK: The ordinary

    /// A reading that is there, not negative, and no larger than an account can use.
    func plainValue(of row: RowView, _ column: Int, unitPower: Int) -> Int64? {
        guard case .value(let decimal) = row.decimal(column), let value = decimal.scaled(toPlaces: 6 + unitPower),
            (0...Self.largestReading).contains(value)
        else { return nil }
        return value
    }

    /// The row says nothing of its quality, or that it is in order.
    func isPlain(_ row: RowView) -> Bool {
        if let status, row.kind(status) != .blank, !row.withBytes(status, { $0.elementsEqual(plainWord) }) {
            return false
        }
        guard let quarters, row.kind(quarters) != .blank else { return true }
        return row.withBytes(quarters) { $0.elementsEqual([0x39, 0x36]) }
    }

    /// The row's status was found to be in order: rows with the same word are ordinary.
    mutating func notePlainWord(of row: RowView) {
        guard let status, plainWord.isEmpty else { return }
        plainWord = row.withBytes(status) { Array($0) }
    }

    /// Digits alone, not stored as a number, need no normalising.
    mutating func plainAccountID(of row: RowView) throws -> Int32? {
        guard row.kind(account) != .number else { return nil }
        return try row.withBytes(account) { bytes in
            guard !bytes.isEmpty, bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return try accounts.id(of: bytes) { [transaction = context.sink.transaction] in
                try transaction.accountID(of: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    // MARK: The rest

    func place(_ row: RowView, column: Int) -> SourceLocation {
        var place = context.place
        place.row = row.number
        place.column = column + 1
        return place
    }

    /// A cell with whatever it holds.
    func value(of row: RowView, _ column: Int, title: String, unitPower: Int) -> Value {
        let place = place(row, column: column)
        let raw = row.text(column)
        switch row.decimal(column) {
        case .missing: return .missing
        case .unreadable: return .wrong(IngestionMessages.notNumber(title, raw, at: place, raw: raw))
        case .value(let decimal):
            guard let value = decimal.scaled(toPlaces: 6 + unitPower), value <= Self.largestReading else {
                return .wrong(IngestionMessages.numberOutOfRange(title, raw, "0–10^8 kWh", at: place, raw: raw))
            }
            guard value >= 0 else { return .wrong(IngestionMessages.negativeReading(raw, at: place, raw: raw)) }
            return .value(value)
        }
    }

    /// The account, the day and the quality of a row out of the ordinary; nil, with the row rejected, where one is wrong.
    func head(of row: RowView, hasDay: Bool = true, rejecting cells: Int = 1) throws -> Head? {
        var fields = context.fields(of: row)
        let number = fields.requiredIdentifier("account_no")
        let day = hasDay ? fields.requiredDay("date") : nil
        let status = fields.choiceName("status")
        guard let number, !hasDay || day != nil, !fields.isRejected else {
            context.sink.log.report(contentsOf: fields.findings)
            context.sink.counts.rejected += max(cells, 1)
            return nil
        }
        return Head(
            account: try context.sink.transaction.accountID(of: number), day: day,
            isFlagged: status != nil && status != "ok")
    }

    struct Head {
        var account: Int32
        var day: CalendarDay?
        var isFlagged: Bool
    }
}
