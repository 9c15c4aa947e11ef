import EmissionModel

/// One method's baselines with one comparison group, for one length of window.
struct JudgedForm {
    let method: BaselineMethod
    let group: ComparisonGroupMethod
    /// By enterprise and start.
    let baselines: [[Double]]
    let intervals: BacktestIntervals
    /// It can rule an account: its sums over groups are given intervals as well.
    let canRule: Bool
}
