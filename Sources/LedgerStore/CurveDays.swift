public import EmissionModel

/// Days whose quarter-hours are kept as a file brings them; of other days, where a file gives all 96 of an account, the
/// sum is, and the quarter-hours are read from the file again when they are asked for.
public struct CurveDays: Sendable, Hashable {
    /// Of day numbers.
    private var ranges: [ClosedRange<Int32>]

    /// - Parameter ranges: in any order; they may overlap.
    public init(_ ranges: [ClosedRange<CalendarDay>]) {
        self.ranges = ranges.map { $0.lowerBound.number...$0.upperBound.number }
    }

    public static let none = CurveDays([])
    public static let all: CurveDays = {
        var all = none
        all.ranges = [Int32.min...Int32.max]
        return all
    }()

    /// `20075...20106 20110...20110`, day numbers; what `init(text:)` reads.
    public var text: String { ranges.map { "\($0.lowerBound)...\($0.upperBound)" }.joined(separator: " ") }

    /// - Returns: nil for another text than `text` gives.
    public init?(text: String) {
        ranges = []
        for range in text.split(separator: " ") {
            let bounds = range.split(separator: ".").compactMap { Int32($0) }
            guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
            ranges.append(bounds[0]...bounds[1])
        }
    }

    public func contains(_ day: CalendarDay) -> Bool {
        ranges.contains { $0.contains(day.number) }
    }
}
