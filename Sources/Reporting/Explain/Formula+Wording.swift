import Accounting
import Diagnostics

extension Formula {
    /// The formula with its operands as `{0}`, `{1}` …; nil where it is told of all of them at once.
    var template: String? {
        switch self {
        case .given, .sum, .energySum, .product, .weightedMean, .shareOfSum, .lowest, .highest, .worstVerdict, .count,
            .mean, .median, .trimmedMean, .dayTypeFactor, .routine, .outcome, .interchangedVerdict, .plannedMass:
            nil
        case .same: "{0}"
        case .quotient, .realQuotient, .achieved: "{0} / {1}"
        case .realProduct: "{0} × {1}"
        case .ratioWithDeclared: "({0} + {1}) / {2}"
        case .difference: "{0} − {1}"
        case .scaledToNearest: "⌊{0} × {1}⌉"
        case .scaledDown: "⌊{0} × {1}⌋"
        case .loadRatio: "max(0, {0} − {1}) / ({2} − {1})"
        case .productionCut: "1 − max(0, {0} − {1}) / ({2} − {1})"
        case .drop: "({1} − {0}) / {1}"
        case .stopAttainment(true): "{0} ≤ {2} ? 1 : clamp({1}, 0, 1)"
        case .stopAttainment(false): "{0} ≤ {2} ∨ {3} ≥ {4} ? 1 : clamp({1}, 0, 1)"
        case .limitAttainment: "{0} ≥ {1} − min({2}, {1}/10) ? 1 : clamp({0}/{1}, 0, 1)"
        case .lowMass: "min(⌊{0} × {1} × {2}⌋, {3})"
        case .highMass: "min(⌈{0} × {1} × {2}⌉, {3})"
        case .overachieved: "⌊min({0} × {1} × ({3} − 1), {0} × (1 − {1} − {2}))⌋"
        case .verdict: "{0} ≥ {2} ? met : {1} < {2} ? notMet : undetermined"
        case .kilowattHours, .milliwattHours: "{0}"
        case .divisor: "max({0}, 0.2)"
        case .correction: "{0} × exp({1})"
        }
    }

    /// Of a formula over any number of operands.
    func spread(_ operands: [String], _ language: Language) -> String {
        func joined(_ separator: String) -> String { Self.folded(operands).joined(separator: separator) }
        switch self {
        case .sum, .energySum: return operands.isEmpty ? "0" : joined(" + ")
        case .product: return joined(" × ")
        case .plannedMass:
            let cuts = operands.dropFirst().joined(separator: " + ")
            return "⌊\(operands.first ?? "e") × \(operands.count > 2 ? "min(\(cuts), 1)" : cuts)⌉"
        case .weightedMean: return "Σ(x × w) / Σw：" + Self.folded(Self.pairs(operands)).joined(separator: "; ")
        case .shareOfSum: return "clamp(\(joined(" + ")), 0, 1)"
        case .lowest: return "min(\(joined(", ")))"
        case .highest: return "max(\(joined(", ")))"
        case .mean: return "mean(\(joined(", ")))"
        case .median: return "median(\(joined(", ")))"
        case .trimmedMean: return "trimmedMean(\(joined(", ")))"
        case .dayTypeFactor(let days): return "clamp(median(\(joined(", "))), 0.02, 3)，n = \(days)"
        case .worstVerdict: return "worst(\(joined(", ")))"
        case .count(let word): return "#{\(word)} (\(operands.count))"
        case .interchangedVerdict: return "SO2 + NOx：\(joined(", "))"
        case .outcome: return joined(", ")
        case .routine(let routine): return routine.title[language] + " (\(operands.count))"
        default: return joined(", ")
        }
    }

    private static func pairs(_ operands: [String]) -> [String] {
        stride(from: 0, to: operands.count - 1, by: 2).map { "\(operands[$0]) × \(operands[$0 + 1])" }
    }

    /// The first and the last of many.
    private static func folded(_ operands: [String]) -> [String] {
        operands.count <= 8 ? operands : operands.prefix(6) + ["…"] + operands.suffix(1)
    }
}

extension Routine {
    var title: LocalizedText {
        switch name {
        case .baseline:
            LocalizedText(zh: "基线方法 \(detail ?? "")", en: "baseline method \(detail ?? "")")
        case .fullStops: LocalizedText(zh: "自身停产日的用电水平", en: "level of own full stops")
        }
    }
}
