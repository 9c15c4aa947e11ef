import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// 用电量 with a day's intervals across: 96 quarter-hours, of which the curve is kept, or 48 or 24 longer ones, of which
/// only the sum is. Every interval with a cell counts as one reading.
struct PointImporter: CollectingImporter, DayHoldingImporter {
    private let points: PointColumns
    private let date: Int
    private let unitPower: Int
    private var cells: ReadingCells
    private var curves: CurveSink
    private var days: DaySink
    private var others: PassedOver

    var collected: [(day: CalendarDay, reading: QuarterReading)] { curves.collected ?? [] }

    init(context: ImportContext, points: PointColumns, date: Int, isCollecting: Bool = false) {
        self.points = points
        self.date = date
        unitPower = context.mapping.wideUnitPower
        cells = ReadingCells(context)
        curves = CurveSink(context, isCollecting: isCollecting)
        days = DaySink(context)
        others = PassedOver(context)
    }

    mutating func take(_ row: RowView) throws {
        others.look(at: row)
        guard let (account, day, isFlagged) = try head(of: row) else { return }
        let values = values(of: row)
        guard !isFlagged else {
            others.flagged += values.count { $0 != nil }
            cells.context.sink.counts.accepted += values.count { $0 != nil }
            return
        }
        check(values, row)
        if points.isQuarterHourly {
            hold(values, account, day, row)
        } else {
            holdSum(values, account, day, row)
        }
        try curves.flushIfFull()
        try days.flushIfFull()
    }

    mutating func finish() throws {
        try days.flush()
        try curves.finish()
        others.report()
    }

    /// Takes a row that gives all of a day's intervals.
    mutating func hold(_ reading: StoredReading, on day: CalendarDay) throws {
        days.hold(reading, on: day)
        cells.context.sink.counts.accepted += points.columns.count - 1
        curves.note(reading.account, on: day, quarters: StoredCurve.quarters)
        try days.flushIfFull()
    }

    private mutating func head(of row: RowView) throws -> (Int32, CalendarDay, Bool)? {
        if case .value(let text) = row.date(date), (2000...2099).contains(text.year), text.minute == nil,
            let day = CalendarDay(text), cells.isPlain(row), let account = try cells.plainAccountID(of: row)
        {
            return (account, day, false)
        }
        let given = points.columns.count { row.kind($0) != .blank }
        guard let head = try cells.head(of: row, rejecting: given), let day = head.day else { return nil }
        return (head.account, day, head.isFlagged)
    }

    /// In the order of time, nil where there is none; a cell that is wrong is rejected by itself.
    private func values(of row: RowView) -> [Int64?] {
        points.columns.map { column in
            guard row.kind(column) != .blank else { return nil }
            if let value = cells.plainValue(of: row, column, unitPower: unitPower) { return value }
            switch cells.value(of: row, column, title: "第 \(column + 1) 列", unitPower: unitPower) {
            case .value(let value): return value
            case .missing: cells.context.sink.counts.accepted += 1
            case .wrong(let finding): cells.context.sink.reject([finding])
            }
            return nil
        }
    }

    private mutating func hold(_ values: [Int64?], _ account: Int32, _ day: CalendarDay, _ row: RowView) {
        for (quarter, value) in values.enumerated() {
            guard let value else { continue }
            curves.hold(
                QuarterReading(
                    account: account, quarter: UInt8(quarter), milliwattHours: value,
                    line: Int32(clamping: row.number)), on: day)
        }
    }

    private mutating func holdSum(_ values: [Int64?], _ account: Int32, _ day: CalendarDay, _ row: RowView) {
        let known = values.compactMap { $0 }
        let isWhole = known.count == values.count
        let isHalf = known.count * 2 >= values.count
        let line = Int32(clamping: row.number)
        days.hold(
            StoredReading(
                account: account, milliwattHours: isHalf ? known.reduce(0, +) : 0, line: line,
                status: isWhole ? .good : isHalf ? .partial : .missing), on: day)
        // The row is one reading to the sink, and one for each of its intervals to the file.
        cells.context.sink.counts.accepted += max(known.count - 1, 0)
        if !isWhole { curves.note(account, on: day, quarters: known.count * StoredCurve.quarters / values.count) }
    }

    /// A total beside the intervals is compared and otherwise left alone.
    private func check(_ values: [Int64?], _ row: RowView) {
        guard let total = cells.context.mapping.columns["kwh"], !values.contains(nil),
            case .value(let printed) = row.decimal(total.index),
            let stated = printed.scaled(toPlaces: 6 + total.unitPower)
        else { return }
        let sum = values.reduce(Int64(0)) { $0 + ($1 ?? 0) }
        guard !PrintedTotal.agrees(sum, with: printed, stated, unitPower: total.unitPower) else { return }
        cells.context.sink.log.report(
            IngestionMessages.pointsDifferFromTotal(
                JSONValue(Energy(milliwattHours: sum).kilowattHours).text(), row.text(total.index),
                at: cells.place(row, column: total.index), raw: row.text(total.index)))
    }
}

/// Whether parts add to a total, to the last decimal that the total is printed with.
enum PrintedTotal {
    /// - Parameters:
    ///   - sum: of the parts, in milliwatt-hours.
    ///   - stated: the total in milliwatt-hours.
    static func agrees(_ sum: Int64, with printed: DecimalText, _ stated: Int64, unitPower: Int) -> Bool {
        let places = max(0, min(18, 6 + unitPower - printed.scale))
        let lastPlace = (0..<places).reduce(Int64(1)) { unit, _ in unit * 10 }
        return Int128(sum - stated).magnitude * 2 <= Int128(lastPlace).magnitude && (sum == stated || lastPlace > 1)
    }
}
