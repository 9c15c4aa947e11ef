import EmissionModel

/// What becomes a word: verdicts and outcomes.
extension Formula {
    func verdict(_ operands: [Quantity]) -> Quantity {
        .word(
            RatioAccounting.verdict(low: operands[0].exact, high: operands[1].exact, target: operands[2].exact).rawValue
        )
    }

    func interchangedVerdict(_ operands: [Quantity]) -> Quantity {
        func sum(_ first: Int) -> Ratio? {
            guard let left = operands[first].exact, let right = operands[first + 1].exact else { return nil }
            return left + right
        }
        return .word(RatioAccounting.verdict(low: sum(0), high: sum(2), target: sum(4)).rawValue)
    }

    /// - Parameter operands: of a judged enterprise q and the limit of a rise, a, the limits of implemented and of partly
    ///   implemented, and the interval of a where there is one.
    func outcome(_ rule: OutcomeRule, _ operands: [Quantity]) -> Quantity {
        switch rule {
        case .standing(let outcome), .withoutEvidence(let outcome): return .word(outcome.rawValue)
        case .judged: break
        }
        guard let limit = operands[1].exact, let implemented = operands[3].exact, let partial = operands[4].exact else {
            return .missing
        }
        if let drop = operands[0].exact, drop < -limit { return .word(Outcome.increased.rawValue) }
        if operands.count > 5, case .range(let range) = operands[5], range.lowerBound < partial.value,
            range.upperBound >= partial.value
        {
            return .word(Outcome.cannotTell.rawValue)
        }
        guard let attainment = operands[2].exact else { return .word(Outcome.cannotTell.rawValue) }
        let outcome: Outcome =
            attainment >= implemented ? .implemented : attainment >= partial ? .partial : .suspected
        return .word(outcome.rawValue)
    }
}

extension Quantity {
    var verdict: Verdict? { word.flatMap(Verdict.init) }
}
