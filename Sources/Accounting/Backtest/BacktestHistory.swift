import EmissionModel

/// The days of all enterprises, as studies of them at any start need them.
struct BacktestHistory {
    let rows: [[Double]]
    private let ratios: [CentredRatios]
    private let parameters: AccountingParameters.Baseline

    init(_ rows: [[Double]], _ frame: DayFrame, _ parameters: AccountingParameters.Baseline) {
        self.rows = rows
        self.parameters = parameters
        ratios = Parallel.map(rows.count) { row in
            CentredRatios(rows[row], isUsable: frame.isUsable, range: 0..<frame.count)
        }
    }

    /// log(actual / baseline of the window) of every row on the days of `JointPast`, NaN where either is missing.
    /// - Parameter isAsked: of every row; the others stand at their baselines.
    func past(
        of method: BaselineMethod, before window: PlaceboWindows.Window, isAsked: (Int) -> Bool
    ) -> [[Double]] {
        let days = JointPast.days(window.days, method: method)
        let nothing = Array(repeating: Double.nan, count: days.count)
        return rows.indices.map { row in
            guard isAsked(row) else { return nothing }
            let figures = BaselineStudy(
                frame: window.frame, days: window.days, kilowattHours: rows[row], parameters: parameters,
                ratios: ratios[row]
            ).figures(method)
            return days.map { day in
                figures[day].map { ComparisonGroup.logRatio(actual: rows[row][day], baseline: $0) } ?? .nan
            }
        }
    }
}
