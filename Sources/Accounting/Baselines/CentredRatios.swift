/// How each day stands to the mean of the seven days around it, which the factors of DTL7 are made of. It hangs on no
/// event: computed once for an enterprise, it serves every start.
struct CentredRatios {
    /// A day that enters no factor, for want of itself or of its week.
    private static let none = Double.nan
    /// A day that counts to its type's days and gives no ratio.
    private static let empty = Double.infinity
    /// Around a mean of kWh a day below this a ratio says nothing.
    private static let leastMean = 5.0
    private static let reach = 3

    private let values: [Double]
    private let first: Int

    /// - Parameters:
    ///   - kilowattHours: of every day of a frame, NaN where there is none.
    ///   - isUsable: of every day of the frame.
    ///   - range: the days that are asked for; their weeks may reach beyond.
    init(_ kilowattHours: [Double], isUsable: [Bool], range: Range<Int>) {
        first = range.lowerBound
        values = kilowattHours.withUnsafeBufferPointer { days in
            range.map { Self.value(days, isUsable: isUsable, at: $0) }
        }
    }

    private static func value(_ days: UnsafeBufferPointer<Double>, isUsable: [Bool], at index: Int) -> Double {
        guard index >= reach, index + reach < days.count, !days[index].isNaN else { return none }
        var sum = 0.0
        var count = 0
        for day in index - reach...index + reach where isUsable[day] && !days[day].isNaN {
            sum += days[day]
            count += 1
        }
        guard count >= UsableDays.neededInWeek else { return none }
        let mean = sum / Double(count)
        return mean > leastMean ? days[index] / mean : empty
    }

    /// Whether the day counts to its type's days.
    func counts(_ index: Int) -> Bool { !value(index).isNaN }

    /// y / mean of the week; nil where there is none.
    func ratio(_ index: Int) -> Double? {
        let value = value(index)
        return value.isFinite ? value : nil
    }

    private func value(_ index: Int) -> Double {
        let position = index - first
        return values.indices.contains(position) ? values[position] : Self.none
    }
}
