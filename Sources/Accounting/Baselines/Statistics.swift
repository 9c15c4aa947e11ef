extension [Double] {
    /// The mean of the two middle values of an even count; nil where empty.
    var median: Double? {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { copy in
            _ = copy.initialize(from: self)
            return copy.median
        }
    }

    var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }

    /// Without the highest and the lowest, where more than two remain to choose from.
    var trimmedMean: Double? {
        count > 2 ? Array(sorted().dropFirst().dropLast()).mean : mean
    }

    /// The mean of the highest `number`.
    func meanOfHighest(_ number: Int) -> Double? { Array(sorted().suffix(number)).mean }
}
