/// Runs of equal readings on days that follow one another, longer than rounding could explain.
struct FrozenRuns {
    /// Of each day, −1 where there is none to look at.
    let cells: [Int64]

    private static let shortest = 3
    /// A value of fewer units than this repeats by chance.
    private static let fewestUnits: Int64 = 50
    private static let lookback = 28
    private static let neededPairs = 10

    /// First index and length of each run.
    var runs: [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for index in cells.indices.map({ $0 + 1 }) {
            if index < cells.count, cells[index] == cells[start] { continue }
            if index - start >= Self.shortest, cells[start] > 0, isDoubtful(start..<index) {
                result.append(start..<index)
            }
            start = index
        }
        return result
    }

    private func isDoubtful(_ run: Range<Int>) -> Bool {
        cells[run.lowerBound] >= Self.fewestUnits * unit && !repeatsOften(before: run.lowerBound)
    }

    /// What all the account's readings are multiples of: a kilowatt-hour, or that times the multiplier.
    private var unit: Int64 {
        var unit: Int64 = 0
        for cell in cells where cell > 0 {
            var (high, low) = (cell, unit)
            while low != 0 { (high, low) = (low, high % low) }
            unit = high
            if unit == 1 { break }
        }
        return max(unit, 1)
    }

    /// More than two days of seven repeat the one before them, so that three alike are chance, or too few are known.
    private func repeatsOften(before start: Int) -> Bool {
        var pairs = 0
        var equal = 0
        for index in max(1, start - Self.lookback)..<max(1, start) where cells[index] >= 0 && cells[index - 1] >= 0 {
            pairs += 1
            if cells[index] == cells[index - 1] { equal += 1 }
        }
        return pairs < Self.neededPairs || equal * 7 > pairs * 2
    }
}
