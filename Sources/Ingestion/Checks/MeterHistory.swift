/// The last readings of one meter that were believed, as integers, in the order they came.
struct MeterHistory {
    /// Four weeks: every weekday four times.
    static let length = 28

    private var values: [Int64] = []
    private var next = 0
    private(set) var lowest = Int64.max
    private(set) var highest = Int64.min

    var count: Int { values.count }

    mutating func add(_ value: Int64) {
        if values.count < Self.length {
            values.append(value)
            lowest = min(lowest, value)
            highest = max(highest, value)
            return
        }
        let leaving = values[next]
        values[next] = value
        next = (next + 1) % Self.length
        if leaving == lowest || leaving == highest {
            lowest = values.min() ?? value
            highest = values.max() ?? value
        } else {
            lowest = min(lowest, value)
            highest = max(highest, value)
        }
    }

    mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        next = 0
        lowest = .max
        highest = .min
    }

    /// The lower of the two middle ones where their number is even; 0 where there is none.
    var median: Int64 { values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2] }
}
