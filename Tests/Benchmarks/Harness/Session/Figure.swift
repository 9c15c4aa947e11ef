/// Numbers as a reader wants them.
enum Figure {
    /// Three figures that mean something.
    static func short(_ number: Double) -> String {
        let size = abs(number)
        let places = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4
        let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
        let rounded = Int((size * unit).rounded())
        let sign = number < 0 ? "-" : ""
        guard places > 0 else { return sign + String(rounded) }
        let decimals = String(Int(unit) + rounded % Int(unit)).dropFirst()
        return "\(sign)\(rounded / Int(unit)).\(decimals)"
    }
}
