/// Σ w a aᵀ over some rows a, on top of a diagonal.
struct SymmetricMatrix {
    let count: Int
    /// The lower triangle, row by row.
    fileprivate var entries: [Double]

    init(count: Int, diagonal: Double) {
        self.count = count
        entries = Array(repeating: 0, count: count * (count + 1) / 2)
        for row in 0..<count { entries[(row + 1) * (row + 2) / 2 - 1] = diagonal }
    }

    mutating func add(_ coefficients: [Double], weight: Double) {
        var position = 0
        for row in 0..<count {
            let weighted = weight * coefficients[row]
            for column in 0...row { entries[position + column] += weighted * coefficients[column] }
            position += row + 1
        }
    }
}

/// L of L Lᵀ = a positive definite matrix, to solve equations with it.
struct CholeskyFactors {
    let count: Int
    /// Row by row.
    private var lower: [Double]

    /// - Parameter matrix: with a diagonal above zero, so that there is one solution.
    init(_ matrix: SymmetricMatrix) {
        count = matrix.count
        lower = matrix.entries
        for row in 0..<count {
            let start = Self.start(row)
            for column in 0...row {
                let other = Self.start(column)
                var rest = lower[start + column]
                for inner in 0..<column { rest -= lower[start + inner] * lower[other + inner] }
                lower[start + column] = column == row ? rest.squareRoot() : rest / lower[other + column]
            }
        }
    }

    private static func start(_ row: Int) -> Int { row * (row + 1) / 2 }

    func solve(_ right: [Double]) -> [Double] {
        var solution = right
        for row in 0..<count {
            let start = Self.start(row)
            for column in 0..<row { solution[row] -= lower[start + column] * solution[column] }
            solution[row] /= lower[start + row]
        }
        for row in (0..<count).reversed() {
            let start = Self.start(row)
            solution[row] /= lower[start + row]
            for column in 0..<row { solution[column] -= lower[start + column] * solution[row] }
        }
        return solution
    }
}
