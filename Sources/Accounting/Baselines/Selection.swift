extension UnsafeMutableBufferPointer<Double> {
    /// The number that stands at `rank` when they are sorted. Afterwards none before `rank` is greater, none behind it
    /// smaller (Hoare's selection, with the median of three as pivot). None may be NaN.
    func select(_ rank: Int) -> Double {
        var low = 0
        var high = count - 1
        while low < high {
            let pivot = Self.middle(self[low], self[(low + high) / 2], self[high])
            var left = low
            var right = high
            while left <= right {
                while self[left] < pivot { left += 1 }
                while pivot < self[right] { right -= 1 }
                guard left <= right else { break }
                swapAt(left, right)
                left += 1
                right -= 1
            }
            if rank <= right {
                high = right
            } else if rank >= left {
                low = left
            } else {
                break
            }
        }
        return self[rank]
    }

    /// nil where empty. Changes the order.
    var median: Double? {
        guard count > 0 else { return nil }
        let middle = select(count / 2)
        return count % 2 == 1 ? middle : (highest(of: count / 2) + middle) / 2
    }

    /// nil where empty. Between two numbers by linear interpolation (type 7 of Hyndman and Fan, as NumPy and R have it).
    /// Changes the order.
    ///
    /// - Parameter share: from 0 to 1.
    func selectQuantile(_ share: Double) -> Double? {
        guard count > 0 else { return nil }
        let position = share * Double(count - 1)
        let above = Int(position.rounded(.up))
        let upper = select(above)
        let weight = Double(above) - position
        return weight > 0 ? upper + weight * (highest(of: above) - upper) : upper
    }

    /// As `[Double].sortedQuantile` has it of sorted numbers, to the last bit; nil where empty. Changes the order.
    func selectSortedQuantile(_ share: Double) -> Double? {
        guard count > 0 else { return nil }
        let position = share * Double(count - 1)
        let below = Swift.min(Int(position), count - 1)
        let lower = select(below)
        guard below + 1 < count else { return lower + (lower - lower) * (position - Double(below)) }
        return lower + (lowest(from: below + 1) - lower) * (position - Double(below))
    }

    /// Of those from `start` on.
    private func lowest(from start: Int) -> Double {
        var lowest = self[start]
        for index in start + 1..<Swift.max(count, start + 1) where self[index] < lowest { lowest = self[index] }
        return lowest
    }

    /// Of those before `end`.
    private func highest(of end: Int) -> Double {
        var highest = self[0]
        for index in 1..<Swift.max(end, 1) where self[index] > highest { highest = self[index] }
        return highest
    }

    private static func middle(_ first: Double, _ second: Double, _ third: Double) -> Double {
        Swift.max(Swift.min(first, second), Swift.min(Swift.max(first, second), third))
    }
}

extension [Double] {
    /// nil where empty. Changes the order.
    mutating func selectQuantile(_ share: Double) -> Double? {
        withUnsafeMutableBufferPointer { $0.selectQuantile(share) }
    }
}
