import Foundation

/// How far one method is off for sums over random groups of one size.
struct GroupJudgement {
    let table: ClassWindows
    let form: JudgedForm
    let group: GroupDraws

    func error() -> BacktestGroupError? {
        var errors: [Double] = []
        var halfWidths: [Double] = []
        var covered = 0
        for draw in group.draws {
            let position = table.positions[draw.window]
            let sums = form.canRule ? sums(of: draw.members, through: position) : [sums(of: draw.members, at: position)]
            guard let last = sums.last, let error = last.error else { continue }
            errors.append(abs(error))
            guard let interval = interval(sums, before: position), last.baseline > 0 else { continue }
            halfWidths.append(interval.halfWidth)
            if interval.contains(log(last.actual / last.baseline)) { covered += 1 }
        }
        guard let median = errors.selectQuantile(0.5), let p90 = errors.selectQuantile(0.9) else { return nil }
        return BacktestGroupError(
            enterprises: group.size, median: median, p90: p90,
            coverage90: halfWidths.isEmpty ? nil : Double(covered) / Double(halfWidths.count),
            halfWidth90: halfWidths.selectQuantile(0.5))
    }

    private func sums(of members: [Int], at position: Int) -> EnergySums {
        var sums = EnergySums()
        for row in members { sums.add(actual: table.actual[row][position], baseline: form.baselines[row][position]) }
        return sums
    }

    /// Of every start up to one.
    private func sums(of members: [Int], through position: Int) -> [EnergySums] {
        var sums = Array(repeating: EnergySums(), count: position + 1)
        for row in members {
            let (actual, baselines) = (table.actual[row], form.baselines[row])
            for start in 0...position { sums[start].add(actual: actual[start], baseline: baselines[start]) }
        }
        return sums
    }

    /// 5 to 95 % of what the same sum was off in the windows that had ended; 0 always within.
    private func interval(_ sums: [EnergySums], before position: Int) -> ClosedRange<Double>? {
        guard form.canRule else { return nil }
        var past = (0..<max(0, position - table.length + 1)).compactMap { start -> Double? in
            let isKnown = table.isOrdinary[start] && sums[start].actual > 0 && sums[start].baseline > 0
            return isKnown ? log(sums[start].actual / sums[start].baseline) : nil
        }
        guard past.count >= ErrorSpread.leastWindows, let low = past.selectQuantile(0.05),
            let high = past.selectQuantile(0.95)
        else { return nil }
        return min(low, 0)...max(high, 0)
    }
}
