import EmissionModel

extension Difference {
    /// Of two documents, which hold results and not their inputs: what the whole-society emission, the targets, the
    /// enterprises and the other sources changed, one after the other. Where the accounted days are not the same, all of
    /// it is the responses'.
    public init(from before: RegionAccount?, to after: RegionAccount?) {
        let (start, end) = (before.map(FigureSheet.init) ?? .nothing, after.map(FigureSheet.init) ?? .nothing)
        guard var region = before, let after, region.hasSameDays(as: after) else {
            self.init(from: start, [(.responses, end)])
            return
        }
        var states: [(cause: ChangeCause, sheet: FigureSheet)] = []
        region.take(\.society, from: after)
        states.append((.society, FigureSheet(region)))
        region.take(\.target, from: after)
        states.append((.targets, FigureSheet(region)))
        region.enterprises = after.enterprises
        for masses in [\DayAccount.plan, \.low, \.high, \.evident] { region.take(masses, from: after) }
        states.append((.enterprises, FigureSheet(region)))
        states.append((.otherSources, end))
        self.init(from: start, states)
    }
}

extension RegionAccount {
    fileprivate func hasSameDays(as other: RegionAccount) -> Bool {
        days.map { [Int($0.day.number), $0.minutes] } == other.days.map { [Int($0.day.number), $0.minutes] }
            && days.map(\.level) == other.days.map(\.level)
    }

    fileprivate mutating func take<Value>(_ figure: WritableKeyPath<DayAccount, Value>, from other: RegionAccount) {
        for index in days.indices { days[index][keyPath: figure] = other.days[index][keyPath: figure] }
    }
}
