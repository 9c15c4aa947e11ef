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
            return indices.map { study.estimate(method, at: $0).flatMap { Energy(kilowattHours: $0) } }
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
}
