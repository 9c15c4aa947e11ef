/// The median of the last few known values of a series, as integers.
struct SlidingMedian {
    private var sorted: [Int64] = []

    var count: Int { sorted.count }

    mutating func add(_ value: Int64) { sorted.insert(value, at: place(of: value)) }

    /// - Parameter value: one that was added.
    mutating func remove(_ value: Int64) { sorted.remove(at: place(of: value)) }

    /// The lower of the two middle ones where their number is even; nil where there is none.
    var median: Int64? { sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2] }

    /// Of the first one that is not smaller.
    private func place(of value: Int64) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
