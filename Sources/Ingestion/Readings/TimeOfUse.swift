import Diagnostics
import EmissionModel
import Tabular

/// 尖、峰、平、谷: the parts of a day's consumption. Their sum is the total where the file gives none; where it gives one,
/// the total stands and a difference is said.
struct TimeOfUse {
    private let context: ImportContext
    private let columns: [ColumnMapping.Column]

    var firstColumn: Int { columns[0].index }

    /// nil where the file has none of them.
    init?(_ context: ImportContext) {
        columns = ["tip_kwh", "peak_kwh", "flat_kwh", "valley_kwh"].compactMap { context.mapping.columns[$0] }
        guard !columns.isEmpty else { return nil }
        self.context = context
    }

    /// The parts added up; missing where one of them is.
    func sum(of row: RowView, _ cells: ReadingCells) -> ReadingCells.Value {
        var sum: Int64 = 0
        for column in columns {
            switch cells.value(of: row, column.index, title: column.header, unitPower: column.unitPower) {
            case .value(let value): sum += value
            case let other: return other
            }
        }
        return .value(sum)
    }

    /// Rows that leave a part blank are not compared.
    func check(_ row: RowView, total: ColumnMapping.Column, _ stated: Int64) {
        var sum: Int64 = 0
        for column in columns {
            guard case .value(let part) = row.decimal(column.index),
                let value = part.scaled(toPlaces: 6 + column.unitPower)
            else { return }
            sum = sum.addingReportingOverflow(value).partialValue
        }
        guard case .value(let printed) = row.decimal(total.index),
            !PrintedTotal.agrees(sum, with: printed, stated, unitPower: total.unitPower)
        else { return }
        var place = context.place
        place.row = row.number
        place.column = total.index + 1
        context.sink.log.report(
            IngestionMessages.timeOfUseMismatch(
                JSONValue(Energy(milliwattHours: sum).kilowattHours).text(), row.text(total.index), at: place,
                raw: row.text(total.index)))
    }
}
