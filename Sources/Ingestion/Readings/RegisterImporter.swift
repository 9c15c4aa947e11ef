import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// 用电量 by registers: one stand a day, or both ends of the day, with or without a multiplier. What they make is computed
/// when it is asked for, so that neither the day before nor the multiplier has to come first.
struct RegisterImporter: TableImporter {
    private let register: ColumnMapping.Column
    private let cells: ReadingCells
    private var others: PassedOver
    private var byDay: [CalendarDay: [StoredRegister]] = [:]
    private var held = 0

    init(context: ImportContext, register: ColumnMapping.Column) {
        self.register = register
        cells = ReadingCells(context)
        others = PassedOver(context)
    }

    mutating func take(_ row: RowView) throws {
        others.look(at: row)
        let context = cells.context
        guard let head = try cells.head(of: row), let day = head.day else { return }
        var fields = context.fields(of: row)
        let multiplier = fields.scaled("multiplier", places: 6, in: 1...1_000_000_000_000, "0.000001–1000000")
        let start = stand(&fields, "previous_register")
        let end = stand(&fields, "register")
        guard !fields.isRejected else { return context.sink.reject(fields.findings) }
        guard let end, !head.isFlagged else {
            if head.isFlagged { others.flagged += 1 } else { reportMissing(row) }
            context.sink.counts.accepted += 1
            return
        }
        byDay[day, default: []].append(
            StoredRegister(
                account: head.account, start: start, end: end, multiplier: multiplier,
                line: Int32(clamping: row.number)))
        held += 1
        if held >= DaySink.batchSize { try flush() }
    }

    mutating func finish() throws {
        try flush()
        others.report()
    }

    /// In millionths of a unit; nil where the cell is empty.
    private func stand(_ fields: inout FieldReader, _ key: String) -> Int64? {
        fields.scaled(key, places: 6, in: 0...1_000_000_000_000_000_000, "0–10^12")
    }

    private func reportMissing(_ row: RowView) {
        cells.context.sink.log.report(
            IngestionMessages.missingReading(
                at: cells.place(row, column: register.index), raw: row.text(register.index)))
    }

    private mutating func flush() throws {
        for (day, registers) in byDay.sorted(by: { $0.key < $1.key }) {
            cells.context.sink.counts += try cells.context.sink.transaction.add(registers, on: day)
        }
        byDay.removeAll(keepingCapacity: true)
        held = 0
    }
}
