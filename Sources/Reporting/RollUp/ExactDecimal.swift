/// A decimal number as text, exactly: `-1.50e3`.
struct ExactDecimal {
    /// The number is `digits` × 10^-`scale`.
    private let digits: Int128
    private let scale: Int

    /// - Parameter text: a JSON number. nil where it has more digits than can be held, or an absurd exponent.
    init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
        guard let mantissa = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0,
            (-40...40).contains(exponent)
        else { return nil }
        let point = mantissa.firstIndex(of: ".")
        let decimals = point.map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
        let plain = mantissa.filter { $0 != "." }
        guard plain.utf8.count <= 36, let digits = Int128(plain) else { return nil }
        self.digits = digits
        scale = decimals - exponent
    }

    /// The number times 10^`wanted`, nil where that is no whole number that fits.
    func whole(ofScale wanted: Int) -> Int64? {
        guard digits != 0 else { return 0 }
        var value = digits
        for _ in 0..<abs(wanted - scale) {
            if wanted > scale {
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                guard !overflow else { return nil }
                value = product
            } else {
                guard value % 10 == 0 else { return nil }
                value /= 10
            }
        }
        return Int64(exactly: value)
    }
}
