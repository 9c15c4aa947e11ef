public import EmissionModel

/// What lacks and who might give it. Made from a list's plan or from an account; the figures are those of the account.
public struct GapInput: Sendable {
    var region: String
    var basis: GapAccount.Basis
    var stretches: [GapStretch]
    var figures: PerPollutant<GapFigure>
    var inventory: EmissionInventory

    /// The plan of a list at a level, against the level's target.
    public init(_ list: ListAccount, inventory: EmissionInventory, at level: WarningLevel) {
        region = list.region
        basis = .list(level)
        stretches = [GapStretch(level: level, minutes: GapStretch.day)]
        self.inventory = inventory
        figures = PerPollutant { pollutant in
            let ratio = list.levels[level].ratios[pollutant]
            return GapFigure(
                society: ratio.society?.perDay, target: ratio.target, plan: ratio.reduction, proven: ratio.reduction,
                isMet: ratio.verdict == .met)
        }
    }

    /// The low figure of an account, against its target. nil where nothing was accounted, or nothing has a level.
    public init?(_ account: CityAccount, inventory: EmissionInventory) {
        let parts =
            account.segments.isEmpty
            ? [(account.level, account.minutes)] : account.segments.map { ($0.level, $0.minutes) }
        let stretches = parts.compactMap { level, minutes in
            level.flatMap { minutes > 0 ? GapStretch(level: $0, minutes: minutes) : nil }
        }
        guard !stretches.isEmpty, account.minutes > 0 else { return nil }
        region = account.region
        self.stretches = stretches
        self.inventory = inventory
        basis =
            switch account.scope {
            case .day(let day): .day(day)
            case .episode(let first, let last): .episode(account.episodeID, first: first, last: last)
            }
        let days = Ratio(Int128(account.minutes), over: Int128(GapStretch.day)) ?? .zero
        figures = PerPollutant { pollutant in
            let ratio = account.ratios[pollutant]
            return GapFigure(
                society: ratio.society.map { $0.perDay * days }, target: ratio.target,
                plan: account.sectors.reduce(.zero) { $0 + $1.plan[pollutant] },
                proven: account.sectors.reduce(.zero) { $0 + $1.low[pollutant] }, isMet: ratio.verdict == .met)
        }
    }
}

extension GapFigure {
    /// - Parameter isMet: by the account's own verdict, in which SO2 and NOx may make up for each other.
    init(society: Ratio?, target: Ratio?, plan: Mass, proven: Mass, isMet: Bool) {
        var missing: Mass?
        var isMetByInterchange = false
        if let society, let target {
            let lacking = Society.shortfall(of: proven, to: target, of: society)
            isMetByInterchange = isMet && lacking > .zero
            missing = isMet ? .zero : lacking
        }
        self.init(
            society: society, target: target, plan: plan, proven: proven, missing: missing, after: proven,
            missingAfter: missing, reach: .zero, isMetByInterchange: isMetByInterchange)
    }

    mutating func add(_ mass: Mass) {
        after += mass
        guard !isMetByInterchange, let society, let target else { return }
        missingAfter = Society.shortfall(of: after, to: target, of: society)
    }
}
