import EmissionModel
import Foundation

/// Events that did not take place: stretches of past days in which nothing happened, so that what an enterprise used
/// is what it would have used. What a method errs there is what it may err in the response.
struct PlaceboWindows {
    struct Window {
        let windowClass: WindowClass
        let frame: DayFrame
        let days: UsableDays

        /// nil where it holds a bad day, a response or a day without type, or its look-back is not whole in the frame.
        init?(_ event: Range<Int>, in frame: DayFrame, lookback: Int) {
            guard !event.isEmpty, event.lowerBound >= lookback, event.upperBound <= frame.count,
                let windowClass = WindowClass(event, in: frame)
            else { return nil }
            let moved = frame.moved(to: event, lookback: lookback)
            self.windowClass = windowClass
            self.frame = moved
            days = UsableDays(moved)
        }
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
            Window(start..<start + length, in: frame, lookback: lookback).flatMap {
                classes.contains($0.windowClass) ? $0 : nil
            }
        }
    }

    /// The first of them in the order in which the starts were given.
    mutating func keepFirst(_ number: Int) { windows = Array(windows.prefix(number)) }

    /// Calls `body` with every `step`th window for which the enterprise is eligible and passes the gates, its position
    /// and the method's figures.
    ///
    /// - Parameters:
    ///   - kilowattHours: of every day of the frame, NaN where there is none.
    ///   - ratios: of all look-backs.
    func forEach(
        _ kilowattHours: [Double], ratios: CentredRatios, method: BaselineMethod,
        parameters: AccountingParameters.Baseline, every step: Int = 1,
        _ body: (Int, BaselineStudy, BaselineFigures) -> Void
    ) {
        for position in stride(from: 0, to: windows.count, by: step) {
            let window = windows[position]
            guard Eligibility.level(kilowattHours, before: window.frame.start) != nil else { continue }
            let study = BaselineStudy(
                frame: window.frame, days: window.days, kilowattHours: kilowattHours, parameters: parameters,
                ratios: ratios)
            if study.passesCoverage { body(position, study, study.figures(method)) }
        }
    }

    /// log(actual / baseline) of the offsets' totals, one a window; NaN where the enterprise was not eligible, a day
    /// is missing, or either total is not above zero.
    func errors(
        _ kilowattHours: [Double], ratios: CentredRatios, method: BaselineMethod,
        parameters: AccountingParameters.Baseline
    ) -> [Double] {
        var errors = [Double](repeating: .nan, count: windows.count)
        forEach(kilowattHours, ratios: ratios, method: method, parameters: parameters) { position, study, figures in
            if let totals = study.totals(figures, offsets: offsets), totals.actual > 0, totals.baseline > 0 {
                errors[position] = log(totals.actual / totals.baseline)
            }
        }
        return errors
    }
}

extension BaselineStudy {
    /// kWh over days counted from the event's first; nil where a day is missing or has no figure.
    func totals(_ figures: BaselineFigures, offsets: [Int]) -> (actual: Double, baseline: Double)? {
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
