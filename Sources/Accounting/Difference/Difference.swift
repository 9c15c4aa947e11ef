public import EmissionModel

/// What lies between two states of the figures of one day or episode: the states after each cause, so that what the causes
/// changed adds up to the whole.
public struct Difference: Sendable {
    public struct Step: Sendable {
        public var cause: ChangeCause
        public var before: FigureSheet
        public var after: FigureSheet

        public var isEmpty: Bool {
            before.figures == after.figures && before.verdicts == after.verdicts && before.level == after.level
                && enterprises.isEmpty
        }

        /// What the cause moved, those that moved most first.
        public var enterprises: [EnterprisePair] { Difference.enterprises(from: before, to: after) }
    }

    public let before: FigureSheet
    public let after: FigureSheet
    /// Those that changed something, in the order of `ChangeCause`.
    public let steps: [Step]

    /// - Parameter states: the figures once all causes up to one of them have come in, in order.
    public init(from before: FigureSheet, _ states: [(cause: ChangeCause, sheet: FigureSheet)]) {
        self.before = before
        var last = before
        var steps: [Step] = []
        for state in states {
            let step = Step(cause: state.cause, before: last, after: state.sheet)
            if !step.isEmpty { steps.append(step) }
            last = state.sheet
        }
        after = last
        self.steps = steps
    }

    public var isEmpty: Bool { steps.isEmpty }

    /// One enterprise in two states; nil where it is not in the list.
    public struct EnterprisePair: Sendable {
        public var before: EnterpriseAccount?
        public var after: EnterpriseAccount?

        public var enterprise: Enterprise? { (after ?? before)?.enterprise }

        public func change(
            of masses: KeyPath<EnterpriseAccount, PerPollutant<Mass>>
        ) -> PerPollutant<Mass> {
            (after?[keyPath: masses] ?? .zero) - (before?[keyPath: masses] ?? .zero)
        }

        /// The same result, whatever the interval around it is.
        var isSame: Bool {
            guard let before, let after else { return before == nil && after == nil }
            return before.outcome == after.outcome && before.plan == after.plan && before.low == after.low
                && before.high == after.high && before.attainment?.value == after.attainment?.value
                && before.energy == after.energy && before.baseline == after.baseline
                && before.measure == after.measure
        }

        /// How much of all four pollutants moved, in any direction, in the low and in the planned figures.
        public var weight: Int64 {
            [\EnterpriseAccount.low, \.plan].flatMap { change(of: $0).values }.reduce(0) { sum, mass in
                sum.addingReportingOverflow(Int64(clamping: mass.milligrams.magnitude)).partialValue
            }
        }
    }

    /// Of two states the enterprises that are not what they were: those that moved most first, then by identifier.
    public static func enterprises(from before: FigureSheet, to after: FigureSheet) -> [EnterprisePair] {
        var pairs: [EnterprisePair] = []
        var (old, new) = (before.enterprises[...], after.enterprises[...])
        while let id = [old.first, new.first].compactMap({ $0?.enterprise.id }).min() {
            let pair = EnterprisePair(before: old.take(id), after: new.take(id))
            if !pair.isSame { pairs.append(pair) }
        }
        return pairs.map { ($0.weight, $0) }.sorted {
            ($1.0, $0.1.enterprise?.id ?? "") < ($0.0, $1.1.enterprise?.id ?? "")
        }.map(\.1)
    }
}

extension ArraySlice<EnterpriseAccount> {
    /// The first, where it is of that identifier.
    fileprivate mutating func take(_ id: String) -> EnterpriseAccount? {
        first?.enterprise.id == id ? removeFirst() : nil
    }
}
