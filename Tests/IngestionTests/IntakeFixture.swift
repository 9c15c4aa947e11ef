import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// A ledger of its own and the dictionary of the built-in templates: files are taken in as the command takes them.
final class IntakeFixture {
    let folder: TemporaryFolder
    let ledger: Ledger
    let dictionary: TableDictionary
    let rules: ListRules
    var receivedAt = "2026-01-09T08:00:00+08:00"

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(folder: folder.path("ledger"))
        ledger.curveDays = KeptCurves.days
        (dictionary, rules) = try Self.builtIn.get()
    }

    /// The dictionary, and the rules of Kuitun's plan, which names a day for the list.
    private static let builtIn = Result {
        let templates = try #require(SharedData.packageRoot) + "/Templates"
        let folders = try TemplateFolders(city: nil, environment: ["ABATE_TEMPLATES": templates], executable: "")
        let profile = try Profiles.load("kuitun-2023", in: folders)
        return (
            try TableDictionary.load(folders),
            ListRules(
                profile.inventoryRules, reports: profile.reports, industries: try IndustryWords.load(folders))
        )
    }

    func take(path: String, name: String, run: Int = 1, table: String? = nil, isPreview: Bool = false) throws
        -> FileResult
    {
        try Intake(
            ledger: ledger, tables: InputTables(dictionary, listRules: rules), run: run,
            receivedAt: receivedAt
        ).take(path, name: name, table: table, isPreview: isPreview)
    }

    @discardableResult
    func take(_ text: String, name: String = "表.csv", run: Int = 1, table: String? = nil) throws -> FileResult {
        try take(Array(text.utf8), name: name, run: run, table: table)
    }

    @discardableResult
    func take(_ bytes: [UInt8], name: String = "表.csv", run: Int = 1, table: String? = nil) throws -> FileResult {
        let path = try folder.write(bytes, to: "received-\(FileBytes.sha256(of: bytes).prefix(16))")
        return try take(path: path, name: name, run: run, table: table)
    }

    func records<Record: LedgerRecord>(_ type: Record.Type) throws -> [Record] {
        try ledger.records(type).map(\.record)
    }

    /// Every reading of the ledger by account and day, in milliwatt-hours where it is a value.
    func readings() throws -> [String: ReadingTable.Reading] {
        guard let days = try ledger.readingDays() else { return [:] }
        let accounts = try ledger.accountNumbersWithReadings()
        let table = try ledger.readings(of: accounts, from: days.lowerBound, through: days.upperBound)
        var result: [String: ReadingTable.Reading] = [:]
        for (row, account) in accounts.enumerated() {
            for day in days where table[row, day] != .missing { result["\(account) \(day.iso)"] = table[row, day] }
        }
        return result
    }

    /// What is wrong with the ledger as a whole, as the command asks for it.
    func ledgerFindings(region: String) throws -> [Diagnostic] {
        var check = LedgerCheck(region: region)
        check.enterprises = try records(Enterprise.self)
        check.measures = try records(Measure.self)
        check.bindings = try records(AccountBinding.self)
        check.society = try records(SocietyFigure.self)
        check.lines = try records(ProductionLine.self)
        check.calendar = try records(CalendarEntry.self)
        check.otherSources = try records(OtherSourceReduction.self)
        check.actions = try records(ResponseAction.self).filter { $0.region == region }
        let others = try records(ResponseAction.self).filter { $0.region != region }
        check.foreignEpisodes = others.filter { $0.region != "自治州" }.map { ($0.episodeID, $0.region) }
        let ordered = Dictionary(grouping: others.filter { $0.region == "自治州" }, by: \.episodeID)
        check.superiors = ordered.flatMap { id, actions in
            Episode(id: id, region: "自治州", actions: actions).intervals.map {
                SuperiorWarning(region: "自治州", interval: $0)
            }
        }
        check.contested = try ledger.contestedKeys(of: Measure.self).map { ("减排措施", $0) }
        check.accountsWithReadings = try ledger.accountNumbersWithReadings()
        check.monitoring = try records(OnlineMonitoring.self)
        check.inspections = try records(Inspection.self)
        check.departmentReports = try records(DepartmentReport.self)
        check.regradings = try records(Regrading.self)
        check.decisions = try records(Decision.self)
        check.lastReadingDay = try ledger.readingDays()?.upperBound
        check.list = try listUnderReview()
        return check.findings + (try pendingConflicts())
    }

    /// What is hard to believe in the ledger's last sixty days, in a year without holidays.
    func consumptionFindings() throws -> [Diagnostic] {
        guard let days = try ledger.readingDays() else { return [] }
        let list = try listUnderReview()
        let readings = try ledger.readings(
            of: Set(list.inventory.bindings.map(\.accountNumber)).sorted(), from: days.lowerBound,
            through: days.upperBound)
        let judged = days.upperBound.advanced(by: -59)...days.upperBound
        let calendar = DayCalendar(years: [2025])
        let check = ReadingCheck(list.inventory, readings, calendar, responses: [], on: judged)
        let suspects = try check.suspects.map { suspect in
            let origin = try ledger.readingOrigin(of: suspect.accountNumber, on: suspect.firstDay)
            return suspect.diagnostic(of: "企业", at: origin.flatMap { list.origins.place(of: $0) })
        }
        let partial = PartialCollectionCheck(list.inventory, readings, calendar, responses: [], on: judged).found
        let earlier = EarlierResponseCheck(
            list.inventory, readings, calendar, responses: [], partial: Set(partial.map(\.day)), on: judged)
        return suspects + partial.map(\.diagnostic) + earlier.found.map(\.diagnostic)
            + ConsumptionCheck(
                list.inventory, readings, responses: [], origins: list.origins, on: judged
            ).findings + TwinAccountCheck(list.inventory, readings, origins: list.origins, on: judged).findings
    }

    /// All that the ledger holds, the table of measures before the words of the list, as on the last day with a reading.
    private func listUnderReview() throws -> ListUnderReview {
        var origins = ListOrigins(files: try ledger.files())
        origins.add(try ledger.records(Enterprise.self))
        origins.add(try ledger.records(Measure.self))
        origins.add(try ledger.records(AccountBinding.self))
        let measures = try records(Measure.self)
        let tabled = Set(measures.filter { !$0.isFromListText }.map { [$0.enterpriseID, $0.level.rawValue] })
        let day = try ledger.readingDays()?.upperBound
        let changed = try records(Regrading.self).inForce(on: day ?? CalendarDay(number: .max))
        origins.add(try ledger.records(Regrading.self))
        return ListUnderReview(
            inventory: EmissionInventory(
                enterprises: try records(Enterprise.self).sorted { $0.id < $1.id }.map {
                    $0.regraded(by: changed[$0.id])
                },
                lines: try records(ProductionLine.self),
                measures: measures.filter {
                    !$0.isFromListText || !tabled.contains([$0.enterpriseID, $0.level.rawValue])
                }, bindings: try records(AccountBinding.self)),
            origins: origins, rules: rules, day: day, regradings: changed)
    }

    private func pendingConflicts() throws -> [Diagnostic] {
        guard let days = try ledger.readingDays() else { return [] }
        let accounts = try ledger.accountNumbersWithReadings()
        let table = try ledger.readings(of: accounts, from: days.lowerBound, through: days.upperBound)
        return table.registerFindings(through: days.upperBound)
            + table.conflicts.map {
                IngestionMessages.pendingConflict(
                    $0.account, $0.day.iso, Self.kilowattHours($0.lower), Self.kilowattHours($0.higher))
            }
    }

    private static func kilowattHours(_ energy: Energy) -> String { JSONValue.number(energy.kilowattHours).text() }
}

extension FileResult {
    /// Codes of the findings, in order of place.
    var codes: [String] { findings.map(\.code) }

    /// Place and code of each finding.
    var places: [String] { findings.map { "\($0.location?.text ?? "") \($0.code)" } }
}
