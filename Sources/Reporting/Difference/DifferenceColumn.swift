import Accounting
import EmissionModel

/// One pollutant of a figure as it is printed: what stands between two printed values adds up to their printed
/// difference, because each change is the difference of the values as they are printed.
struct DifferenceColumn {
    private let states: [Ratio?]
    private let isMass: Bool
    private let decimals: Int

    init(_ difference: Difference, _ figure: ComparedFigure, _ pollutant: Pollutant) {
        states = ([difference.before] + difference.steps.map(\.after)).map { $0.figures[pollutant][figure] }
        isMass = figure.isMass
        let targets = [difference.before, difference.after].map { $0.figures[pollutant][.target] }
        let ratios = [states.first, states.last].compactMap { $0 ?? nil }
        decimals =
            figure.isMass
            ? 3
            : ratios.map {
                RatioText.neededDecimals($0, atLeast: 4, keepingSideOf: targets.compactMap { $0 })
            }.max().map { min($0, Self.mostDecimals) } ?? 4
    }

    private static let mostDecimals = 10

    var before: String { value(at: 0) }
    var after: String { value(at: states.count - 1) }

    func moves(at step: Int) -> Bool { states[step] != states[step + 1] }

    func change(at step: Int) -> String {
        guard moves(at: step) else { return "" }
        guard let before = units(at: step), let after = units(at: step + 1) else {
            return states[step] == nil ? value(at: step + 1) : FigureText.dash
        }
        return SignedText.fixed(after - before, decimals: decimals)
    }

    private func value(at state: Int) -> String {
        guard let units = units(at: state) else { return FigureText.dash }
        return SignedText.plain(units, decimals: decimals) + (isMass ? "" : "%")
    }

    /// The value in units of the last printed decimal.
    private func units(at state: Int) -> Int64? {
        guard let value = states[state] else { return nil }
        let scale = isMass ? Ratio(significand: 1, scale: 3) : Ratio(Int(Ratio.powerOfTen(decimals + 2)))
        return (value * scale).whole(.nearest)
    }
}

/// Numbers that were rounded already.
enum SignedText {
    /// `+1,234.500`, `-0.0120`, `0.000`.
    static func fixed(_ units: Int64, decimals: Int) -> String {
        (units > 0 ? "+" : "") + plain(units, decimals: decimals)
    }

    static func kilograms(_ mass: Mass) -> String { fixed(Ratio(Int(mass.milligrams)).thousandths, decimals: 3) }

    static func plain(_ units: Int64, decimals: Int) -> String {
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var whole = Array(padded.dropLast(decimals))
        var position = whole.count - 3
        while position > 0 {
            whole.insert(",", at: position)
            position -= 3
        }
        return (units < 0 ? "-" : "") + String(whole) + "." + padded.suffix(decimals)
    }
}

extension Ratio {
    fileprivate var thousandths: Int64 { (self * Ratio(significand: 1, scale: 3)).whole(.nearest) }
}
