public import EmissionModel

extension Backtest {
    /// What evidence 4.7 judges.
    public static let stressMethods: [BaselineMethod] = [.prior5DayType, .dtl7, .dtl7TwoSided]
    public static let stressLength = 5

    /// Baselines of the same windows with and without faults in the readings before them; what was used in the windows
    /// stays as it was.
    public static func stress(
        _ input: BacktestInput, from: CalendarDay? = nil, to: CalendarDay? = nil,
        methods: [BaselineMethod] = stressMethods, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws(Refusal) -> StressTable {
        let plan = BacktestPlan(lengths: [stressLength], from: from, to: to, methods: methods, groups: [.none])
        let windows = StressWindows(try BacktestWindows(input, plan))
        guard !windows.all.isEmpty else { throw .noWindow }
        let duplicates = DuplicateSeries(kilowattHours: input.kilowattHours).laterOnes
        let rows = input.kilowattHours.indices.filter { !duplicates.contains($0) }.map { input.kilowattHours[$0] }
        let counter = StepCounter(total: rows.count * StressFault.allCases.count, progress)
        var table = StressTable(
            length: stressLength, windowClass: windows.windowClass, windows: windows.all.count, enterpriseWindows: 0,
            rows: [])
        for fault in StressFault.allCases {
            let totals = Parallel.map(rows.count) { index in
                defer { counter.step() }
                return StressTotals(
                    FaultyHistory(rows[index], fault, enterprise: index), windows, methods: methods,
                    parameters: input.parameters.baseline)
            }
            let judged = fault == .duplicates ? totals + doubled(totals) : totals
            table.rows += methods.indices.map { StressJudgement(judged, windows, method: $0).row(fault, methods[$0]) }
            if fault == .clean {
                table.enterpriseWindows = totals.reduce(0) { $0 + $1.actual.count { !$0.isNaN } }
            }
        }
        guard table.enterpriseWindows > 0 else { throw .noEnterprise }
        return table
    }

    private static func doubled(_ totals: [StressTotals]) -> [StressTotals] {
        stride(from: 0, to: totals.count, by: 10).map { totals[$0] }
    }
}

/// The windows that faults are put before: the normal ones, or else all of the class that has most.
struct StressWindows: Sendable {
    struct Window: Sendable {
        let start: Int
        let frame: DayFrame
        let days: UsableDays
        /// Those without the response that is put in and known.
        let daysWithoutResponse: UsableDays
    }

    let windowClass: WindowClass
    let all: [Window]

    init(_ windows: BacktestWindows) {
        let starts = windows.starts[windows.reported].compactMap { start in
            start.windows.first.flatMap { $0 }.map { (start.index, $0) }
        }
        func count(_ windowClass: WindowClass) -> Int { starts.count { $0.1.windowClass == windowClass } }
        let chosen =
            count(.normal) > 0
            ? WindowClass.normal : WindowClass.allCases.max { count($0) < count($1) } ?? .normal
        windowClass = chosen
        all = starts.filter { $0.1.windowClass == chosen }.map { index, window in
            let response = FaultyHistory.responseDays.map { window.frame.day(at: index - $0) }
            return Window(
                start: index, frame: window.frame, days: window.days,
                daysWithoutResponse: UsableDays(window.frame, without: Set(response)))
        }
    }
}

/// What one enterprise used in every window, and what each method makes of the faulty days before.
struct StressTotals: Sendable {
    /// Mean kWh a day before each window; NaN where the enterprise was not eligible.
    private(set) var levels: [Double] = []
    private(set) var actual: [Double] = []
    /// By method.
    private(set) var baselines: [[Double]]

    init(
        _ history: FaultyHistory, _ windows: StressWindows, methods: [BaselineMethod],
        parameters: AccountingParameters.Baseline
    ) {
        baselines = Array(repeating: [], count: methods.count)
        for window in windows.all {
            let level = Eligibility.level(history.clean, before: window.start)
            let event = window.start..<window.start + Backtest.stressLength
            levels.append(level ?? .nan)
            actual.append(level == nil ? .nan : event.reduce(0) { $0 + history.clean[$1] })
            guard level != nil else {
                for method in methods.indices { baselines[method].append(.nan) }
                continue
            }
            let study = BaselineStudy(
                frame: window.frame, days: history.fault == .flaggedResponse ? window.daysWithoutResponse : window.days,
                kilowattHours: history.history(before: window.start), parameters: parameters)
            for (method, name) in methods.enumerated() {
                let figures = study.passesCoverage ? study.figures(name) : nil
                baselines[method].append(event.reduce(0) { $0 + (figures?[$1] ?? .nan) })
            }
        }
    }
}

/// One method under one fault.
struct StressJudgement {
    private var errors = ErrorSample()
    private var eligible = 0
    private var sums: [(actual: Double, baseline: Double)]

    init(_ totals: [StressTotals], _ windows: StressWindows, method: Int) {
        sums = Array(repeating: (0, 0), count: windows.all.count)
        for total in totals {
            for position in windows.all.indices where !total.actual[position].isNaN {
                eligible += 1
                let (actual, baseline) = (total.actual[position], total.baselines[method][position])
                guard !baseline.isNaN else { continue }
                let usual = total.levels[position] * Double(Backtest.stressLength)
                errors.add(ErrorSample.Error(actual: actual, baseline: baseline, usual: usual))
                sums[position].actual += actual
                sums[position].baseline += baseline
            }
        }
    }

    func row(_ fault: StressFault, _ method: BaselineMethod) -> StressRow {
        var errors = errors
        let aggregates = sums.filter { $0.actual > 0 }.map { $0.baseline / $0.actual - 1 }
        return StressRow(
            fault: fault, method: method, judgedShare: eligible > 0 ? Double(errors.count) / Double(eligible) : 0,
            medianAPE: errors.errorQuantile(0.5), aggregateBias: aggregates.mean)
    }
}
