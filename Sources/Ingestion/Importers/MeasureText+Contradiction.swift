import EmissionModel

extension MeasureText {
    /// Whether the words say otherwise than a row's type and figures. What only part of them says is no contradiction:
    /// a row may stop one line of those that its words speak of.
    func contradicts(_ measure: Measure) -> Bool {
        guard isUnderstood else { return false }
        switch (type, measure.type) {
        // A target on consumption stands beside a stop: no plant falls to nothing.
        case (.stop, .stop): return !measure.isFullStop
        case (.stop, .limit): return measure.productionCut != .one
        case (.limit, .limit), (.limit, .stop): return !agrees(measure)
        case (.stop, .cap), (.stop, .voluntary), (.stop, .exempt): return true
        case (.limit, .voluntary), (.limit, .exempt): return true
        case (.voluntary, .stop), (.voluntary, .limit), (.exempt, .stop), (.exempt, .limit):
            return !mentionsOtherCut && stated(measure) != [.zero]
        default: return false
        }
    }

    /// Production as a whole, or its consumption; a pollutant's own cut follows other rules.
    private func stated(_ measure: Measure) -> [Ratio] { [measure.productionCut, measure.energyCut].compactMap { $0 } }

    private func agrees(_ measure: Measure) -> Bool {
        guard let productionCut else { return true }
        let numbers = stated(measure) + measure.cuts.values.compactMap { $0 }
        if numbers.isEmpty { return measure.type == .limit || productionCut == .one }
        return numbers.contains(productionCut)
    }
}
