import AirQuality
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

/// Where `warn` takes air and rules from: a city with its ledger, or files alone, under its rules or those of a profile.
struct AirSource {
    let jurisdiction: Jurisdiction
    /// What became of the files; empty where the city's own air is used.
    let files: [FileResult]
    private let folders: TemplateFolders
    private let books: CityBooks?
    /// The city's, or one in memory that holds nothing but the files.
    private let ledger: Ledger
    private let asOf: AsOf

    /// - Parameter paths: files to read instead of the city's own air; the city's ledger stays as it is.
    init(_ city: City, paths: [String], asOf: String?) throws(CommandFailure) {
        let ledger = try city.ledgerToLookAt()
        let asOf = try city.asOf(asOf, in: ledger)
        try self.init(
            city.folders, city.jurisdiction, paths, CityBooks(city, ledger, asOf: asOf),
            paths.isEmpty ? ledger : Self.inMemory(), paths.isEmpty ? asOf : .latest)
    }

    /// Without a working folder.
    init(_ folders: TemplateFolders, _ jurisdiction: Jurisdiction, paths: [String]) throws(CommandFailure) {
        try self.init(folders, jurisdiction, paths, nil, Self.inMemory(), .latest)
    }

    private init(
        _ folders: TemplateFolders, _ jurisdiction: Jurisdiction, _ paths: [String], _ books: CityBooks?,
        _ ledger: Ledger, _ asOf: AsOf
    ) throws(CommandFailure) {
        self.folders = folders
        self.jurisdiction = jurisdiction
        self.books = books
        self.ledger = ledger
        self.asOf = asOf
        let intake = Intake(ledger: ledger, tables: jurisdiction.tables, run: 1, receivedAt: "")
        var files: [FileResult] = []
        for path in paths {
            do {
                files.append(try intake.take(path, name: FileName.last(of: path), table: "air"))
            } catch {
                throw CommandFailure(error)
            }
        }
        self.files = files
    }

    private static func inMemory() throws(CommandFailure) -> Ledger {
        do { return try Ledger() } catch { throw CommandFailure(error) }
    }

    /// nil where nothing is left of what was asked for.
    func series(
        from first: CalendarDay?, to last: CalendarDay?, _ selection: AirSelection
    ) throws(CommandFailure) -> AirSeries? {
        do {
            let records = try ledger.airQuality(
                from: first.map { LocalMinute($0) }, to: last.map { LocalMinute($0, minute: 1440) }, asOf: asOf)
            return AirSeries(records, selecting: selection, rules: try AirQualityStandards.load(folders))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The superiors' warnings of the ledger that fall into a series.
    func superiors(in series: AirSeries) -> [SuperiorWarning] {
        (books?.superiors ?? []).filter { $0.interval.overlaps(series.span) }
    }

    /// The episodes of the ledger that fall into a series.
    func issued(in series: AirSeries) -> [Episode] {
        (books?.episodes ?? []).filter { $0.intervals.contains { $0.overlaps(series.span) } }
    }
}

extension AirSeries {
    /// All its days, as an interval.
    fileprivate var span: ResponseInterval {
        ResponseInterval(
            episodeID: "", level: nil, start: LocalMinute(firstDay), end: LocalMinute(lastDay, minute: 1440))
    }
}
