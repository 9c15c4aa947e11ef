import Diagnostics
import EmissionModel
public import Jurisdiction
import Tabular

/// Rows of a received file read again from its kept copy, under the same headers by which it was taken in.
public struct ReceivedRows {
    /// A row by its sheet, nil for a CSV file, and its number.
    public struct Address: Sendable, Hashable {
        public var sheet: String?
        public var row: Int

        public init(sheet: String?, row: Int) {
            self.sheet = sheet
            self.row = row
        }
    }

    private let dictionary: TableDictionary

    public init(_ tables: InputTables) throws(JurisdictionError) {
        dictionary = try tables.dictionary()
    }

    /// The rows that are there.
    /// - Parameters:
    ///   - name: what the file was called.
    ///   - table: what it was taken for.
    public func read(
        _ path: String, name: String, table: String, _ wanted: Set<Address>
    ) throws -> [Address: ReceivedRow] {
        let document = try TabularDocument.open(path: path, name: name)
        var rows: [Address: ReceivedRow] = [:]
        for (index, sheet) in document.sheets.enumerated() {
            let own = wanted.filter { $0.sheet == sheet.name || $0.sheet == nil }
            guard let last = own.map(\.row).max(), let mapping = try mapping(document, index, table) else { continue }
            let numbers = Set(own.map(\.row))
            try document.forEachRow(sheet: index) { row in
                if numbers.contains(row.number) {
                    let received = Self.row(row, mapping)
                    for address in own where address.row == row.number { rows[address] = received }
                }
                return row.number < last ? .next : .stop
            }
        }
        return rows
    }

    /// The intervals of some accounts on some days (and the midnight after them) of a table with a row an interval.
    /// - Parameter wanted: by account number the days.
    public func intervals(
        _ path: String, name: String, of wanted: [String: Set<Int32>]
    ) throws -> [ReceivedInterval] {
        let document = try TabularDocument.open(path: path, name: name)
        var intervals: [ReceivedInterval] = []
        for (index, sheet) in document.sheets.enumerated() {
            guard let mapping = try mapping(document, index, "readings"), let date = mapping.columns["date"],
                let account = mapping.columns["account_no"], let energy = mapping.columns["kwh"]
            else { continue }
            try document.forEachRow(sheet: index) { row in
                guard let number = Identifier.normalised(row.text(account.index)), let days = wanted[number],
                    case .value(let text) = row.date(date.index), let minute = text.minute,
                    let day = CalendarDay(text)?.number, days.contains(day) || minute == 0 && days.contains(day - 1)
                else { return .next }
                let cell = ReceivedCell(
                    column: energy.index + 1, header: energy.header, raw: row.text(energy.index),
                    unitPower: energy.unitPower)
                var value: Int64?
                if case .value(let decimal) = row.decimal(energy.index) {
                    value = decimal.scaled(toPlaces: 6 + energy.unitPower)
                }
                intervals.append(
                    ReceivedInterval(
                        account: number, day: day, minute: minute, row: Address(sheet: sheet.name, row: row.number),
                        cell: cell, milliwattHours: value))
                return .next
            }
        }
        return intervals
    }

    private func mapping(_ document: TabularDocument, _ sheet: Int, _ table: String) throws -> ColumnMapping? {
        var first: [(number: Int, cells: [String])] = []
        try document.forEachRow(sheet: sheet) { row in
            first.append((row.number, (0..<row.count).map { row.text($0) }))
            return first.count < SheetHeader.searchedRows ? .next : .stop
        }
        let named = dictionary.tables.first { $0.key == table }
        guard case .found(let mapping) = SheetHeader(dictionary: dictionary, named: named).find(in: first) else {
            return nil
        }
        return mapping
    }

    private static func row(_ row: RowView, _ mapping: ColumnMapping) -> ReceivedRow {
        func cell(_ index: Int, _ header: String, _ unitPower: Int) -> ReceivedCell {
            ReceivedCell(column: index + 1, header: header, raw: row.text(index), unitPower: unitPower)
        }
        var days: [Int32: ReceivedCell] = [:]
        for (index, date) in mapping.isWideTable ? mapping.dates : [] {
            guard let day = CalendarDay(date) else { continue }
            days[day.number] = cell(index, day.iso, mapping.wideUnitPower)
        }
        let points = mapping.points?.columns ?? []
        return ReceivedRow(
            cells: mapping.columns.mapValues { cell($0.index, $0.header, $0.unitPower) }, days: days,
            points: points.enumerated().map { quarter, index in
                cell(index, Self.clock(quarter, of: points.count), mapping.wideUnitPower)
            })
    }

    /// When an interval ends: `00:15`.
    private static func clock(_ interval: Int, of count: Int) -> String {
        let minute = (interval + 1) * 1440 / count
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
