import EmissionModel
import Foundation

/// How one method, with one comparison group, does in the windows of a table.
struct RowJudgement {
    let table: ClassWindows
    let form: JudgedForm
    /// Of the method that rules accounts, whose σ tells the class of an enterprise.
    let ruling: BacktestIntervals
    /// Mean kWh a day before each start, by enterprise.
    let levels: [[Double]]

    func row() -> BacktestRow {
        var all = ErrorSample()
        var bySize = Samples<SizeClass>()
        var byVolatility = Samples<VolatilityClass>()
        for enterprise in table.actual.indices {
            for position in table.positions {
                guard let error = error(enterprise, position) else { continue }
                all.add(error)
                bySize.add(error, to: SizeClass(kilowattHoursPerDay: levels[enterprise][position]))
                if let volatility = ruling.volatility(of: enterprise, at: position) {
                    byVolatility.add(error, to: volatility)
                }
            }
        }
        var row = BacktestRow(method: form.method, group: form.group, judged: all.count)
        guard all.count > 0 else { return row }
        row.medianAPE = all.errorQuantile(0.5)
        row.p90APE = all.errorQuantile(0.9)
        row.bias = all.bias()
        row.falseShares = BacktestRow.falseSteps.compactMap(all.falseShare)
        row.coverage90 = all.coverage
        row.halfWidth90 = all.halfWidth()
        row.groupErrors = table.groups.compactMap { GroupJudgement(table: table, form: form, group: $0).error() }
        row.byVolatility = byVolatility.parts(of: all)
        row.bySize = bySize.parts(of: all)
        addAggregates(to: &row)
        return row
    }

    /// nil where the enterprise was not eligible, or the method gave no baseline.
    private func error(_ enterprise: Int, _ position: Int) -> ErrorSample.Error? {
        let actual = table.actual[enterprise][position]
        let baseline = form.baselines[enterprise][position]
        guard !actual.isNaN, !baseline.isNaN else { return nil }
        return ErrorSample.Error(
            actual: actual, baseline: baseline, usual: levels[enterprise][position] * Double(table.length),
            logRatio: form.intervals.errors[enterprise][position],
            interval: form.intervals.interval(of: enterprise, at: position))
    }

    private func addAggregates(to row: inout BacktestRow) {
        var whole = Array(repeating: EnergySums(), count: table.positions.count)
        var rest = whole
        for enterprise in table.actual.indices {
            let isLargest = table.largest.contains(enterprise)
            for (window, position) in table.positions.enumerated() {
                let (actual, baseline) = (table.actual[enterprise][position], form.baselines[enterprise][position])
                whole[window].add(actual: actual, baseline: baseline)
                if !isLargest { rest[window].add(actual: actual, baseline: baseline) }
            }
        }
        let errors = whole.compactMap(\.error)
        row.aggregateMAE = errors.map(abs).mean
        row.aggregateBias = errors.mean
        row.aggregateMAEWithoutLargest = rest.compactMap(\.error).map(abs).mean
    }
}

/// The errors of each class of enterprises.
private struct Samples<Class: CaseIterable & Hashable & Sendable> {
    private var samples: [Class: ErrorSample] = [:]

    mutating func add(_ error: ErrorSample.Error, to kind: Class) { samples[kind, default: ErrorSample()].add(error) }

    func parts(of all: ErrorSample) -> [BacktestPart<Class>] {
        Class.allCases.compactMap { kind in
            guard var sample = samples[kind] else { return nil }
            return BacktestPart(
                kind: kind, judged: sample.count, energyShare: all.energy > 0 ? sample.energy / all.energy : 0,
                enterpriseShare: Double(sample.count) / Double(all.count), medianAPE: sample.errorQuantile(0.5),
                falseShare20: sample.falseShare(0.20), coverage90: sample.coverage, halfWidth90: sample.halfWidth())
        }
    }
}
