import EmissionModel
import Foundation

extension Formula {
    /// What the formula makes of its operands; `.missing` where one that it needs is missing.
    /// - Parameter unit: of the result, where the operands do not tell it.
    func value(of operands: [Quantity], in unit: Quantity.Unit) -> Quantity {
        switch self {
        case .given, .same: operands.first ?? .missing
        case .sum: sum(operands, in: unit)
        case .energySum: operands.isEmpty ? .missing : sum(operands, in: unit)
        case .product: product(operands, in: unit)
        case .quotient: exact(operands, in: unit) { $0[0] / $0[1] }
        case .ratioWithDeclared: exact(operands, in: unit) { ($0[0] + $0[1]) / $0[2] }
        case .difference: exact(operands, in: unit) { $0[0] - $0[1] }
        case .weightedMean: exact(operands, in: unit, Self.weightedMean)
        case .shareOfSum: exact(operands, in: unit) { $0.reduce(Ratio.zero, +).asShare }
        case .lowest: exact(operands, in: unit) { $0.min() }
        case .highest: exact(operands, in: unit) { $0.max() }
        case .scaledToNearest: exact(operands, in: unit) { Ratio(whole: $0[0] * $0[1], .nearest) }
        case .scaledDown: exact(operands, in: unit) { Ratio(whole: $0[0] * $0[1], .down) }
        case .loadRatio: load(operands, \.loadRatio)
        case .productionCut: load(operands, \.productionCut)
        case .drop: exact(operands, in: unit) { ($0[1] - $0[0]) / $0[1] }
        case .stopAttainment(let isKnown): exact(operands, in: unit) { Self.stop($0, isBaseLoadKnown: isKnown) }
        case .limitAttainment: exact(operands, in: unit) { Self.limit(cut: $0[0], expected: $0[1], tolerance: $0[2]) }
        case .achieved: exact(operands, in: unit) { $0[0] / $0[1] }
        case .plannedMass: exact(operands, in: unit) { Ratio(whole: Self.planned($0), .nearest) }
        case .lowMass: exact(operands, in: unit) { min(Ratio(whole: Self.reduced($0), .down), $0[3]) }
        case .highMass: exact(operands, in: unit) { min(Ratio(whole: Self.reduced($0) + Self.unseen($0), .up), $0[3]) }
        case .overachieved: exact(operands, in: unit, Self.overachieved)
        case .verdict: verdict(operands)
        case .interchangedVerdict: interchangedVerdict(operands)
        case .worstVerdict: .word(RatioAccounting.worst(operands.compactMap { $0.verdict }).rawValue)
        case .count(let word): .count(operands.count { $0 == .word(word) })
        case .outcome(let rule): outcome(rule, operands)
        case .kilowattHours: operands[0].energy.map { .real($0.kilowattHours, .kilowattHours) } ?? .missing
        case .milliwattHours: real(operands) { Energy(kilowattHours: $0[0]) }
        case .realQuotient: real(operands, in: unit) { $0[0] / $0[1] }
        case .realProduct: real(operands, in: unit) { $0[0] * $0[1] }
        case .mean: real(operands, in: unit) { $0.reduce(0, +) / Double($0.count) }
        case .median: real(operands, in: unit) { $0.median ?? .nan }
        case .trimmedMean: real(operands, in: unit) { Self.sampled($0) { $0.trimmedMean } ?? .nan }
        case .divisor:
            real(operands, in: unit) { DayTypeFactors(workday: $0[0], saturday: 1, sunday: 1).divisor(.workday) }
        case .dayTypeFactor(let days):
            real(operands, in: unit) { DayTypeFactors.factor(median: Self.sampled($0) { $0.median }, ofDays: days) }
        case .correction: real(operands) { Energy(kilowattHours: $0[0] / 1_000_000 * exp($0[1])) }
        case .routine(let routine): routine.run(operands)
        }
    }

