extension Decision {
    /// The entry of the calendar that a confirmed bad day makes.
    public var badDay: CalendarEntry? {
        guard case .badDay(let day, let enterprise) = subject, value == .confirmed(true), isInForce(on: day) else {
            return nil
        }
        return CalendarEntry(day: day, kind: .bad, enterpriseID: enterprise, name: "\(reason)（\(document)）")
    }

    /// The decided target, for the days on which the decision holds.
    public var target: ReductionTarget? {
        guard case .target(let level, let pollutant) = subject, case .share(let share) = value else { return nil }
        return ReductionTarget(
            level: level, pollutant: pollutant, share: share, document: document, reason: reason,
            approvedBy: decidedBy, validFrom: validFrom, validTo: expires)
    }

    public var exemption: Exemption? {
        guard case .exemption(let enterprise) = subject, case .levels(let levels) = value, !levels.isEmpty else {
            return nil
        }
        return Exemption(
            enterpriseID: enterprise, levels: Set(levels), validFrom: validFrom, validTo: expires, document: document)
    }
}

/// An enterprise that need not carry its measure out at some levels, for some days (豁免).
public struct Exemption: Sendable, Hashable {
    public var enterpriseID: String
    public var levels: Set<WarningLevel>
    public var validFrom: CalendarDay?
    public var validTo: CalendarDay?
    public var document: String

    public init(
        enterpriseID: String, levels: Set<WarningLevel>, validFrom: CalendarDay? = nil, validTo: CalendarDay? = nil,
        document: String
    ) {
        self.enterpriseID = enterpriseID
        self.levels = levels
        self.validFrom = validFrom
        self.validTo = validTo
        self.document = document
    }

    public func holds(on day: CalendarDay, at level: WarningLevel?) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validTo, day > validTo { return false }
        return level.map(levels.contains) ?? false
    }
}

extension [ReductionTarget] {
    /// The table with decided targets in place of its rows, on the days for which they were decided.
    public func replaced(by decided: [ReductionTarget]) -> [ReductionTarget] {
        decided.reduce(self) { rows, target in
            rows.flatMap { row in
                row.level == target.level && row.pollutant == target.pollutant ? row.outside(target) : [row]
            }
        } + decided
    }
}

extension ReductionTarget {
    /// What is left of a row's days before and after another's.
    fileprivate func outside(_ other: ReductionTarget) -> [ReductionTarget] {
        var parts: [ReductionTarget] = []
        if let from = other.validFrom, validFrom.map({ $0 < from }) ?? true {
            var before = self
            let last = from.advanced(by: -1)
            before.validTo = validTo.map { Swift.min($0, last) } ?? last
            parts.append(before)
        }
        if let to = other.validTo, validTo.map({ $0 > to }) ?? true {
            var after = self
            let first = to.advanced(by: 1)
            after.validFrom = validFrom.map { Swift.max($0, first) } ?? first
            parts.append(after)
        }
        return parts
    }
}
