/// A least-squares problem gathered row by row: Σ w a aᵀ and Σ w a b.
struct SymmetricEquations {
    private let count: Int
    /// The lower triangle, row by row.
    private var matrix: [Double]
    private var right: [Double]

    init(count: Int) {
        self.count = count
        matrix = Array(repeating: 0, count: count * (count + 1) / 2)
        right = Array(repeating: 0, count: count)
    }

    mutating func add(_ coefficients: [Double], value: Double, weight: Double) {
        var position = 0
        for row in 0..<count {
            let weighted = weight * coefficients[row]
            right[row] += weighted * value
            for column in 0...row {
                matrix[position] += weighted * coefficients[column]
                position += 1
            }
        }
    }

    /// Of (Σ w a aᵀ + ridge I) x = Σ w a b, by Cholesky's factors.
    /// - Parameter ridge: above zero, so that there is one solution.
    func solution(ridge: Double) -> [Double] {
        precondition(ridge > 0)
        let lower = factors(ridge: ridge)
        var solution = right
        for row in 0..<count {
            for column in 0..<row { solution[row] -= lower[row][column] * solution[column] }
            solution[row] /= lower[row][row]
        }
        for row in (0..<count).reversed() {
            for below in row + 1..<max(count, row + 1) { solution[row] -= lower[below][row] * solution[below] }
            solution[row] /= lower[row][row]
        }
        return solution
    }

    private func factors(ridge: Double) -> [[Double]] {
        var lower: [[Double]] = []
        for row in 0..<count {
            var factors = Array(matrix[row * (row + 1) / 2..<(row + 1) * (row + 2) / 2])
            factors[row] += ridge
            for column in 0...row {
                for inner in 0..<column {
                    let other = column == row ? factors[inner] : lower[column][inner]
                    factors[column] -= factors[inner] * other
                }
                factors[column] = column == row ? factors[row].squareRoot() : factors[column] / lower[column][column]
            }
            lower.append(factors)
        }
        return lower
    }
}
