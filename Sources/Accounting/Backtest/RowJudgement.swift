import EmissionModel

/// How one method, with one comparison group, does in the windows of a table.
struct RowJudgement {
    let table: ClassWindows
    /// By enterprise and start; NaN where there is none.
    let baselines: [[Double]]
    /// Mean kWh a day before each start, by enterprise.
    let levels: [[Double]]

    func row(_ method: BaselineMethod, _ group: ComparisonGroupMethod) -> BacktestRow {
        var all = ErrorSample()
        var bySize = Array(repeating: ErrorSample(), count: SizeClass.allCases.count)
        for (enterprise, actual) in table.actual.enumerated() {
            for position in table.positions where !actual[position].isNaN && !baselines[enterprise][position].isNaN {
                let level = levels[enterprise][position]
                let size = SizeClass.allCases.firstIndex(of: SizeClass(kilowattHoursPerDay: level)) ?? 0
                let usual = level * Double(table.length)
                all.add(actual: actual[position], baseline: baselines[enterprise][position], usual: usual)
                bySize[size].add(actual: actual[position], baseline: baselines[enterprise][position], usual: usual)
            }
        }
        var row = BacktestRow(method: method, group: group, judged: all.count)
        guard all.count > 0 else { return row }
        row.medianAPE = all.errorQuantile(0.5)
        row.p90APE = all.errorQuantile(0.9)
        row.bias = all.bias
        row.falseShares = BacktestRow.falseSteps.compactMap(all.falseShare)
        addAggregates(to: &row)
        row.groupErrors = table.groups.compactMap(groupError)
        row.bySize = parts(bySize, of: all)
        return row
    }

    // MARK: Sums

    private typealias Sums = (actual: Double, baseline: Double)

    /// Of the enterprises that the method gave a baseline; nil where none has one.
    private func error(_ sums: Sums) -> Double? { sums.actual > 0 ? sums.baseline / sums.actual - 1 : nil }

    private func add(_ enterprise: Int, _ position: Int, to sums: inout Sums) {
        let actual = table.actual[enterprise][position]
        let baseline = baselines[enterprise][position]
        guard !actual.isNaN, !baseline.isNaN else { return }
        sums.actual += actual
        sums.baseline += baseline
    }

    private func addAggregates(to row: inout BacktestRow) {
        var whole = Array(repeating: Sums(0, 0), count: table.positions.count)
        var rest = whole
        for enterprise in table.actual.indices {
            let isLargest = table.largest.contains(enterprise)
            for (window, position) in table.positions.enumerated() {
                add(enterprise, position, to: &whole[window])
                if !isLargest { add(enterprise, position, to: &rest[window]) }
            }
        }
        let errors = whole.compactMap(error)
        row.aggregateMAE = errors.map(abs).mean
        row.aggregateBias = errors.mean
        row.aggregateMAEWithoutLargest = rest.compactMap(error).map(abs).mean
    }

    private func groupError(_ group: GroupDraws) -> BacktestGroupError? {
        var errors = group.draws.compactMap { draw -> Double? in
            var sums = Sums(0, 0)
            for enterprise in draw.members { add(enterprise, table.positions[draw.window], to: &sums) }
            return error(sums).map(abs)
        }
        guard let median = errors.quantile(0.5), let p90 = errors.quantile(0.9) else { return nil }
        return BacktestGroupError(enterprises: group.size, median: median, p90: p90)
    }

    private func parts(_ samples: [ErrorSample], of all: ErrorSample) -> [BacktestPart<SizeClass>] {
        zip(SizeClass.allCases, samples).filter { $1.count > 0 }.map { kind, sample in
            var sample = sample
            return BacktestPart(
                kind: kind, judged: sample.count, energyShare: all.energy > 0 ? sample.energy / all.energy : 0,
                enterpriseShare: Double(sample.count) / Double(all.count), medianAPE: sample.errorQuantile(0.5),
                falseShare20: sample.falseShare(0.20))
        }
    }
}
