import EmissionModel

/// Every method with every comparison group that is asked for, judged in the windows of one length.
struct LengthJudgement {
    /// A method, by its position among the totals, with a comparison group.
    struct Candidate {
        var method: Int
        var group: ComparisonGroupMethod
    }

    private let totals: [EnterpriseTotals]
    private let history: BacktestHistory
    private let methods: [BaselineMethod]
    private let windows: BacktestWindows
    private let halves: BacktestHalves?
    private let place: Int
    private let actual: [[Double]]
    private let levels: [[Double]]
    /// By method, then by comparison group, in the order asked for.
    private let candidates: [Candidate]
    /// Positions of the methods that are judged with comparison groups too.
    private let grouped: [Int]
    /// Intervals of the ruling method, whose σ tells how evenly an enterprise uses electricity.
    private let ruling: BacktestIntervals
    private let betas: [[Double?]]
    private let judgesIntervals: Bool

    /// - Parameter methods: of the totals, DTL7 among them.
    init(
        _ totals: [EnterpriseTotals], _ history: BacktestHistory, methods: [BaselineMethod],
        _ windows: BacktestWindows, _ plan: BacktestPlan, halves: BacktestHalves?, place: Int, ruling: BaselineMethod
    ) {
        let actual = totals.map { $0.actual[place] }
        let errors = { (method: Int) in Self.errors(actual, totals.map { $0.baselines[method][place] }, windows, place)
        }
        let oneSided = methods.firstIndex(of: .dtl7) ?? 0
        self.totals = totals
        self.history = history
        self.methods = methods
        self.windows = windows
        self.halves = halves
        self.place = place
        self.actual = actual
        grouped = Self.grouped(plan, methods, ruling: ruling)
        levels = totals.map(\.levels)
        candidates = Self.candidates(plan, methods, ruling: ruling)
        judgesIntervals = plan.judgesIntervals
        self.ruling = Self.intervals(
            plan.judgesIntervals ? errors(methods.firstIndex(of: ruling) ?? oneSided) : [], windows, place,
            plan.judgesIntervals)
        let needsPast = plan.groups.contains { $0 == .ownBeta || $0 == .auto }
        betas =
            halves.map {
                needsPast ? GroupedBaselines.betas(errors(oneSided), windows, $0, place: place) : []
            } ?? []
    }

    static func candidates(_ plan: BacktestPlan, _ methods: [BaselineMethod], ruling: BaselineMethod) -> [Candidate] {
        let grouped = grouped(plan, methods, ruling: ruling)
        return plan.methods.compactMap(methods.firstIndex).flatMap { method in
            plan.groups.filter { $0 == .none || grouped.contains(method) }.map { Candidate(method: method, group: $0) }
        }
    }

    /// The ruling method and the DTL7 family, which groups are made for, or, where the plan has none of these, all of the
    /// plan's.
    private static func grouped(_ plan: BacktestPlan, _ methods: [BaselineMethod], ruling: BaselineMethod) -> [Int] {
        let family: Set<BaselineMethod> = [ruling, .dtl7, .dtl7TwoSided, .dtl7Recent, .dtl7RecentTwoSided]
        let printed = plan.methods.filter(family.contains)
        return (printed.isEmpty ? plan.methods : printed).compactMap(methods.firstIndex)
    }

    private static func errors(
        _ actual: [[Double]], _ baselines: [[Double]], _ windows: BacktestWindows, _ place: Int
    ) -> [[Double]] {
        zip(actual, baselines).map { actual, baselines in
            zip(actual, baselines).map {
                ComparisonGroup.logRatio(actual: $0, baseline: $1, days: windows.lengths[place])
            }
        }
    }

    // MARK: Tables

    /// By class; those without windows are left out.
    ///
    /// - Parameter isDone: called after each method with each group.
    func tables(largest: Set<Int>, isDone: @Sendable () -> Void) -> [BacktestTable] {
        let classes = WindowClass.allCases.compactMap {
            ClassWindows(windows, place: place, windowClass: $0, actual: actual, largest: largest)
        }
        let rows = Parallel.map(candidates.count) { index in
            defer { isDone() }
            let form = form(candidates[index])
            return classes.map { RowJudgement(table: $0, form: form, ruling: ruling, levels: levels).row() }
        }
        return classes.enumerated().map { position, own in
            BacktestTable(
                length: own.length, windowClass: own.windowClass, windows: own.positions.count,
                enterpriseWindows: own.enterpriseWindows, rows: rows.map { $0[position] })
        }
    }

    private func form(_ candidate: Candidate) -> JudgedForm {
        var baselines = totals.map { $0.baselines[candidate.method][place] }
        var errors = Self.errors(actual, baselines, windows, place)
        if let halves, candidate.group != .none {
            baselines = GroupedBaselines(
                history: history, method: methods[candidate.method], windows: windows, halves: halves, place: place,
                baselines: baselines, errors: errors, betas: betas
            ).corrected(by: candidate.group)
            errors = Self.errors(actual, baselines, windows, place)
        }
        return JudgedForm(
            method: methods[candidate.method], group: candidate.group, baselines: baselines,
            intervals: Self.intervals(errors, windows, place, judgesIntervals),
            canRule: judgesIntervals && grouped.contains(candidate.method))
    }

    private static func intervals(
        _ errors: [[Double]], _ windows: BacktestWindows, _ place: Int, _ areMade: Bool
    ) -> BacktestIntervals {
        areMade
            ? BacktestIntervals(errors, isOrdinary: windows.isOrdinary(place), length: windows.lengths[place])
            : BacktestIntervals(errors: errors)
    }
}
