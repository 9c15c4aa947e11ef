import EmissionModel

/// What the errors of all enterprises of a region teach about one of them.
struct ErrorPool {
    /// 5 to 95 % of error / σ, each error over the σ known before it.
    let standardised: ClosedRange<Double>
    /// 5 to 95 % of the errors of enterprises that use electricity as evenly; only of classes with enough of them.
    let classes: [VolatilityClass: ClosedRange<Double>]

    /// With fewer errors, or from fewer enterprises, nothing is said of others.
    static let leastErrors = 300
    static let leastRows = 10
    /// Days after which σ is taken anew when errors are standardised.
    private static let sigmaDays = 14
    /// As many errors as are looked at; more tell no more.
    private static let mostErrors = 60_000

    /// Measured on 1,454 enterprises of 2015, DTL7, windows of five days, σ of the 120 days before (`evidence.md` 4.6).
    static let publishedStandardised = -2.22...2.36

    /// - Parameter classes: of each row before the event, nil where it is not known.
    init(_ errors: PlaceboErrors, classes rowClasses: [VolatilityClass?]) {
        let rows = errors.rows.indices.filter {
            errors.rows[$0].lazy.count { !$0.isNaN } >= ErrorSpread.leastWindows
        }
        standardised = Self.standardised(errors, rows) ?? Self.publishedStandardised
        var classes: [VolatilityClass: ClosedRange<Double>] = [:]
        for volatility in VolatilityClass.allCases {
            let own = rows.filter { rowClasses[$0] == volatility }
            let known = own.flatMap { errors.rows[$0].filter { !$0.isNaN } }
            guard own.count >= Self.leastRows, known.count >= Self.leastErrors else { continue }
            classes[volatility] = ErrorSpread.quantiles(of: known)
        }
        self.classes = classes
    }

    private static func standardised(_ errors: PlaceboErrors, _ rows: [Int]) -> ClosedRange<Double>? {
        let total = rows.count * errors.starts.count
        let step = max(1, (total + mostErrors - 1) / mostErrors)
        var values: [Double] = []
        values.reserveCapacity(min(total, mostErrors + errors.starts.count))
        for row in stride(from: 0, to: rows.count, by: step).map({ rows[$0] }) {
            values += standardised(errors.rows[row], errors)
        }
        return values.count >= leastErrors ? ErrorSpread.quantiles(of: values) : nil
    }

    /// Each error over the σ that was known at the last fortnight's turn before it.
    private static func standardised(_ row: [Double], _ errors: PlaceboErrors) -> [Double] {
        var values: [Double] = []
        var sigma: Double?
        var renewed = Int.min
        for (error, start) in zip(row, errors.starts) {
            if renewed == Int.min || start >= renewed + sigmaDays {
                sigma = ErrorSpread.sigma(row, starts: errors.starts, length: errors.length, before: start)
                renewed = start
            }
            if let sigma, !error.isNaN { values.append(error / sigma) }
        }
        return values
    }

    /// Of one enterprise: from its own windows, from those of its class in the region where they are too few, else as
    /// published; nil where nothing is known of it either.
    func spread(
        of row: Int, in errors: PlaceboErrors, _ volatility: VolatilityClass?, before day: Int
    ) -> ErrorSpread? {
        let known = errors.rows[row].filter { !$0.isNaN }
        let sigma = ErrorSpread.sigma(errors.rows[row], starts: errors.starts, length: errors.length, before: day)
        if let sigma, let own = ErrorSpread(own: known, sigma: sigma, pool: standardised) { return own }
        return volatility.map { spread(of: $0, windows: known.count, length: errors.length) }
    }

    private func spread(of volatility: VolatilityClass, windows: Int, length: Int) -> ErrorSpread {
        if let interval = classes[volatility] {
            return ErrorSpread(interval, windows: windows, basis: .similarEnterprises, pool: standardised)
        }
        return ErrorSpread(
            volatility.publishedError(length: length), windows: windows, basis: .published, pool: standardised)
    }
}
