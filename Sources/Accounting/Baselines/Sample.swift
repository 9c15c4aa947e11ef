/// A handful of numbers that live only as long as a statistic of them is made: no allocation of their own.
struct Sample {
    private let numbers: UnsafeMutableBufferPointer<Double>
    private(set) var count = 0

    /// - Parameter capacity: how many may be added.
    static func with<Result>(capacity: Int, _ body: (inout Sample) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(capacity, 1)) { buffer in
            var sample = Sample(numbers: buffer)
            return body(&sample)
        }
    }

    private init(numbers: UnsafeMutableBufferPointer<Double>) {
        self.numbers = numbers
    }

    mutating func add(_ number: Double) {
        numbers.initializeElement(at: count, to: number)
        count += 1
    }

    private var added: UnsafeMutableBufferPointer<Double> { UnsafeMutableBufferPointer(rebasing: numbers[..<count]) }

    /// nil where empty.
    var lowest: Double? { added.min() }

    /// nil where empty.
    var mean: Double? { count == 0 ? nil : sum(0..<count) / Double(count) }

    /// The mean of the two middle values of an even count; nil where empty.
    var median: Double? { added.median }

    /// Without the highest and the lowest, where more than two remain to choose from.
    var trimmedMean: Double? {
        guard count > 2 else { return mean }
        sort()
        return sum(1..<count - 1) / Double(count - 2)
    }

    /// The mean of the highest `number`.
    func meanOfHighest(_ number: Int) -> Double? {
        guard count > 0 else { return nil }
        sort()
        let first = max(0, count - number)
        return sum(first..<count) / Double(count - first)
    }

    /// By insertion: there are few.
    private func sort() {
        for next in 1..<max(count, 1) {
            let number = numbers[next]
            var place = next
            while place > 0, numbers[place - 1] > number {
                numbers[place] = numbers[place - 1]
                place -= 1
            }
            numbers[place] = number
        }
    }

    private func sum(_ range: Range<Int>) -> Double { range.reduce(0) { $0 + numbers[$1] } }
}
