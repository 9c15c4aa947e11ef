import Accounting
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

/// All that the ledger holds beside readings, as of some file, ready to account any day from.
struct CityBooks {
    var city: City
    let ledger: Ledger
    let asOf: AsOf
    /// What readings are taken from: the state as of `asOf`, but where two states are compared.
    var readingState: ReadingState
    var society: [SocietyFigure]
    var targets: [ReductionTarget]
    var enterprises: [Enterprise]
    var lines: [ProductionLine]
    var measures: [Measure]
    var bindings: [AccountBinding]
    var otherSources: [OtherSourceReduction]
    var calendarEntries: [CalendarEntry]
    var calendar: DayCalendar
    /// The warnings of this region, and the episodes they make.
    var actions: [ResponseAction]
    var episodes: [Episode]
    /// Stretches of superiors' warnings, below which no level here is.
    var superiors: [SuperiorWarning]
    /// Warnings of other regions, which are not accounted here.
    var foreignEpisodes: [(episode: String, region: String)]
    /// Tables and keys on which files of one run disagree.
    let contested: [(table: String, key: String)]
    var monitoring: [OnlineMonitoring]
    var inspections: [Inspection]
    /// A department's row for a day is its daily report of that day, one for an episode its report after the lifting.
    var departmentReports: [DepartmentReport]
    var sites: [SourceSite]
    var regradings: [Regrading]
    /// All that was ever decided and not decided otherwise since; each holds for its own days.
    var decisions: [Decision]
    /// Those of them that chose between rows of different files.
    var recordDecisions: [Decision]
    /// Where the rows of the list came from.
    let origins: ListOrigins
    let checked = CheckedLedger()

