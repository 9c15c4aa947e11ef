import EmissionModel

/// How the baselines of a region err together: in each past window the errors of all enterprises in that same window, so
/// that what they had in common stays in common. A sum of independent errors covers 49 to 77 % instead of 90 %
/// (`evidence.md` 4.6).
struct JointErrors {
    private struct Window {
        /// In `PlaceboErrors.starts`.
        var position: Int
        /// Rows that speak for themselves in it.
        var known: [Int]
    }

    private let errors: PlaceboErrors
    private let spreads: [ErrorSpread?]
    private let windows: [Window]

    /// - Parameter spreads: by row; rows without one take no part.
    init(_ errors: PlaceboErrors, _ spreads: [ErrorSpread?]) {
        self.errors = errors
        self.spreads = spreads
        let speaking = spreads.indices.filter { spreads[$0]?.basis == .own }
        windows = errors.starts.indices.compactMap { position in
            let known = speaking.filter { !errors.rows[$0][position].isNaN }
            return known.isEmpty ? nil : Window(position: position, known: known)
        }
    }

    /// Too few windows to tell how errors go together: then all are taken to err to the same side, each as far as it
    /// does once in twenty, which is the widest that can be.
    var isBound: Bool { windows.count < ErrorSpread.leastWindows }

    var windowCount: Int { windows.count }

    /// Windows, or the two bounds.
    var count: Int { isBound ? 2 : windows.count }

    /// One error a window; empty for a row without a spread. Where a row says nothing in a window, that of another
    /// enterprise in it stands in, scaled by both their σ: which one is settled by the row's seed and the window's day.
    ///
    /// - Parameter isGiant: its errors alone move the sum, and must reach as far as its own interval.
    func errors(of row: Int, seed: UInt64, isGiant: Bool) -> [Double] {
        guard let spread = spreads[row] else { return [] }
        guard !isBound else { return [spread.interval.lowerBound, spread.interval.upperBound] }
        let own = spread.basis == .own ? errors.rows[row] : []
        return windows.map { window in
            let error = own.isEmpty ? .nan : own[window.position]
            if !error.isNaN { return isGiant ? spread.stretched(error) : error }
            return standIn(in: window, seed: seed) * spread.sigma
        }
    }

    private func standIn(in window: Window, seed: UInt64) -> Double {
        var numbers = SeededNumbers(
            seed: seed ^ UInt64(errors.starts[window.position]) &* 0x9E37_79B9_7F4A_7C15)
        let row = window.known[numbers.whole(0...window.known.count - 1)]
        guard let spread = spreads[row] else { return 0 }
        return errors.rows[row][window.position] / spread.sigma
    }

    /// The same for an identifier on every machine (FNV-1a).
    static func seed(of id: String) -> UInt64 {
        id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
    }
}
