public import EmissionModel

/// A figure before and after; nil where there was, or is, none.
public struct FigureChange: Sendable, Hashable {
    public var before: Ratio?
    public var after: Ratio?

    public init(before: Ratio?, after: Ratio?) {
        self.before = before
        self.after = after
    }

    /// nil where one of the two is missing and the other is not: that is no amount.
    public var change: Ratio? {
        guard let before, let after else { return before == after ? .zero : nil }
        return after - before
    }
}

/// A figure's whole change and what each cause made of it: each begins where the one before ended.
public struct FigureTrail: Sendable {
    public var whole: FigureChange
    /// Those that moved it.
    public var causes: [(cause: ChangeCause, change: FigureChange)]

    /// Nowhere on the way the figure was missing, and what the causes changed is the whole to the last digit.
    public var addsUp: Bool {
        let steps = causes.map(\.change)
        guard zip(steps, steps.dropFirst()).allSatisfy({ $0.after == $1.before }) else { return false }
        guard (steps.first?.before ?? whole.before) == whole.before, (steps.last?.after ?? whole.after) == whole.after
        else { return false }
        guard let total = whole.change, !steps.contains(where: { $0.change == nil }) else { return true }
        return steps.compactMap(\.change).reduce(.zero, +) == total
    }
}

extension Difference {
    public func trail(of figure: ComparedFigure, _ pollutant: Pollutant) -> FigureTrail {
        let change = { (before: FigureSheet, after: FigureSheet) in
            FigureChange(
                before: before.figures[pollutant][figure], after: after.figures[pollutant][figure])
        }
        return FigureTrail(
            whole: change(before, after),
            causes: steps.map { ($0.cause, change($0.before, $0.after)) }.filter { $0.1.before != $0.1.after })
    }

    /// Whether any cause moved a figure, be it that others moved it back.
    public func changes(_ figure: ComparedFigure, of pollutant: Pollutant) -> Bool {
        !trail(of: figure, pollutant).causes.isEmpty
    }
}
