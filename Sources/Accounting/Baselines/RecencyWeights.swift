/// Levels of usable days of which the nearer to the event say more: each weighs four fifths of the one before it. Found
/// on the starts of 2015 up to August, judged on those from September (`方法说明.md`). It lives only as long as a statistic
/// of it is made: no allocation of its own.
struct RecencyWeights {
    private typealias Entry = (value: Double, weight: Double)

    private static let decay = 0.8
    /// Shares of the weight that differ by less are equal.
    private static let rounding = 1e-9

    /// From the lowest value, of equal ones the lighter first.
    private let entries: UnsafeMutableBufferPointer<Entry>
    private var count = 0
    private var total = 0.0
    private var next = 1.0

    /// - Parameter capacity: how many may be added.
    static func with<Result>(capacity: Int, _ body: (inout RecencyWeights) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Entry.self, capacity: max(capacity, 1)) { buffer in
            var weights = RecencyWeights(entries: buffer)
            return body(&weights)
        }
    }

    private init(entries: UnsafeMutableBufferPointer<Entry>) { self.entries = entries }

    /// The levels that follow are those before the event, or those after it.
    mutating func beginSide() { next = 1 }

    /// The level of a side's next day, away from the event.
    mutating func addNext(_ value: Double) {
        var place = count
        while place > 0, (entries[place - 1].value, entries[place - 1].weight) > (value, next) {
            entries[place] = entries[place - 1]
            place -= 1
        }
        entries[place] = (value, next)
        count += 1
        total += next
        next *= Self.decay
    }

    /// The lowest value at which half of all the weight is reached, its mean with the next one where it is exactly half,
    /// as after a lasting change between two sides of equal weight; nil where there is none.
    var median: Double? {
        var reached = 0.0
        for position in 0..<count {
            reached += entries[position].weight
            let beyondHalf = reached - total / 2
            if abs(beyondHalf) <= total * Self.rounding, position + 1 < count {
                return (entries[position].value + entries[position + 1].value) / 2
            }
            if beyondHalf > 0 { return entries[position].value }
        }
        return count > 0 ? entries[count - 1].value : nil
    }

    /// Without the lowest and the highest, where more than two remain to choose from; nil where there is none.
    var trimmedMean: Double? {
        let kept = count > 2 ? 1..<count - 1 : 0..<count
        var (sum, weight) = (0.0, 0.0)
        for position in kept {
            sum += entries[position].value * entries[position].weight
            weight += entries[position].weight
        }
        return weight > 0 ? sum / weight : nil
    }
}
