import EmissionModel

/// The ordinary days of some weeks, workdays and days off apart, each kind of a week with the ordinary days of its kind
/// within three weeks either side: their median is what an enterprise usually uses then.
struct UsualWeeks {
    struct Part {
        /// Indices of the week's own days.
        var days: [Int]
        /// Indices of those that tell the usual.
        var around: [Int]
    }

    let parts: [Part]

    private static let halfWidth = 21
    private static let neededDays = 5
    /// Below 50 kWh a day an enterprise says nothing.
    private static let leastUsual: Int64 = 50_000_000

    /// - Parameter isWorkday: of each day that is ordinary; nil for others.
    init(_ days: [CalendarDay], isWorkday: [Bool?]) {
        var parts: [Part] = []
        for week in Set(days.map(Self.thursday)).sorted() {
            for kind in [true, false] {
                let ofKind = days.indices.filter { isWorkday[$0] == kind }
                let own = ofKind.filter { Self.thursday(days[$0]) == week }
                let around = ofKind.filter { abs(week.distance(to: days[$0])) <= Self.halfWidth }
                if !own.isEmpty, around.count >= Self.neededDays { parts.append(Part(days: own, around: around)) }
            }
        }
        self.parts = parts
    }

    /// - Parameter cells: milliwatt-hours, −1 where there is no reading.
    /// - Returns: nil where too few readings tell it, or the enterprise is hardly in use.
    static func usual(_ part: Part, _ cells: [Int64], _ buffer: inout [Int64]) -> Int64? {
        buffer.removeAll(keepingCapacity: true)
        for index in part.around where cells[index] >= 0 { buffer.append(cells[index]) }
        guard buffer.count >= neededDays else { return nil }
        buffer.sort()
        let usual = buffer[(buffer.count - 1) / 2]
        return usual >= leastUsual ? usual : nil
    }

    private static func thursday(_ day: CalendarDay) -> CalendarDay { day.advanced(by: 4 - day.weekday) }
}
