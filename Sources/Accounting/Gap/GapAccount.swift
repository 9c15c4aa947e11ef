public import EmissionModel

/// What lacks to the targets, and the further cuts that would close it.
public struct GapAccount: Sendable, Hashable {
    /// What the reduction is that the targets are compared with.
    public enum Basis: Sendable, Hashable {
        /// The list's plan, fully carried out, a day.
        case list(WarningLevel)
        /// The low figure of a day's account.
        case day(CalendarDay)
        /// The low figures of an episode's accounted days.
        case episode(String, first: CalendarDay, last: CalendarDay)
    }

    public var region: String
    public var basis: Basis
    public var stretches: [GapStretch]
    public var figures: PerPollutant<GapFigure>
    /// The least added cut first.
    public var proposals: [GapProposal]
    public var exclusions: [GapExclusionCount]
    /// Enterprises that could be asked, with a pollutant that lacks and is not on the list.
    public var unknownEmissions: [UnknownEmission]

    /// Nothing lacks as it is; nil where a figure cannot be told.
    public var isMet: Bool? { all(\.missing) }
    /// Nothing lacks with the proposals; nil where a figure cannot be told.
    public var isClosed: Bool? { all(\.missingAfter) }

    private func all(_ missing: KeyPath<GapFigure, Mass?>) -> Bool? {
        let values = figures.values.map { $0[keyPath: missing] }
        if values.contains(where: { $0.map { $0 > .zero } ?? false }) { return false }
        return values.contains(nil) ? nil : true
    }
}

/// One pollutant of a gap. Masses are over all stretches; ratios are exact and compared unrounded.
public struct GapFigure: Sendable, Hashable {
    /// Milligrams of the whole society over the stretches; nil where it is missing or refused.
    public var society: Ratio?
    public var target: Ratio?
    /// All sources by plan.
    public var plan: Mass
    /// All sources as far as proven; of a list the plan itself.
    public var proven: Mass
    /// nil where it cannot be told.
    public var missing: Mass?
    /// With the proposals, recomputed from the list with the proposed measures in it.
    public var after: Mass
    public var missingAfter: Mass?
    /// The most that all enterprises which may be asked could add.
    public var reach: Mass
    /// Judged by the sum of SO2 and NOx, and met so.
    public var isMetByInterchange: Bool

    /// Planned and not proven: what carrying out the plan would add.
    public var unproven: Mass { plan - proven }
    public var provenRatio: Ratio? { ratio(proven) }
    public var planRatio: Ratio? { ratio(plan) }
    public var afterRatio: Ratio? { ratio(after) }

    public func ratio(_ mass: Mass) -> Ratio? { society.flatMap { Ratio(Int(mass.milligrams)) / $0 } }
}

/// A further cut of one enterprise.
public struct GapProposal: Sendable, Hashable {
    public var enterprise: Enterprise
    /// Protected, and asked all the same because the reader said so.
    public var protections: [Protection]
    /// The lines whose cut is raised; empty where the whole plant's is.
    public var lineIDs: [String]
    /// At the highest of the levels.
    public var level: WarningLevel
    public var measure: MeasureType?
    /// x now, nil where the list does not tell.
    public var cut: Ratio?
    /// Of production, in whole percents; 100 is a stop.
    public var percent: Int
    /// c of each pollutant, now and as proposed.
    public var plannedCut: PerPollutant<Ratio?>
    public var proposedCut: PerPollutant<Ratio?>
    /// Beyond the present plan, over all stretches.
    public var added: PerPollutant<Mass>
    /// It leaves the small class, which is under no production measure.
    public var leavesSmallClass: Bool
    /// Higher levels whose own measure would now cut less than this one.
    public var weakerLevels: [WarningLevel]

    public var total: Mass { added.sum }
}

public struct GapExclusionCount: Sendable, Hashable {
    public var reason: GapExclusion
    public var enterprises: Int
}

public struct UnknownEmission: Sendable, Hashable {
    public var enterpriseID: String
    public var name: String
    public var pollutant: Pollutant
}
