import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// 用电量, daily: long (a row a reading) or wide (a column a day). This is the path that a province's data takes, so
/// ordinary cells are read as bytes; only what is out of the ordinary becomes text.
///
/// A wide row counts as one reading for each of its days that has a cell.
struct ReadingImporter: TableImporter {
    /// More than the largest account of the country uses in a day.
    private static let largestReading: Int64 = 100_000_000 * 1_000_000
    /// Readings held before they are packed into segments, so that memory does not grow with the file.
    private static let batchSize = 2_000_000

    let context: ImportContext
    private let account: Int
    private let date: Int?
    private let energy: ColumnMapping.Column?
    private let status: Int?
    private let days: [(index: Int, day: CalendarDay)]
    private var accounts = AccountIndex()
    private var byDay: [CalendarDay: [StoredReading]] = [:]
    private var held = 0
    private var hasMidnights = false
    private var hasTimes = false

    init(context: ImportContext) {
        self.context = context
        let columns = context.mapping.columns
        account = columns["account_no"]?.index ?? 0
        date = columns["date"]?.index
        energy = columns["kwh"]
        status = columns["status"]?.index
        days =
            context.mapping.isWideTable
            ? context.mapping.dates.compactMap { item in CalendarDay(item.day).map { (item.index, $0) } } : []
    }

    mutating func take(_ row: RowView) throws {
        if let date, let energy {
            try takeLong(row, date: date, energy: energy)
        } else {
            try takeWide(row)
        }
        if held >= Self.batchSize { try flush() }
    }

    /// - Throws: a refusal where a table of days holds times of day after all: its midnights would pass for days.
    mutating func finish() throws {
        if hasTimes, hasMidnights {
            throw FileRefused(
                IngestionMessages.timesOfDay(context.mapping.columns["date"]?.header ?? "", at: context.place))
        }
        try flush()
    }

    // MARK: Rows

    private mutating func takeLong(_ row: RowView, date: Int, energy: ColumnMapping.Column) throws {
        guard case .value(let text) = row.date(date), (2000...2099).contains(text.year), text.minute == nil,
            let day = CalendarDay(text), let id = try accountID(of: row),
            let value = value(of: row, energy.index, unitPower: energy.unitPower), isPlain(row)
        else {
            try takeCarefully(row)
            return
        }
        hold(StoredReading(account: id, milliwattHours: value, line: Int32(clamping: row.number)), on: day)
    }

    private mutating func takeWide(_ row: RowView) throws {
        guard let id = try accountID(of: row) else {
            try takeCarefully(row)
            return
        }
        for (index, day) in days where row.kind(index) != .blank {
            if let value = value(of: row, index, unitPower: context.mapping.wideUnitPower), isPlain(row) {
                hold(StoredReading(account: id, milliwattHours: value, line: Int32(clamping: row.number)), on: day)
            } else {
                takeCarefully(
                    row, cell: index, title: day.iso, unitPower: context.mapping.wideUnitPower, account: id, day: day)
            }
        }
    }

    private mutating func hold(_ reading: StoredReading, on day: CalendarDay) {
        byDay[day, default: []].append(reading)
        held += 1
    }

    /// A reading that is there, not negative, and no larger than an account can use.
    private func value(of row: RowView, _ column: Int, unitPower: Int) -> Int64? {
        guard case .value(let decimal) = row.decimal(column), let value = decimal.scaled(toPlaces: 6 + unitPower),
            (0...Self.largestReading).contains(value)
        else { return nil }
        return value
    }

    private func isPlain(_ row: RowView) -> Bool {
        guard let status else { return true }
        return row.kind(status) == .blank
    }

    /// Digits alone, not stored as a number, need no normalising.
    private mutating func accountID(of row: RowView) throws -> Int32? {
        guard row.kind(account) != .number else { return nil }
        return try row.withBytes(account) { bytes in
            guard !bytes.isEmpty, bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return try accounts.id(of: bytes) { [transaction = context.sink.transaction] in
                try transaction.accountID(of: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    // MARK: Rows out of the ordinary

    private mutating func takeCarefully(_ row: RowView) throws {
        var fields = context.fields(of: row)
        let number = fields.requiredIdentifier("account_no")
        guard context.mapping.columns["date"] != nil else {
            guard let number, !fields.isRejected else {
                let cells = days.count { row.kind($0.index) != .blank }
                context.sink.log.report(contentsOf: fields.findings)
                context.sink.counts.rejected += max(cells, 1)
                return
            }
            let id = try context.sink.transaction.accountID(of: number)
            for (index, day) in days where row.kind(index) != .blank {
                takeCarefully(
                    row, cell: index, title: day.iso, unitPower: context.mapping.wideUnitPower, account: id, day: day)
            }
            return
        }
        let day = fields.requiredDay("date")
        if case .value(let text)? = date.map({ row.date($0) }), let minute = text.minute {
            if minute % 1440 == 0 { hasMidnights = true } else { hasTimes = true }
        }
        guard let number, let day, !fields.isRejected, let energy else {
            context.sink.reject(fields.findings)
            return
        }
        let id = try context.sink.transaction.accountID(of: number)
        takeCarefully(
            row, cell: energy.index, title: energy.header, unitPower: energy.unitPower, account: id, day: day)
    }

    /// One cell with whatever it holds: a value, a value that its sender does not trust, nothing, or a mistake.
    private mutating func takeCarefully(
        _ row: RowView, cell: Int, title: String, unitPower: Int, account: Int32, day: CalendarDay
    ) {
        var place = context.place
        place.row = row.number
        place.column = cell + 1
        let raw = row.text(cell)
        var fields = context.fields(of: row)
        let status = fields.choiceName("status")
        guard !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        switch row.decimal(cell) {
        case .missing:
            context.sink.log.report(IngestionMessages.missingReading(at: place, raw: raw))
            hold(
                StoredReading(account: account, milliwattHours: 0, line: Int32(clamping: row.number), status: .missing),
                on: day)
        case .unreadable:
            context.sink.reject([IngestionMessages.notNumber(title, raw, at: place, raw: raw)])
        case .value(let decimal):
            guard let value = decimal.scaled(toPlaces: 6 + unitPower), value <= Self.largestReading else {
                context.sink.reject([
                    IngestionMessages.numberOutOfRange(title, raw, "0–10^8 kWh", at: place, raw: raw)
                ])
                return
            }
            guard value >= 0 else {
                context.sink.reject([IngestionMessages.negativeReading(raw, at: place, raw: raw)])
                return
            }
            hold(
                StoredReading(
                    account: account, milliwattHours: value, line: Int32(clamping: row.number),
                    status: status == "bad" ? .flagged : .good),
                on: day)
        }
    }

    // MARK: Segments

    private func report(_ contradiction: LedgerTransaction.Contradiction, on day: CalendarDay) throws {
        var place = context.place
        place.row = Int(contradiction.line)
        let values = contradiction.values.map { JSONValue(Energy(milliwattHours: $0).kilowattHours).text() }
        context.sink.log.report(
            IngestionMessages.pendingConflict(
                try context.sink.transaction.accountNumber(of: contradiction.account), day.iso, values[0], values[1],
                at: place))
    }

    private mutating func flush() throws {
        for (day, readings) in byDay.sorted(by: { $0.key < $1.key }) {
            let transaction = context.sink.transaction
            let (counts, contradictions) = try transaction.add(readings, on: day, sheet: context.place.sheet)
            context.sink.counts += counts
            for contradiction in contradictions { try report(contradiction, on: day) }
        }
        byDay.removeAll(keepingCapacity: true)
        held = 0
    }
}
