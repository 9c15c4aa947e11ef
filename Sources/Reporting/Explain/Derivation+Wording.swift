import Accounting
import Diagnostics
import EmissionModel

extension Derivation {
    /// What the figure is, with what tells it from others.
    var title: LocalizedText {
        let about = [
            subject.enterpriseID, subject.pollutant?.symbol, subject.name, subject.day?.iso,
        ].compactMap { $0 }.map(AccountText.visible).joined(separator: " ")
        let words = term.wording
        return about.isEmpty
            ? LocalizedText(zh: words.zh, en: words.en)
            : LocalizedText(zh: "\(words.zh)（\(about)）", en: "\(words.en) (\(about))")
    }

    var symbol: String {
        if case .parameter(let path)? = formula.fact { return path.split(separator: ".").last.map(String.init) ?? path }
        return term.wording.symbol
    }

    /// `R_low = (ΣM_low + D) / T`.
    func symbolic(_ language: Language) -> String {
        "\(symbol) = \(expression(operands.map { $0.operandSymbol }, language))"
    }

    /// The same with numbers put in.
    func numeric(_ language: Language) -> String {
        "\(expression(operands.map(\.plain), language)) = \(plain)"
    }

    /// A sum over many is told by its symbol.
    private var operandSymbol: String { symbol }

    private func expression(_ operands: [String], _ language: Language) -> String {
        guard let template = formula.template else { return formula.spread(operands, language) }
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let close = rest[open...].firstIndex(of: "}") ?? rest.endIndex
            let index = Int(rest[rest.index(after: open)..<close]) ?? 0
            result += operands.indices.contains(index) ? operands[index] : ""
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The value with all its digits, without its unit.
    var plain: String { value.plain }

    /// As reports print it: ratios in per cent, masses and energies with their unit.
    var printed: String {
        switch value {
        case .exact(let ratio, .one):
            return term.isShare ? RatioText.percent(ratio) : value.plain
        case .exact(let ratio, .milligrams):
            return FigureText.kilograms(ratio * Ratio(significand: 1, scale: 6)) + " kg"
        case .exact(let ratio, .milligramsPerDay):
            return FigureText.kilograms(ratio * Ratio(significand: 1, scale: 6)) + " kg/d"
        case .exact(_, .milliwattHours): return FigureText.kilowattHours(value.shownEnergy) + " kWh"
        case .real(let number, .kilowattHours): return FigureText.kilowattHours(Energy(kilowattHours: number)) + " kWh"
        case .range(let range): return FigureText.interval(range)
        case .real(let number, _) where term == .probabilityMet: return FigureText.probability(number)
        default: return value.plain + (value.printedUnit.map { " \($0)" } ?? "")
        }
    }
}

extension Quantity {
    fileprivate var plain: String {
        switch self {
        case .missing: FigureText.dash
        case .word(let word): word
        case .range(let range): "\(JSONValue(range.lowerBound).text())…\(JSONValue(range.upperBound).text())"
        default: json.text()
        }
    }

    fileprivate var shownEnergy: Energy? {
        guard case .exact(let ratio, .milliwattHours) = self else { return nil }
        return Energy(milliwattHours: ratio.whole(.nearest))
    }
}

extension Term {
    /// A share of something, printed in per cent.
    fileprivate var isShare: Bool {
        switch self {
        case .sign, .selfGeneration, .constant, .parameter, .factor, .divisor, .ratioToWeek, .placeboWindows, .achieved,
            .hours:
            false
        default: true
        }
    }
}
