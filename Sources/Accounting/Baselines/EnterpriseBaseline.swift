import EmissionModel
import Foundation

/// The baseline that rules an enterprise's accounted days, and those printed beside it. One energy a day, nil where
/// there is none.
struct EnterpriseBaseline {
    var source: BaselineSource
    var daily: [Energy?]
    /// Before a comparison group corrected `daily`; nil where none did, on any day.
    var uncorrected: [Energy?]?
    /// Of the days: a comparison group moved the baseline.
    private(set) var isCorrected: [Bool]
    var twoSided: [Energy?]
    var prior5: [Energy?]

    /// - Parameters:
    ///   - indices: the accounted days in the frame of the study.
    ///   - calendarIsKnown: every day of the look-back and every accounted day has a type.
    init(_ study: BaselineStudy, given: Energy?, indices: [Int], calendarIsKnown: Bool) {
        let estimates = { (method: BaselineMethod) -> [Energy?] in
            guard calendarIsKnown else { return indices.map { _ in nil } }
            let figures = study.figures(method)
            return indices.map { figures[$0].flatMap { Energy(kilowattHours: $0) } }
        }
        isCorrected = indices.map { _ in false }
        twoSided = estimates(.dtl7TwoSided)
        prior5 = estimates(.prior5DayType)
        if let given {
            source = .given
            daily = indices.map { _ in given }
            return
        }
        guard study.passesCoverage, CityAccounting.supportedMethods.contains(study.parameters.method) else {
            source = .none
            daily = indices.map { _ in nil }
            return
        }
        // Far from Lunar New Year there is no lunar curve. Reports that are due before seven days have followed stand on
        // the one-sided figure.
        let isOutOfSeason = study.parameters.method == .lunarLastYear && !study.frame.isInLunarSeason
        let configured = isOutOfSeason ? .dtl7 : study.parameters.method
        let figures = estimates(configured)
        let isTooEarly = configured.oneSided != configured && figures.contains(nil)
        let method = isTooEarly ? configured.oneSided : configured
        daily = isTooEarly ? estimates(method) : figures
        source = daily.contains { $0 != nil } ? .method(method) : .none
    }

    /// - Parameter logs: log(corrected / uncorrected) of each day, nil where the group says nothing. A given baseline stays
    ///   as it is.
    func corrected(by logs: [Double?]) -> EnterpriseBaseline {
        guard case .method = source, logs.contains(where: { $0 != nil }) else { return self }
        var result = self
        result.uncorrected = daily
        result.isCorrected = logs.map { $0 != nil }
        result.daily = zip(daily, logs).map { day, log in
            guard let day, let log else { return day }
            return Energy(kilowattHours: day.kilowattHours * exp(log))
        }
        return result
    }

    /// The baselines of parts of the days.
    /// - Parameter shares: of each day's consumption; nil where unknown, 1 for a whole day.
    func scaled(by shares: [Double?]) -> EnterpriseBaseline {
        func scaled(_ days: [Energy?]) -> [Energy?] {
            zip(days, shares).map { day, share in
                guard let day, let share else { return nil }
                return share == 1 ? day : Energy(kilowattHours: day.kilowattHours * share)
            }
        }
        var result = self
        result.daily = scaled(daily)
        result.uncorrected = uncorrected.map(scaled)
        result.twoSided = scaled(twoSided)
        result.prior5 = scaled(prior5)
        if case .method = source, result.daily.allSatisfy({ $0 == nil }) { result.source = .none }
        return result
    }
}
