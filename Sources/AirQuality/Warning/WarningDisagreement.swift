public import EmissionModel

/// Days on which the issued warning is not what the air asks for. The issued one rules.
public struct WarningDisagreement: Sendable, Hashable {
    public var first: CalendarDay
    public var last: CalendarDay
    /// nil: none is asked for.
    public var recommended: WarningLevel?
    /// nil: none is in force.
    public var issued: WarningLevel?
    public var kind: AirQualityRecord.Kind
    /// The highest daily index of these days, without ozone.
    public var largestIndex: Int
}

extension WarningRecommendation {
    /// Days in a row that differ alike are one; days whose index is not known are passed over.
    /// - Parameter issued: the intervals in force, of whatever episodes.
    public func disagreements(
        with issued: [ResponseInterval], on range: ClosedRange<CalendarDay>
    ) -> [WarningDisagreement] {
        var result: [WarningDisagreement] = []
        for air in days where range.contains(air.day) {
            guard let index = air.aqiWithoutOzone else { continue }
            let recommended = level(on: air.day)
            let inForce = issued.filter { $0.minutes(on: air.day) > 0 }.compactMap(\.level).max()
            guard recommended != inForce else { continue }
            if let last = result.last, last.last.advanced(by: 1) == air.day, last.recommended == recommended,
                last.issued == inForce, last.kind == air.kind
            {
                result[result.count - 1].last = air.day
                result[result.count - 1].largestIndex = max(last.largestIndex, index)
            } else {
                result.append(
                    WarningDisagreement(
                        first: air.day, last: air.day, recommended: recommended, issued: inForce, kind: air.kind,
                        largestIndex: index))
            }
        }
        return result
    }

    /// The highest recommended level in force on a day; nil where none is.
    public func level(on day: CalendarDay) -> WarningLevel? { episodes.compactMap { $0.level(on: day) }.max() }
}
