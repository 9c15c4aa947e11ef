public import Diagnostics
public import EmissionModel

/// The checks that need more than one row or file: what waits for what, what nobody has bound, what is contested.
public struct LedgerCheck {
    public let region: String
    public var enterprises: [Enterprise] = []
    public var measures: [Measure] = []
    public var bindings: [AccountBinding] = []
    public var society: [SocietyFigure] = []
    /// Episode and region of warnings that are not of this region.
    public var foreignEpisodes: [(episode: String, region: String)] = []
    /// Table title and key on which files of one run disagree.
    public var contested: [(table: String, key: String)] = []
    public var accountsWithReadings: [String] = []
    public var lines: [ProductionLine] = []
    public var calendar: [CalendarEntry] = []
    public var otherSources: [OtherSourceReduction] = []
    /// Of this region.
    public var actions: [ResponseAction] = []
    /// The last day for which there is any reading: how long a response that is not lifted has lasted at least.
    public var lastReadingDay: CalendarDay?

    public init(region: String) {
        self.region = region
    }

    /// Sorted, each said once.
    public var findings: [Diagnostic] {
        Array(
            Set(
                waiting + orphans + unbound + unmetered + contradictions + foreign + responses + denominators
                    + disagreements)
        ).sorted()
    }

    private var ids: Set<String> { Set(enterprises.map(\.id)) }

    private var waiting: [Diagnostic] {
        let ids = ids
        let accounts = bindings.filter { !ids.contains($0.enterpriseID) && $0.sign != 0 }
            .map { IngestionMessages.waitingAccount($0.accountNumber, $0.enterpriseID) }
        let waitingMeasures = Set(measures.map(\.enterpriseID)).subtracting(ids).sorted()
            .map { IngestionMessages.measureWithoutEnterprise($0) }
        return accounts + waitingMeasures
    }

    /// Rows of other tables that name an enterprise or an episode that is not there.
    private var orphans: [Diagnostic] {
        let ids = ids
        let episodes = Set(actions.map(\.episodeID))
        let named: [(table: String, id: String)] =
            lines.map { ("生产线", $0.enterpriseID) }
            + calendar.compactMap { entry in entry.enterpriseID.map { ("日历", $0) } }
        let enterprises = named.filter { !ids.contains($0.id) }
            .map { IngestionMessages.waitingRow($0.table, $0.id) }
        let declared = otherSources.compactMap { source -> Diagnostic? in
            guard case .episode(let episode) = source.period, !episodes.contains(episode) else { return nil }
            return IngestionMessages.waitingRow("移动源扬尘源", episode)
        }
        return enterprises + declared
    }

    /// Episodes whose warnings make no sense: lifted before they start, never started, or longer than any real one.
    private var responses: [Diagnostic] {
        Dictionary(grouping: actions, by: \.episodeID).flatMap { id, actions -> [Diagnostic] in
            let episode = Episode(id: id, region: region, actions: actions)
            guard let start = actions.filter({ $0.kind != .lift }).map(\.effectiveAt).min() else {
                return [IngestionMessages.neverStarted(id)]
            }
            let lifts = actions.filter { $0.kind == .lift && $0.effectiveAt <= start }
            let early = lifts.map { IngestionMessages.liftedTooEarly(id, $0.effectiveAt.iso, start.iso) }
            return early + (lastsTooLong(episode) ? [IngestionMessages.tooLong(id, start.iso)] : [])
        }
    }

    private func lastsTooLong(_ episode: Episode) -> Bool {
        guard episode.end == nil, let lastReadingDay else { return episode.isTooLong }
        return episode.isTooLong(on: lastReadingDay)
    }

    private var unbound: [Diagnostic] {
        let bound = Set(bindings.map(\.accountNumber))
        let free = accountsWithReadings.filter { !bound.contains($0) }
        guard !free.isEmpty else { return [] }
        let shown = free.prefix(5).joined(separator: "、") + (free.count > 5 ? "…" : "")
        return [IngestionMessages.unboundReadings(String(free.count), shown)]
    }

    /// Enterprises that must stop or limit at some level and have nothing to be metered by.
    private var unmetered: [Diagnostic] {
        let metered = Set(bindings.filter { $0.sign != 0 }.map(\.enterpriseID))
        let judged = Set(measures.filter { $0.type == .stop || $0.type == .limit }.map(\.enterpriseID))
        return enterprises.filter { judged.contains($0.id) && !metered.contains($0.id) && $0.kind != .small }
            .map { IngestionMessages.enterpriseWithoutAccount($0.id, $0.name) }
    }

    private var contradictions: [Diagnostic] {
        Dictionary(grouping: bindings.contradicted, by: \.accountNumber).map { account, claims in
            let enterprises = Set(claims.map(\.enterpriseID)).sorted().joined(separator: "、")
            return IngestionMessages.contradictedBindings(account, enterprises)
        }
    }

    private var foreign: [Diagnostic] {
        let figures = Set(society.map(\.region)).subtracting([region]).sorted()
            .map { IngestionMessages.foreignRegion("全社会排放总量", $0, region) }
        let episodes = foreignEpisodes.map { IngestionMessages.foreignRegion("预警“\($0.episode)”", $0.region, region) }
        return figures + episodes
    }

    private var denominators: [Diagnostic] {
        let known = Set(society.filter { $0.region == region }.map(\.pollutant))
        return Pollutant.allCases.filter { !known.contains($0) }.map { IngestionMessages.noSociety($0.symbol) }
    }

    private var disagreements: [Diagnostic] {
        contested.map {
            IngestionMessages.contestedRecord($0.table, $0.key.split(separator: "|").joined(separator: " "))
        }
    }
}
