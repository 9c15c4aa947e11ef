public import Diagnostics
public import EmissionModel

/// One row of a table, or one reading, that two states have otherwise.
public struct ChangedRow: Sendable {
    /// As a clerk calls the table.
    public var table: String
    /// What makes it the same row in both.
    public var key: String
    /// nil where the row is not there, or was made from registers.
    public var before: Place?
    public var after: Place?
    public var fields: [Field]
    public var enterpriseID: String?
    /// Of a reading: its account and day.
    public var reading: Reading?

    /// A row of a received file.
    public struct Place: Sendable, Hashable {
        public var file: String
        public var fileNumber: Int64
        public var sheet: String?
        public var row: Int

        public init(file: String, fileNumber: Int64, sheet: String?, row: Int) {
            self.file = file
            self.fileNumber = fileNumber
            self.sheet = sheet
            self.row = row
        }

        /// `#3 用电量.csv:17`.
        var text: String { "#\(fileNumber) \(file)\(sheet.map { ":\($0)" } ?? ""):\(row)" }

        var json: JSONValue {
            [
                "file": .string(file), "fileNumber": .integer(fileNumber), "sheet": JSONValue(sheet),
                "row": JSONValue(row),
            ]
        }
    }

    /// A column that is filled differently; nil where it is blank or the row is not there.
    public struct Field: Sendable, Hashable {
        public var name: String
        public var before: String?
        public var after: String?

        public init(name: String, before: String?, after: String?) {
            self.name = name
            self.before = before
            self.after = after
        }
    }

    public struct Reading: Sendable, Hashable {
        public var account: String
        public var day: CalendarDay

        public init(account: String, day: CalendarDay) {
            self.account = account
            self.day = day
        }
    }

    public init(
        table: String, key: String, before: Place? = nil, after: Place? = nil, fields: [Field],
        enterpriseID: String? = nil, reading: Reading? = nil
    ) {
        self.table = table
        self.key = key
        self.before = before
        self.after = after
        self.fields = fields
        self.enterpriseID = enterpriseID
        self.reading = reading
    }
}

extension [ChangedRow] {
    /// Those of some enterprises first, in their order; the others behind them in their own.
    public func ordered(by enterprises: [String]) -> [ChangedRow] {
        let ranks = Dictionary(
            enterprises.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return enumerated().map { (ranks[$1.enterpriseID ?? ""] ?? .max, $0, $1) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }
}
