extension [Double] {
    /// The mean of the two middle values of an even count; nil where empty.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        let middle = count / 2
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }

    /// Without the highest and the lowest, where more than two remain to choose from.
    var trimmedMean: Double? {
        count > 2 ? Array(sorted().dropFirst().dropLast()).mean : mean
    }

    /// The mean of the highest `number`.
    func meanOfHighest(_ number: Int) -> Double? { Array(sorted().suffix(number)).mean }
}
