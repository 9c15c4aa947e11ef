import EmissionModel

/// What one enterprise used in every window, and what each method makes of it.
struct EnterpriseTotals: Sendable {
    /// Mean kWh a day of the 28 days before each start; NaN where it was not eligible.
    private(set) var levels: [Double] = []
    /// kWh of the windows, first by the position of the length, then by that of the start; NaN where it was not
    /// eligible or a day is missing.
    private(set) var actual: [[Double]]
    /// The same by the method's position before all; NaN where the method gave no baseline too.
    private(set) var baselines: [[[Double]]]

    init(
        _ row: [Double], _ windows: BacktestWindows, methods: [BaselineMethod],
        parameters: AccountingParameters.Baseline
    ) {
        let none = Array(
            repeating: Array(repeating: Double.nan, count: windows.starts.count), count: windows.lengths.count)
        actual = none
        baselines = Array(repeating: none, count: methods.count)
        levels.reserveCapacity(windows.starts.count)
        let ratios = CentredRatios(row, isUsable: windows.frame.isUsable, range: 0..<row.count)
        for (position, start) in windows.starts.enumerated() {
            let level = Eligibility.level(row, before: start.index)
            levels.append(level ?? .nan)
            guard level != nil else { continue }
            add(row, start, position, ratios, windows.lengths, methods, parameters)
        }
    }

    private mutating func add(
        _ row: [Double], _ start: BacktestWindows.Start, _ position: Int, _ ratios: CentredRatios, _ lengths: [Int],
        _ methods: [BaselineMethod], _ parameters: AccountingParameters.Baseline
    ) {
        var first: BaselineStudy?
        for (place, length) in lengths.enumerated() {
            guard let window = start.windows[place] else { continue }
            let event = start.index..<start.index + length
            actual[place][position] = event.reduce(0) { $0 + row[$1] }
            let study =
                first.map { BaselineStudy(like: $0, frame: window.frame, days: window.days) }
                ?? BaselineStudy(
                    frame: window.frame, days: window.days, kilowattHours: row, parameters: parameters,
                    ratios: ratios)
            first = first ?? study
            guard study.passesCoverage else { continue }
            for (method, name) in methods.enumerated() {
                let figures = study.figures(name)
                baselines[method][place][position] = event.reduce(0) { $0 + (figures[$1] ?? .nan) }
            }
        }
    }
}
