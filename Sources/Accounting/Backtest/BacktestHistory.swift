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
    func past(of method: BaselineMethod, before window: PlaceboWindows.Window) -> [[Double]] {
        let days = JointPast.days(window.days, method: method)
        return rows.indices.map { row in
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
