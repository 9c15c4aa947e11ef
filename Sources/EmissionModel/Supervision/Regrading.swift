/// A change of an enterprise's performance grade from a day on (绩效等级调整; 003 “动态调整”, 004 “按规定降级处理”).
public struct Regrading: Sendable, Hashable {
    public var enterpriseID: String
    public var grade: PerformanceGrade
    public var validFrom: CalendarDay
    public var document: String?
    public var reason: String?

    public init(
        enterpriseID: String, grade: PerformanceGrade, validFrom: CalendarDay, document: String? = nil,
        reason: String? = nil
    ) {
        self.enterpriseID = enterpriseID
        self.grade = grade
        self.validFrom = validFrom
        self.document = document
        self.reason = reason
    }
}

extension Enterprise {
    /// With the grade of a later change.
    public func regraded(by regrading: Regrading?) -> Enterprise {
        guard let regrading else { return self }
        var result = self
        result.grade = regrading.grade
        return result
    }
}

extension Sequence<Regrading> {
    /// For each enterprise the last change that holds on a day.
    public func inForce(on day: CalendarDay) -> [String: Regrading] {
        var result: [String: Regrading] = [:]
        for regrading in self where regrading.validFrom <= day {
            if let known = result[regrading.enterpriseID], known.validFrom > regrading.validFrom { continue }
            result[regrading.enterpriseID] = regrading
        }
        return result
    }
}
