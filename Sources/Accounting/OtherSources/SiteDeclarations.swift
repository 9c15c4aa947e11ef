public import EmissionModel

/// What the lists of sites and fleets (施工工地、扬尘源、移动源清单) declare for the days of an episode, as rows of the other sources.
///
/// Every day on which a level is in force, each site that is on the list of the year and is no guaranteed one saves what
/// it declares at the (highest) level of the day; sites of one sector and unit (department, else county) add up to one
/// row a pollutant. Nothing counts twice: where the other sources' own table has a declaration for the same day, or for
/// the episode, of the same sector and unit, that declaration rules for all pollutants, and the list gives nothing. A
/// declaration without a unit speaks for every unit of its sector, and sites without a unit give way to any
/// declaration of their sector.
public struct SiteDeclarations: Sendable {
    /// To be added to the declared ones.
    public private(set) var reductions: [OtherSourceReduction] = []
    /// Where a declaration took the place of the list.
    public private(set) var notices: [AccountingNotice] = []

    public init(
        _ sites: [SourceSite], declared: [OtherSourceReduction], episode: Episode, days: [CalendarDay]
    ) {
        for day in days {
            guard let level = episode.intervals.filter({ $0.minutes(on: day) > 0 }).compactMap(\.level).max() else {
                continue
            }
            let inForce = sites.inForce(on: day)
            let explicit = declared.filter { $0.concerns(episode.id, day) }
            add(inForce, at: level, on: day, explicit)
        }
    }

    /// The sites that make up a reduction of the lists, in the order of their ids, and the level at which they do.
    public static func sites(
        behind reduction: OtherSourceReduction, _ sites: [SourceSite], episode: Episode
    ) -> (level: WarningLevel, sites: [SourceSite])? {
        guard case .day(let day) = reduction.period,
            let level = episode.intervals.filter({ $0.minutes(on: day) > 0 }).compactMap(\.level).max()
        else { return nil }
        let own = sites.inForce(on: day).filter {
            $0.sector == reduction.sector && $0.unit == reduction.unit
                && $0.reduction(of: reduction.pollutant, at: level) != nil
        }
        return own.isEmpty ? nil : (level, own)
    }

    fileprivate struct Group: Hashable {
        var sector: SourceSector
        var unit: String?
    }

    private mutating func add(
        _ sites: [SourceSite], at level: WarningLevel, on day: CalendarDay, _ explicit: [OtherSourceReduction]
    ) {
        let groups = Dictionary(grouping: sites) { Group(sector: $0.sector, unit: $0.unit) }
        for (group, members) in groups.sorted(by: { $0.key.order < $1.key.order }) {
            let rows = Self.rows(group.unit, group.sector, members, at: level, on: day)
            guard !rows.isEmpty else { continue }
            if explicit.contains(where: { $0.speaks(for: group.sector, group.unit) }) {
                notices.append(
                    AccountingNotice(
                        .siteDeclaredTwice, day: day, count: members.count,
                        text: [group.sector.name, group.unit].compactMap { $0 }.joined(separator: " ")))
            } else {
                reductions += rows
            }
        }
    }

    private static func rows(
        _ unit: String?, _ sector: SourceSector, _ sites: [SourceSite], at level: WarningLevel, on day: CalendarDay
    ) -> [OtherSourceReduction] {
        Pollutant.allCases.compactMap { pollutant in
            let saving = sites.filter { $0.reduction(of: pollutant, at: level) != nil }
            guard !saving.isEmpty else { return nil }
            let reduction = saving.reduce(Mass.zero) { $0 + ($1.reduction(of: pollutant, at: level) ?? .zero) }
            let baselines = saving.map { $0.baseline[pollutant] }
            return OtherSourceReduction(
                period: .day(day), sector: sector, pollutant: pollutant,
                baseline: baselines.contains(nil) ? nil : baselines.reduce(.zero) { $0 + ($1 ?? .zero) },
                reduction: reduction, evidence: "清单申报 \(saving.count) 处", unit: unit)
        }
    }
}

extension SiteDeclarations.Group {
    fileprivate var order: String { "\(SourceSector.allCases.firstIndex(of: sector) ?? 0)|\(unit ?? "")" }
}

extension [SourceSite] {
    /// The list of the year, the newest not after it, else the oldest there is; sites that state no year belong to every
    /// list that does not name them.
    public func inForce(on day: CalendarDay) -> [SourceSite] {
        let years = Set(compactMap(\.listYear))
        let year = years.filter { $0 <= day.year }.max() ?? years.min()
        let dated = filter { $0.listYear != nil && $0.listYear == year }
        let named = Set(dated.map(\.id))
        return (dated + filter { $0.listYear == nil && !named.contains($0.id) }).sorted { $0.id < $1.id }
    }
}

extension OtherSourceReduction {
    fileprivate func concerns(_ episode: String, _ day: CalendarDay) -> Bool {
        switch period {
        case .day(let own): own == day
        case .episode(let id): id == episode
        }
    }

    fileprivate func speaks(for sector: SourceSector, _ unit: String?) -> Bool {
        sector == self.sector && (unit == nil || self.unit == nil || unit == self.unit)
    }
}
