import EmissionModel
import Foundation

/// Events that did not take place: stretches of past days in which nothing happened, so that what an enterprise used
/// is what it would have used. What a method errs there is what it may err in the response.
struct PlaceboWindows {
    struct Window {
        let windowClass: WindowClass
        let frame: DayFrame
        let days: UsableDays
    }

    /// The accounted days, counted from the first response day.
    let offsets: [Int]
    /// In the order of the starts.
    private(set) var windows: [Window]

    /// - Parameters:
    ///   - frame: of the episode; only days before it are used, or, with `through`, days up to there.
    ///   - starts: indices from which a window may begin; one without its whole look-back in the frame is left out.
    init(
        _ frame: DayFrame, offsets: [Int], lookback: Int, starts: some Sequence<Int>, classes: Set<WindowClass>
    ) {
        self.offsets = offsets
        let length = (offsets.max() ?? -1) + 1
        windows = starts.compactMap { start in
            let event = start..<start + length
            guard length > 0, start >= lookback, event.upperBound <= frame.count,
                let windowClass = WindowClass(event, in: frame), classes.contains(windowClass)
            else { return nil }
            let moved = frame.moved(to: event, lookback: lookback)
            return Window(windowClass: windowClass, frame: moved, days: UsableDays(moved))
        }
    }

    /// The first of them in the order in which the starts were given.
    mutating func keepFirst(_ number: Int) { windows = Array(windows.prefix(number)) }

    /// log(actual / baseline) of the offsets' totals, one a window; NaN where the enterprise was not eligible, a day
    /// is missing, or either total is not above zero.
    ///
    /// - Parameter kilowattHours: of every day of the frame, NaN where there is none.
    func errors(
        _ kilowattHours: [Double], ratios: CentredRatios, method: BaselineMethod,
        parameters: AccountingParameters.Baseline
    ) -> [Double] {
        windows.map { window in
            guard Eligibility.level(kilowattHours, before: window.frame.start) != nil else { return .nan }
            let study = BaselineStudy(
                frame: window.frame, days: window.days, kilowattHours: kilowattHours, parameters: parameters,
                ratios: ratios)
            guard study.passesCoverage, let totals = study.totals(method, offsets: offsets) else { return .nan }
            return totals.actual > 0 && totals.baseline > 0 ? log(totals.actual / totals.baseline) : .nan
        }
    }
}

extension BaselineStudy {
    /// kWh over days counted from the event's first; nil where a day is missing or has no figure.
    func totals(_ method: BaselineMethod, offsets: [Int]) -> (actual: Double, baseline: Double)? {
        let figures = self.figures(method)
        var totals = (actual: 0.0, baseline: 0.0)
        for offset in offsets {
            let index = frame.start + offset
            guard let baseline = figures[index], !kilowattHours[index].isNaN else { return nil }
            totals.actual += kilowattHours[index]
            totals.baseline += baseline
        }
        return totals
    }
}
