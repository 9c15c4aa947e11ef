import Diagnostics
import EmissionModel
import Tabular

/// What a file of readings holds beside the consumption and what is not taken from it: said once a file, with its sum.
struct PassedOver {
    private let context: ImportContext
    private let reverse: ColumnMapping.Column?
    private let baseline: ColumnMapping.Column?
    private var reverseRows = 0
    private var reverseSum: Int64 = 0
    private var baselineRows = 0
    /// Readings that their sender does not trust, in a form that has no place for them.
    var flagged = 0

    init(_ context: ImportContext) {
        self.context = context
        reverse = context.mapping.columns["reverse_kwh"]
        baseline = context.mapping.columns["baseline_kwh"]
    }

    mutating func look(at row: RowView) {
        if let reverse, case .value(let decimal) = row.decimal(reverse.index), decimal.significand != 0 {
            reverseRows += 1
            let value = decimal.scaled(toPlaces: 6 + reverse.unitPower) ?? 0
            reverseSum = reverseSum.addingReportingOverflow(value).partialValue
        }
        if let baseline, case .value = row.decimal(baseline.index) { baselineRows += 1 }
    }

    func report() {
        var place = context.place
        place.row = context.mapping.headerRow
        if let reverse, reverseRows > 0 {
            place.column = reverse.index + 1
            context.sink.log.report(
                IngestionMessages.reverseEnergy(
                    String(reverseRows), JSONValue(Energy(milliwattHours: reverseSum).kilowattHours).text(),
                    reverse.header, at: place))
        }
        if let baseline, baselineRows > 0 {
            place.column = baseline.index + 1
            context.sink.log.report(IngestionMessages.baselineInReadings(baseline.header, at: place))
        }
        if flagged > 0 {
            place.column = context.mapping.columns["status"].map { $0.index + 1 }
            context.sink.log.report(IngestionMessages.flaggedNotTaken(String(flagged), at: place))
        }
    }
}
