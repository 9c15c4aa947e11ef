/// A value that the ledger keeps as one row with versions: of the rows with one key, the newest received rules.
public protocol LedgerRecord: Sendable, Hashable {
    /// SQL table and its own columns, in the order in which they are encoded and decoded.
    static var ledgerTable: String { get }
    static var ledgerColumns: [String] { get }
    /// What makes two rows versions of one another.
    var ledgerKey: String { get }
    func encode(to encoder: inout LedgerEncoder)
    /// - Throws: where a column does not hold what it should: a damaged ledger.
    init(from decoder: inout LedgerDecoder) throws(MalformedRow)
}

/// A ledger row that does not hold what its column promises.
public struct MalformedRow: Error, Sendable {
    public var table: String
    public var column: String
}

enum LedgerValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

/// Takes the columns of a record one after the other: as values, or as the bytes of one canonical text.
public struct LedgerEncoder {
    var values: [LedgerValue] = []
    private(set) var canonical: [UInt8] = []
    private let isCanonical: Bool

    init(isCanonical: Bool = false) {
        self.isCanonical = isCanonical
        if isCanonical { canonical.reserveCapacity(256) } else { values.reserveCapacity(32) }
    }

    public mutating func text(_ value: String?) {
        guard isCanonical else { return values.append(value.map(LedgerValue.text) ?? .null) }
        guard var value else { return begin("n") }
        begin("t")
        append(UInt64(value.utf8.count))
        canonical.append(UInt8(ascii: ":"))
        value.withUTF8 { canonical.append(contentsOf: $0) }
    }

    public mutating func integer(_ value: Int64?) {
        guard isCanonical else { return values.append(value.map(LedgerValue.integer) ?? .null) }
        guard let value else { return begin("n") }
        begin("i")
        if value < 0 { canonical.append(UInt8(ascii: "-")) }
        append(value.magnitude)
    }

    public mutating func integer(_ value: Int?) { integer(value.map(Int64.init)) }

    /// The letter of a column, behind a comma but for the first.
    private mutating func begin(_ letter: Unicode.Scalar) {
        if !canonical.isEmpty { canonical.append(UInt8(ascii: ",")) }
        canonical.append(UInt8(ascii: letter))
    }

    private mutating func append(_ number: UInt64) {
        let start = canonical.count
        var rest = number
        repeat {
            canonical.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        canonical[start...].reverse()
    }
}

/// Gives the columns of a record in the same order.
public struct LedgerDecoder {
    let table: String
    let columns: [String]
    let values: [LedgerValue]
    var position = 0

    public mutating func text() throws(MalformedRow) -> String? {
        switch next() {
        case .null: return nil
        case .text(let text): return text
        case .integer: throw malformed()
        }
    }

    public mutating func integer() throws(MalformedRow) -> Int64? {
        switch next() {
        case .null: return nil
        case .integer(let value): return value
        case .text: throw malformed()
        }
    }

    public mutating func required<Value>(_ value: Value?) throws(MalformedRow) -> Value {
        guard let value else { throw malformed() }
        return value
    }

    private mutating func next() -> LedgerValue {
        defer { position += 1 }
        return position < values.count ? values[position] : .null
    }

    private func malformed() -> MalformedRow {
        MalformedRow(table: table, column: columns[min(max(position - 1, 0), columns.count - 1)])
    }
}

/// The file and row that a ledger row came from.
public struct RowOrigin: Sendable, Hashable {
    public var fileID: Int64
    public var sheet: String?
    public var row: Int

    public init(fileID: Int64, sheet: String?, row: Int) {
        self.fileID = fileID
        self.sheet = sheet
        self.row = row
    }
}

/// A record with the place it came from.
public struct Kept<Record: LedgerRecord>: Sendable {
    public var record: Record
    public var origin: RowOrigin
}

extension LedgerRecord {
    /// The record's columns as one text that is equal exactly where the records are: what a digest is taken over.
    public var canonicalText: String {
        var encoder = LedgerEncoder(isCanonical: true)
        encode(to: &encoder)
        return String(decoding: encoder.canonical, as: UTF8.self)
    }
}
