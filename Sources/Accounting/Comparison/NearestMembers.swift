import Foundation

/// The members of a group that an enterprise went up and down with: the 50 of the highest correlation of the logs of the
/// 42 days before the event (`evidence.md` 4.4).
struct NearestMembers {
    static let days = 42
    static let count = 50

    private let members: [Int]
    /// Of every row in turn, `width` lanes: its logs about their mean, of length 1; zero where nothing is known.
    private let directions: [SIMD8<Float>]
    /// Whether a row varied, over enough known days.
    private let isKnown: [Bool]

    private static let width = (days + 7) / 8
    /// With fewer days known nothing can be said about two that went together.
    private static let leastDays = 21
    private static let leastVariation = 1e-9

    /// - Parameters:
    ///   - members: rows, ascending.
    ///   - kilowattHours: of every row the 42 days before the event, NaN where one is missing or not to be trusted.
    init(members: [Int], kilowattHours: [[Double]]) {
        var directions: [SIMD8<Float>] = []
        directions.reserveCapacity(kilowattHours.count * Self.width)
        isKnown = kilowattHours.map { days in
            let direction = Self.direction(days)
            for lane in 0..<Self.width {
                var values = SIMD8<Float>.zero
                for offset in 0..<8 where lane * 8 + offset < direction.count {
                    values[offset] = Float(direction[lane * 8 + offset])
                }
                directions.append(values)
            }
            return !direction.isEmpty
        }
        self.directions = directions
        self.members = members
    }

    /// A missing day stands at the mean.
    private static func direction(_ kilowattHours: [Double]) -> [Double] {
        let logs = kilowattHours.prefix(days).map { $0.isNaN ? .nan : log(max($0, Eligibility.floor)) }
        let known = logs.filter { !$0.isNaN }
        guard known.count >= leastDays, let mean = known.mean else { return [] }
        let deviations = logs.map { $0.isNaN ? 0 : $0 - mean }
        let length = deviations.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > leastVariation ? deviations.map { $0 / length } : []
    }

    /// Rows, the nearest first, equal ones in the order of rows, itself left out; all members where nothing is known of
    /// the row.
    func nearest(to row: Int) -> [Int] {
        guard isKnown[row] else { return members.filter { $0 != row } }
        return withUnsafeTemporaryAllocation(of: Ranking.Entry.self, capacity: Self.count) { entries in
            var nearest = Ranking(entries: entries)
            for member in members where member != row && isKnown[member] {
                nearest.add(
                    Ranking.Entry(row: Int32(truncatingIfNeeded: member), correlation: correlation(row, member)))
            }
            return nearest.rows
        }
    }

    private func correlation(_ first: Int, _ second: Int) -> Float {
        var sum = SIMD8<Float>.zero
        for lane in 0..<Self.width {
            sum += directions[first * Self.width + lane] * directions[second * Self.width + lane]
        }
        return sum.sum()
    }
}

/// The entries of the highest correlation among all that are added, the highest first, equal ones in the order they
/// came. It lives only as long as its memory, which it does not own.
private struct Ranking {
    struct Entry {
        var row: Int32
        var correlation: Float
    }

    let entries: UnsafeMutableBufferPointer<Entry>
    private var count = 0

    init(entries: UnsafeMutableBufferPointer<Entry>) { self.entries = entries }

    var rows: [Int] { entries[..<count].map { Int($0.row) } }

    mutating func add(_ entry: Entry) {
        if count < entries.count {
            count += 1
        } else if entry.correlation <= entries[count - 1].correlation {
            return
        }
        var place = count - 1
        while place > 0, entries[place - 1].correlation < entry.correlation {
            entries[place] = entries[place - 1]
            place -= 1
        }
        entries[place] = entry
    }
}
