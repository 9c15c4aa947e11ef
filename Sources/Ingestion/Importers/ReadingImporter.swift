import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// 用电量, daily: long (a row a reading) or wide (a column a day). This is the path that a province's data takes, so
/// ordinary cells are read as bytes; only what is out of the ordinary becomes text.
///
/// A wide row counts as one reading for each of its days that has a cell.
struct ReadingImporter: DayHoldingImporter {
    let context: ImportContext
    private let date: Int?
    private let energy: ColumnMapping.Column?
    private let parts: TimeOfUse?
    private let days: [(index: Int, day: CalendarDay)]
    private var cells: ReadingCells
    private var sink: DaySink
    private var others: PassedOver
    private var lacking: LackingDays
    private var hasMidnights = false
    private var hasTimes = false

    init(context: ImportContext) {
        self.context = context
        let columns = context.mapping.columns
        date = columns["date"]?.index
        energy = columns["kwh"]
        parts = TimeOfUse(context)
        days =
            context.mapping.isWideTable
            ? context.mapping.dates.compactMap { item in CalendarDay(item.day).map { (item.index, $0) } } : []
        cells = ReadingCells(context)
        sink = DaySink(context)
        others = PassedOver(context)
        lacking = LackingDays(context)
    }

    mutating func take(_ row: RowView) throws {
        others.look(at: row)
        if let date {
            try takeLong(row, date: date)
        } else {
            try takeWide(row)
        }
        try sink.flushIfFull()
    }

    /// - Throws: a refusal where a table of days holds times of day after all: its midnights would pass for days.
    mutating func finish() throws {
        if hasTimes, hasMidnights {
            throw FileRefused(
                IngestionMessages.timesOfDay(context.mapping.columns["date"]?.header ?? "", at: context.place))
        }
        try sink.flush()
        others.report()
        try lacking.report()
    }

    // MARK: Rows

    mutating func hold(_ reading: StoredReading, on day: CalendarDay) throws {
        sink.hold(reading, on: day)
        try sink.flushIfFull()
    }

    private mutating func takeLong(_ row: RowView, date: Int) throws {
        guard case .value(let text) = row.date(date), (2000...2099).contains(text.year), text.minute == nil,
            let day = CalendarDay(text), let energy, let id = try cells.plainAccountID(of: row),
            let value = cells.plainValue(of: row, energy.index, unitPower: energy.unitPower), cells.isPlain(row)
        else {
            try takeLongCarefully(row)
            return
        }
        parts?.check(row, total: energy, value)
        sink.hold(StoredReading(account: id, milliwattHours: value, line: Int32(clamping: row.number)), on: day)
    }

    private mutating func takeWide(_ row: RowView) throws {
        guard let id = try cells.plainAccountID(of: row) else {
            try takeWideCarefully(row)
            return
        }
        let power = context.mapping.wideUnitPower
        for (index, day) in days where row.kind(index) != .blank {
            if let value = cells.plainValue(of: row, index, unitPower: power), cells.isPlain(row) {
                sink.hold(
                    StoredReading(account: id, milliwattHours: value, line: Int32(clamping: row.number)), on: day)
            } else {
                takeCell(row, index, title: day.iso, unitPower: power, account: id, day: day)
            }
        }
    }

    // MARK: Rows out of the ordinary

    private mutating func takeWideCarefully(_ row: RowView) throws {
        let given = days.count { row.kind($0.index) != .blank }
        guard let head = try cells.head(of: row, hasDay: false, rejecting: given) else { return }
        for (index, day) in days where row.kind(index) != .blank {
            takeCell(
                row, index, title: day.iso, unitPower: context.mapping.wideUnitPower, account: head.account, day: day)
        }
    }

    private mutating func takeLongCarefully(_ row: RowView) throws {
        if case .value(let text)? = date.map({ row.date($0) }), let minute = text.minute {
            if minute % 1440 == 0 { hasMidnights = true } else { hasTimes = true }
        }
        guard let head = try cells.head(of: row), let day = head.day else { return }
        if let energy {
            takeCell(
                row, energy.index, title: energy.header, unitPower: energy.unitPower, account: head.account, day: day)
        } else if let parts {
            settle(parts.sum(of: row, cells), row, parts.firstColumn, account: head.account, day: day)
        }
    }

    /// One cell with whatever it holds: a value, a value that its sender does not trust, nothing, or a mistake.
    private mutating func takeCell(
        _ row: RowView, _ cell: Int, title: String, unitPower: Int, account: Int32, day: CalendarDay
    ) {
        let value = cells.value(of: row, cell, title: title, unitPower: unitPower)
        if case .value(let known) = value, let energy, energy.index == cell { parts?.check(row, total: energy, known) }
        settle(value, row, cell, account: account, day: day)
    }

    private mutating func settle(
        _ value: ReadingCells.Value, _ row: RowView, _ cell: Int, account: Int32, day: CalendarDay
    ) {
        var fields = context.fields(of: row)
        let status = fields.choiceName("status")
        let quarters = fields.integer("quarters", in: 0...Int64(StoredCurve.quarters))
        guard !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        let line = Int32(clamping: row.number)
        switch value {
        case .wrong(let finding): context.sink.reject([finding])
        case .missing:
            context.sink.log.report(
                IngestionMessages.missingReading(at: cells.place(row, column: cell), raw: row.text(cell)))
            sink.hold(StoredReading(account: account, milliwattHours: 0, line: line, status: .missing), on: day)
        case .value(let energy):
            if status == "ok" { cells.notePlainWord(of: row) }
            guard let standing = LackingDays.standing(status, quarters: quarters) else {
                context.sink.reject([
                    IngestionMessages.quartersContradictStatus(
                        fields.text("status") ?? "正常", String(quarters ?? 0), at: cells.place(row, column: cell))
                ])
                return
            }
            lacking.note(standing, account, day, quarters)
            sink.hold(
                StoredReading(
                    account: account, milliwattHours: standing == .missing ? 0 : energy, line: line, status: standing),
                on: day)
        }
    }
}
