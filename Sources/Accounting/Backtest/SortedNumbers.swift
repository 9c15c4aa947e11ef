/// Numbers kept in order while some come and others go, so that their quantiles cost no sorting.
struct SortedNumbers {
    private var numbers: [Double] = []

    var count: Int { numbers.count }

    mutating func insert(_ number: Double) { numbers.insert(number, at: place(of: number)) }

    /// One that is there.
    mutating func remove(_ number: Double) { numbers.remove(at: place(of: number)) }

    /// Linear between neighbours (Hyndman and Fan's type 7); nil where empty.
    func quantile(_ share: Double) -> Double? { numbers.sortedQuantile(share) }

    /// σ from the median distance from the median; nil where empty.
    var medianSigma: Double? {
        guard let median = quantile(0.5) else { return nil }
        return numbers.withUnsafeBufferPointer { Self.sigma(of: $0, median) }
    }

    private static func sigma(of numbers: UnsafeBufferPointer<Double>, _ median: Double) -> Double {
        var right = numbers.count / 2
        while right < numbers.count, numbers[right] <= median { right += 1 }
        var left = right - 1
        var (below, distance) = (0.0, 0.0)
        for _ in 0...numbers.count / 2 {
            below = distance
            let onLeft = left >= 0 ? median - numbers[left] : .infinity
            let onRight = right < numbers.count ? numbers[right] - median : .infinity
            distance = min(onLeft, onRight)
            if onLeft <= onRight { left -= 1 } else { right += 1 }
        }
        return .sigmaOfMedianDeviation * (numbers.count % 2 == 1 ? distance : (below + distance) / 2)
    }

    /// Of the first that is not smaller.
    private func place(of number: Double) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
