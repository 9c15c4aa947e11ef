/// A stretch of time in minutes of the +08:00 clock, its end excluded; `.max` where the end is not known.
struct Stretch: Hashable, Sendable {
    var start: Int64
    var end: Int64

    static let open = Int64.max

    var isOpen: Bool { end == Self.open }

    func contains(_ minute: Int64) -> Bool { start <= minute && minute < end }
    func overlaps(_ other: Stretch) -> Bool { start < other.end && other.start < end }
}

extension [Stretch] {
    /// In order, those that touch or overlap as one, and those between which no more than `gap` minutes lie.
    func merged(within gap: Int64 = 0) -> [Stretch] {
        var result: [Stretch] = []
        for stretch in sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = result.last, last.isOpen || stretch.start - last.end <= gap {
                result[result.count - 1].end = Swift.max(last.end, stretch.end)
            } else {
                result.append(stretch)
            }
        }
        return result
    }
}
