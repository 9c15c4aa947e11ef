import EmissionModel

/// Baselines judged on days on which nothing happened, so that the true answer is known (evidence 4.1).
public enum Backtest {
    /// Why there is nothing to judge.
    public enum Refusal: Error, Sendable, Hashable {
        /// The history has `days` days and needs `needed` for one window.
        case tooShort(days: Int, needed: Int)
        /// No window of the days asked for is free of responses and has its days before and after.
        case noWindow
        /// No enterprise uses enough, on enough days.
        case noEnterprise
    }

    /// - Parameter progress: told the share that is done, from any thread, never twice at once and never less than before.
    public static func run(
        _ input: BacktestInput, _ plan: BacktestPlan, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws(Refusal) -> BacktestResult {
        let windows = try BacktestWindows(input, plan)
        let duplicates = DuplicateSeries(kilowattHours: input.kilowattHours).laterOnes
        let rows = input.kilowattHours.indices.filter { !duplicates.contains($0) }.map { input.kilowattHours[$0] }
        let tables = BacktestJudgement(rows, windows, plan, input.parameters, progress).tables()
        guard tables.contains(where: { $0.enterpriseWindows > 0 }) else { throw .noEnterprise }
        let starts = windows.starts[windows.reported].filter { $0.windows.contains { $0 != nil } }
        return BacktestResult(
            firstStart: windows.frame.day(at: starts.first?.index ?? 0),
            lastStart: windows.frame.day(at: starts.last?.index ?? 0),
            enterprises: rows.count { $0.contains { !$0.isNaN } },
            duplicates: duplicates.map { input.enterpriseIDs[$0] }.sorted(), tables: tables)
    }
}
