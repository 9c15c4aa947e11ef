import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

/// How a city stands at a moment: the response in force, what has arrived and what has not, deadlines, reports, and what
/// waits for a decision.
struct CityStatus {
    let books: CityBooks
    let now: LocalMinute
    let responses: [Response]
    let readings: Readings
    let lists: [(year: Int?, enterprises: Int)]
    let deadlines: [ReportDeadline]
    let reports: [ReportRecord]
    let pending: [Diagnostic]
    /// Exemptions and adjusted targets that have ended lately or end soon.
    let terms: [Diagnostic]

    struct Response {
        var episode: String
        var level: WarningLevel?
        /// Of the level, and of the episode.
        var since: LocalMinute
        var start: LocalMinute
        var end: LocalMinute?
    }

    struct Readings {
        /// The last day of which any reading is there.
        var last: CalendarDay?
        /// The last whole day of the response, or the day before; what should be there by now.
        var wanted: CalendarDay
        var accounts: Int
        var arrived: Int
        /// Bound accounts without a reading of the wanted day, the first few.
        var missing: [String]
    }

    init(_ books: CityBooks, at now: LocalMinute) throws(CommandFailure) {
        self.books = books
        self.now = now
        responses = books.episodes.compactMap { Self.response(of: $0, at: now) }
        let wanted = Self.wantedDay(books, at: now)
        readings = try Self.readings(books, wanted)
        let years = Dictionary(grouping: books.enterprises, by: \.listYear).mapValues(\.count)
        lists = years.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.map { (year: $0.key, enterprises: $0.value) }
        deadlines = try ReportDeadlines(books: books, now: now).all()
        terms = EndingTerms(books: books, today: now.day).findings
        let conflicts = try books.unsettledConflicts(through: wanted)
        do {
            reports = try books.ledger.newestReports()
            let table = try books.readings(on: wanted)
            pending =
                books.checks().filter { IngestionMessages.waitingForDecision.contains($0.code) }
                + table.pendingConflicts(through: wanted) + conflicts.map(\.finding)
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func response(of episode: Episode, at now: LocalMinute) -> Response? {
        guard let start = episode.start, !episode.isTooLong,
            let interval = episode.intervals.first(where: { $0.start <= now && ($0.end.map { now < $0 } ?? true) })
        else { return nil }
        return Response(
            episode: episode.id, level: interval.level, since: interval.start, start: start, end: episode.end)
    }

    /// Yesterday, or the last day of the episode where that was not long ago.
    private static func wantedDay(_ books: CityBooks, at now: LocalMinute) -> CalendarDay {
        let yesterday = now.day.advanced(by: -1)
        let lifted = books.episodes.compactMap(\.lastDay).filter { $0 <= yesterday }.max()
        guard books.episode(inForceOn: yesterday) == nil, let lifted, lifted.distance(to: yesterday) <= 30 else {
            return yesterday
        }
        return lifted
    }

    private static func readings(_ books: CityBooks, _ wanted: CalendarDay) throws(CommandFailure) -> Readings {
        do {
            let table = try books.readings(on: wanted)
            let missing = table.accountNumbers.indices.filter { table[$0, wanted] == .missing }
                .map { table.accountNumbers[$0] }
            return Readings(
                last: try books.ledger.readingDays(asOf: books.asOf)?.upperBound, wanted: wanted,
                accounts: table.accountNumbers.count, arrived: table.accountNumbers.count - missing.count,
                missing: Array(missing.sorted().prefix(10)))
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension CityBooks {
    /// The counted accounts and their readings of one day.
    fileprivate func readings(on day: CalendarDay) throws(LedgerError) -> ReadingTable {
        let numbers = Set(inventory(on: day).bindings.filter { $0.sign != 0 }.map(\.accountNumber)).sorted()
        return try ledger.readings(of: numbers, from: day, through: day, asOf: asOf)
    }
}
