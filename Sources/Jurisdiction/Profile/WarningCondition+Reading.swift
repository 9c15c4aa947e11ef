public import EmissionModel

extension WarningCondition {
    /// `AQI>200 48h, AQI>150 72h`: a comma stands for “or”, a plus sign for “and”. nil for any other form.
    public init?(_ text: String) {
        var alternatives: [[Criterion]] = []
        for alternative in text.split(separator: ",", omittingEmptySubsequences: false) {
            let criteria = alternative.split(separator: "+", omittingEmptySubsequences: false).map(Self.criterion)
            guard criteria.allSatisfy({ $0 != nil }) else { return nil }
            alternatives.append(criteria.compactMap { $0 })
        }
        self.init(alternatives: alternatives)
    }

    private static func criterion(_ text: Substring) -> Criterion? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].hasPrefix("AQI>"), words[1].hasSuffix("h"),
            let aqi = Int(words[0].dropFirst(4)), let hours = Int(words[1].dropLast()),
            (1...500).contains(aqi), (1...240).contains(hours)
        else { return nil }
        return Criterion(aqiAbove: aqi, hours: hours)
    }
}
