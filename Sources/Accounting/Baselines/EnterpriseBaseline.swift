import EmissionModel

/// The baseline that rules an enterprise's accounted days, and those printed beside it. One energy a day, nil where
/// there is none.
struct EnterpriseBaseline {
    var source: BaselineSource
    var daily: [Energy?]
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
        twoSided = estimates(.dtl7TwoSided)
        prior5 = estimates(.prior5DayType)
        if let given {
            source = .given
            daily = indices.map { _ in given }
            return
        }
        guard study.passesCoverage else {
            source = .none
            daily = indices.map { _ in nil }
            return
        }
        // Reports that are due before seven days have followed stand on the one-sided figure.
        let configured = study.parameters.method
        let method = configured == .dtl7TwoSided && twoSided.contains(nil) ? .dtl7 : configured
        daily =
            switch method {
            case .dtl7TwoSided: twoSided
            case .prior5DayType: prior5
            default: estimates(method)
            }
        source = daily.contains { $0 != nil } ? .method(method) : .none
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
        result.twoSided = scaled(twoSided)
        result.prior5 = scaled(prior5)
        if case .method = source, result.daily.allSatisfy({ $0 == nil }) { result.source = .none }
        return result
    }
}
