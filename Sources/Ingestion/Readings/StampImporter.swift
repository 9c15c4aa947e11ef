import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// 用电量 by quarter-hours, a row each: account, time, energy. Ordinary rows are read as bytes.
struct StampImporter: CollectingImporter {
    private let convention: IntervalConvention
    private let date: Int
    private let energy: ColumnMapping.Column
    private var cells: ReadingCells
    private var sink: CurveSink
    private var others: PassedOver

    /// What a scan is to put between its own readings.
    var collected: [(day: CalendarDay, reading: QuarterReading)] { sink.collected ?? [] }

    init(
        context: ImportContext, date: Int, energy: ColumnMapping.Column, convention: IntervalConvention,
        isCollecting: Bool = false
    ) {
        self.convention = convention
        self.date = date
        self.energy = energy
        cells = ReadingCells(context)
        sink = CurveSink(context, isCollecting: isCollecting)
        others = PassedOver(context)
    }

    mutating func take(_ row: RowView) throws {
        others.look(at: row)
        guard case .value(let text) = row.date(date), let stamp = Self.stamp(text),
            let account = try cells.plainAccountID(of: row),
            let value = cells.plainValue(of: row, energy.index, unitPower: energy.unitPower), cells.isPlain(row)
        else { return try takeCarefully(row) }
        hold(account, value, stamp, row)
        try sink.flushIfFull()
    }

    mutating func finish() throws {
        try sink.finish()
        others.report()
    }

    private mutating func hold(_ account: Int32, _ value: Int64, _ stamp: (CalendarDay, Int), _ row: RowView) {
        let (day, quarter) = convention.interval(stamp.0, minute: stamp.1)
        sink.hold(
            QuarterReading(
                account: account, quarter: quarter, milliwattHours: value, line: Int32(clamping: row.number)), on: day)
    }

    /// nil where it is no quarter-hour. A date alone is its midnight, as workbooks write one.
    private static func stamp(_ text: DateText) -> (CalendarDay, Int)? {
        let minute = text.minute ?? 0
        guard (2000...2099).contains(text.year), minute % 15 == 0, text.second == 0, let day = CalendarDay(text)
        else { return nil }
        return (day, minute)
    }

    private mutating func takeCarefully(_ row: RowView) throws {
        let context = cells.context
        guard let head = try cells.head(of: row, hasDay: false) else { return }
        guard case .value(let text) = row.date(date), let stamp = Self.stamp(text) else {
            let place = cells.place(row, column: date)
            context.sink.reject([IngestionMessages.notQuarterHour(row.text(date), at: place, raw: row.text(date))])
            return
        }
        switch cells.value(of: row, energy.index, title: energy.header, unitPower: energy.unitPower) {
        case .wrong(let finding): context.sink.reject([finding])
        case .missing: context.sink.counts.accepted += 1
        case .value(let value):
            if head.isFlagged {
                others.flagged += 1
                context.sink.counts.accepted += 1
            } else {
                hold(head.account, value, stamp, row)
            }
        }
    }
}