    // MARK: Exact numbers

    private func exact(_ operands: [Quantity], in unit: Quantity.Unit, _ body: ([Ratio]) -> Ratio?) -> Quantity {
        let numbers = operands.compactMap(\.exact)
        guard numbers.count == operands.count, let result = body(numbers) else { return .missing }
        return .exact(result, unit)
    }

    private func sum(_ operands: [Quantity], in unit: Quantity.Unit) -> Quantity {
        exact(operands, in: unit) { $0.reduce(.zero, +) }
    }

    /// Of no operands one, as of a factor that is not there.
    private func product(_ operands: [Quantity], in unit: Quantity.Unit) -> Quantity {
        exact(operands, in: unit) { $0.dropFirst().reduce($0.first ?? .one, *) }
    }

    private func load(_ operands: [Quantity], _ figure: KeyPath<LoadFigures, Ratio>) -> Quantity {
        guard operands.count == 3, let energy = operands[0].energy, let baseLoad = operands[1].energy,
            let baseline = operands[2].energy,
            let figures = LoadFigures(baseline: baseline, energy: energy, baseLoad: baseLoad)
        else { return .missing }
        return .share(figures[keyPath: figure])
    }

    private static func weightedMean(_ pairs: [Ratio]) -> Ratio? {
        var above = Ratio.zero
        var below = Ratio.zero
        for index in stride(from: 0, to: pairs.count - 1, by: 2) {
            above = above + pairs[index] * pairs[index + 1]
            below = below + pairs[index + 1]
        }
        return above / below
    }

    private static func stop(_ operands: [Ratio], isBaseLoadKnown: Bool) -> Ratio {
        if operands[0] <= operands[2] { return .one }
        if !isBaseLoadKnown, operands[3] >= operands[4] { return .one }
        return operands[1].asShare
    }

    private static func limit(cut: Ratio, expected: Ratio, tolerance: Ratio) -> Ratio? {
        let least = expected - min(tolerance, expected * Ratio(significand: 1, scale: 1))
        return cut >= least ? .one : (cut / expected)?.asShare
    }

    // MARK: Masses: e, c, then what the formula asks

    private static func planned(_ operands: [Ratio]) -> Ratio {
        operands[0] * operands.dropFirst().reduce(.zero, +).asShare
    }

    private static func reduced(_ operands: [Ratio]) -> Ratio { operands[0] * operands[1] * operands[2] }

    private static func unseen(_ operands: [Ratio]) -> Ratio {
        operands.count > 4 ? operands[0] * operands[4] : .zero
    }

    private static func overachieved(_ operands: [Ratio]) -> Ratio {
        let (emission, achieved) = (operands[0], operands[3])
        guard achieved.isAboveOne else { return .zero }
        let rest = max(.zero, emission - (emission * operands[1] + emission * operands[2]))
        return Ratio(whole: min(emission * operands[1] * (achieved - .one), rest), .down)
    }

    // MARK: Doubles

    private func real(_ operands: [Quantity], in unit: Quantity.Unit, _ body: ([Double]) -> Double) -> Quantity {
        let numbers = operands.compactMap(\.real)
        return numbers.count == operands.count ? .real(body(numbers), unit) : .missing
    }

    private func real(_ operands: [Quantity], _ body: ([Double]) -> Energy?) -> Quantity {
        let numbers = operands.compactMap(\.real)
        return numbers.count == operands.count ? .energy(body(numbers)) : .missing
    }

    private static func sampled(_ numbers: [Double], _ statistic: (inout Sample) -> Double?) -> Double? {
        Sample.with(capacity: numbers.count) { sample in
            for number in numbers { sample.add(number) }
            return statistic(&sample)
        }
    }
}

extension Ratio {
    /// A whole number of units, as masses and energies are.
    init(whole ratio: Ratio, _ rounding: Rounding) { self.init(Int(ratio.whole(rounding))) }
}