    /// - Parameter decided: as of which file decisions count, where that is another: nil: `asOf`.
    init(_ city: City, _ ledger: Ledger, asOf: AsOf, decided: AsOf? = nil) throws(CommandFailure) {
        self.city = city
        self.ledger = ledger
        self.asOf = asOf
        readingState = ReadingState(asOf: asOf)
        do {
            let region = city.jurisdiction.region
            var reading = try DecidedRecords(ledger, asOf: asOf, decided: decided)
            society = try reading.records(SocietyFigure.self, "全社会排放总量").map(\.record)
            targets = try reading.records(ReductionTarget.self, "减排目标").map(\.record)
            let keptEnterprises = try reading.records(Enterprise.self, "企业清单")
            let keptMeasures = try reading.records(Measure.self, "减排措施")
            let keptBindings = try reading.records(AccountBinding.self, "用电户号")
            enterprises = keptEnterprises.map(\.record)
            measures = keptMeasures.map(\.record)
            bindings = keptBindings.map(\.record)
            var origins = ListOrigins(files: try ledger.files(asOf: asOf))
            origins.add(keptEnterprises)
            origins.add(keptMeasures)
            origins.add(keptBindings)
            lines = try reading.records(ProductionLine.self, "生产线").map(\.record)
            otherSources = try reading.records(OtherSourceReduction.self, "移动源扬尘源").map(\.record)
            calendarEntries = try reading.records(CalendarEntry.self, "日历").map(\.record)
            monitoring = try reading.records(OnlineMonitoring.self, "在线监测").map(\.record)
            inspections = try reading.records(Inspection.self, "现场核查").map(\.record)
            departmentReports = try reading.records(DepartmentReport.self, "部门报送").map(\.record)
            sites = try reading.records(SourceSite.self, "施工工地、扬尘源、移动源清单").map(\.record)
            let keptRegradings = try reading.records(Regrading.self, "绩效等级调整")
            regradings = keptRegradings.map(\.record)
            origins.add(keptRegradings)
            self.origins = origins
            calendar = Self.calendar(city, calendarEntries, reading.decisions)
            let all = try reading.records(ResponseAction.self, "预警响应").map(\.record)
            actions = all.filter { $0.region == region }
            let superiors = SuperiorWarning.all(in: all, of: city.jurisdiction)
            self.superiors = superiors
            episodes = Dictionary(grouping: actions, by: \.episodeID)
                .map { Episode(id: $0.key, region: region, actions: $0.value).notBelow(superiors) }
                .filter { !$0.intervals.isEmpty }
                .sorted { ($0.start ?? .distantPast, $0.id) < ($1.start ?? .distantPast, $1.id) }
            foreignEpisodes = Set(
                all.filter { city.jurisdiction.isForeign($0.region) }.map { [$0.episodeID, $0.region] }
            )
            .sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
            contested = reading.contested
            decisions = reading.decisions
            recordDecisions = reading.applied
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The official calendar with what the ledger adds.
    static func calendar(_ city: City, _ entries: [CalendarEntry], _ decisions: [Decision]) -> DayCalendar {
        city.officialCalendar.adding(entries + decisions.compactMap(\.badDay))
    }

    // MARK: What to account

    func episode(_ id: String) -> Episode? { episodes.first { $0.id == id } }

    /// The episode in force on a day; of two the one of the higher level.
    func episode(inForceOn day: CalendarDay) -> Episode? {
        episodes.filter { $0.isInForce(on: day) }.max { level($0, on: day) < level($1, on: day) }
    }

    private func level(_ episode: Episode, on day: CalendarDay) -> Int {
        let levels = episode.intervals.filter { $0.minutes(on: day) > 0 }.compactMap(\.level)
        return levels.max().flatMap { WarningLevel.allCases.firstIndex(of: $0) } ?? -1
    }

    /// The list in force on a day: the newest yearly list not after its year, else the oldest there is; enterprises that
    /// state no year belong to every list that does not name them. Measures in the words of the list stand only where
    /// the table of measures has none for the enterprise and level; an account that two enterprises claim counts for neither.
    /// Grades are those of the day.
    func inventory(on day: CalendarDay) -> EmissionInventory {
        let year = Set(enterprises.compactMap(\.listYear)).standing(in: day.year)
        let changed = regradings.inForce(on: day)
        let dated = enterprises.filter { $0.listYear != nil && $0.listYear == year }
        let named = Set(dated.map(\.id))
        let inForce = (dated + enterprises.filter { $0.listYear == nil && !named.contains($0.id) })
            .sorted { $0.id < $1.id }.map { $0.regraded(by: changed[$0.id]) }
        let ids = Set(inForce.map(\.id))
        let tabled = Set(measures.filter { !$0.isFromListText }.map { [$0.enterpriseID, $0.level.rawValue] })
        let doubtful = bindings.contradicted
        return EmissionInventory(
            enterprises: inForce,
            lines: lines.filter { ids.contains($0.enterpriseID) && Self.belongs($0.listYear, to: year) },
            measures: measures.filter { measure in
                ids.contains(measure.enterpriseID) && Self.belongs(measure.listYear, to: year)
                    && !(measure.isFromListText && tabled.contains([measure.enterpriseID, measure.level.rawValue]))
            },
            bindings: bindings.filter { ids.contains($0.enterpriseID) && !doubtful.contains($0) })
    }

    private static func belongs(_ listYear: Int?, to year: Int?) -> Bool {
        listYear == nil || year == nil || listYear == year
    }

    // MARK: The input of an accounting

    /// All that one episode's accounting stands on, up to a day.
    /// - Parameter enterprises: whose readings are loaded, nil: of all.
    func input(
        _ episode: Episode, through day: CalendarDay, readingsOf enterprises: Set<String>? = nil
    ) throws(CommandFailure) -> CityInput {
        let parameters = city.jurisdiction.parameters
        let first = episode.firstDay ?? day
        let inventory = inventory(on: day)
        let bindings = inventory.bindings.filter { enterprises?.contains($0.enterpriseID) ?? true }
        let accounts = Array(Set(bindings.map(\.accountNumber))).sorted()
        let lookback = parameters.lookback(before: first, calendar)
        do {
            var readings = try readingState.readings(
                ledger, of: accounts, from: first.advanced(by: -lookback), through: lastUsefulDay(episode, day))
            let settled = readings.settle(decisions)
            let listed = SiteDeclarations(
                sites, declared: otherSources, episode: episode,
                days: first <= day ? (first...min(day, episode.lastDay ?? day)).filter(episode.isInForce) : [])
            let ranges =
                bindingsDeclareQuarterHours(inventory)
                ? CityAccounting.quarterRanges(of: episode, through: day) : []
            let parts = try readingState.readings(
                ledger, of: accounts, within: ranges, from: first.advanced(by: -parameters.baseline.lookback),
                through: day)
            var input = CityInput(
                region: city.jurisdiction.region, parameters: parameters,
                society: society.filter { $0.region == city.jurisdiction.region },
                targets: targets.replaced(by: decisions.compactMap(\.target)), inventory: inventory,
                readings: readings, partReadings: Dictionary(zip(ranges, parts), uniquingKeysWith: { $1 }),
                episode: episode, otherSources: otherSources + listed.reductions,
                calendar: calendar, earlierResponses: episodes.filter { $0.id != episode.id }.flatMap(\.intervals),
                exemptions: decisions.compactMap(\.exemption),
                decisions: used(settled, in: episode, inventory, from: readings.firstDay, through: day),
                notices: listed.notices)
            input.monitoring = monitoring
            input.inspections = inspections
            return input
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Curves are looked at only where an account promises them.
    private func bindingsDeclareQuarterHours(_ inventory: EmissionInventory) -> Bool {
        inventory.bindings.contains { $0.resolution == .quarterHour }
    }

    /// The two-sided baseline needs seven usable days after the lifting; a long holiday may lie between.
    private func lastUsefulDay(_ episode: Episode, _ day: CalendarDay) -> CalendarDay {
        max(day, (episode.lastDay ?? day).advanced(by: Self.daysAfter))
    }

    static let daysAfter = 24
}

extension LocalMinute {
    fileprivate static let distantPast = LocalMinute(number: .min)
}
