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
        _ input: BacktestInput, _ plan: BacktestPlan, progress: @Sendable (Double) -> Void = { _ in }
    ) throws(Refusal) -> BacktestResult {
        throw .noWindow
    }
}
