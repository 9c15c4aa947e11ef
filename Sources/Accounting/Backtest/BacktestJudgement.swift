import EmissionModel

/// Every method judged in every window, in stages that each use all cores.
struct BacktestJudgement {
    private let rows: [[Double]]
    private let windows: BacktestWindows
    private let plan: BacktestPlan
    private let parameters: AccountingParameters
    private let counter: StepCounter
    /// Those of the plan, and DTL7, from which comparison groups and volatility are learnt.
    private let methods: [BaselineMethod]

    /// A method with a group takes about as long as the totals of so many enterprises.
    private static let stepsOfForm = 100

    init(
        _ rows: [[Double]], _ windows: BacktestWindows, _ plan: BacktestPlan, _ parameters: AccountingParameters,
        _ progress: @escaping @Sendable (Double) -> Void
    ) {
        self.rows = rows
        self.windows = windows
        self.plan = plan
        self.parameters = parameters
        methods = plan.methods + (plan.methods.contains(.dtl7) ? [] : [.dtl7])
        let candidates = LengthJudgement.candidates(plan, methods, ruling: parameters.baseline.method)
        counter = StepCounter(total: rows.count + Self.stepsOfForm * candidates.count * plan.lengths.count, progress)
    }

    func tables() -> [BacktestTable] {
        let totals = Parallel.map(rows.count) { index in
            defer { counter.step(1) }
            return EnterpriseTotals(rows[index], windows, methods: methods, parameters: parameters.baseline)
        }
        let halves =
            plan.groups.contains { $0 != .none }
            ? BacktestHalves(
                rows, levels: totals.map(\.levels), windows, minimum: parameters.comparisonMinimum,
                needsNearest: plan.groups.contains { $0 == .nearest50 || $0 == .nearestRidge }) : nil
        let history = BacktestHistory(rows, windows.frame, parameters.baseline)
        return plan.lengths.indices.flatMap { place in
            LengthJudgement(
                totals, history, methods: methods, windows, plan, halves: halves, place: place,
                ruling: parameters.baseline.method
            ).tables(largest: largest) { counter.step(Self.stepsOfForm) }
        }
    }

    /// The ten that used most in the whole history.
    private var largest: Set<Int> {
        let totals = rows.map { $0.reduce(0) { $1.isNaN ? $0 : $0 + $1 } }
        return Set(totals.indices.sorted { (totals[$0], $1) > (totals[$1], $0) }.prefix(10))
    }
}
