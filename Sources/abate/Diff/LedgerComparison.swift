import Accounting
import EmissionModel
import LedgerStore
import Reporting

/// Two states of one ledger, and the states between them that each have one kind of input more of the second.
struct LedgerComparison {
    let before: CityBooks
    let after: CityBooks
    /// The states of the ledger that are compared.
    let asked: (from: AsOf, to: AsOf)
    private let stations: [Station]

    /// From one state to the next by one cause.
    struct Station {
        var cause: ChangeCause
        var before: CityBooks
        var after: CityBooks
        /// The states of the ledger that rows are taken from.
        var from: AsOf
        var to: AsOf
    }

    init(_ ledger: Ledger, from first: LedgerPoint, to second: LedgerPoint) throws(CommandFailure) {
        let before = try CityBooks(first.city, ledger, asOf: first.asOf)
        let decided = try CityBooks(first.city, ledger, asOf: second.asOf)
        // What the decisions of then make of the rows of now.
        let undecided =
            before.decisions == decided.decisions
            ? decided : try CityBooks(first.city, ledger, asOf: second.asOf, decided: first.asOf)
        var stations: [Station] = []
        var books = before
        func pass(_ cause: ChangeCause, _ target: CityBooks) {
            let isOther = books.differs(in: cause, from: target)
            let last = books
            books.take(cause, from: target)
            if isOther {
                stations.append(
                    Station(cause: cause, before: last, after: books, from: first.asOf, to: second.asOf))
            }
        }
        for cause in ChangeCause.ofRows { pass(cause, undecided) }
        pass(.decisions, decided)
        for (cause, city) in try first.rules(to: second) {
            pass(cause, try CityBooks(city, ledger, asOf: second.asOf))
        }
        self.before = before
        self.stations = stations
        after = books
        asked = (first.asOf, second.asOf)
    }

    /// - Parameter reported: the figures as they were reported, where they are not what the same inputs give now.
    func difference(
        of subject: ComparedSubject, between reported: ReportedFigures? = nil
    ) throws(CommandFailure) -> LedgerDifference {
        let start = try before.account(of: subject)
        var accounts: [CityAccount?] = []
        for station in stations { accounts.append(try station.after.account(of: subject)) }
        let end = accounts.last ?? start
        var states = zip(stations, accounts).map { (cause: $0.cause, sheet: FigureSheet($1)) }
        if let reported {
            states = [(reported.cause, FigureSheet(start))] + states + [(reported.cause, reported.after)]
        }
        return LedgerDifference(
            subject: subject, episode: (end ?? start)?.episodeID ?? "",
            difference: Difference(from: reported?.before ?? FigureSheet(start), states), stations: stations)
    }

    /// The days in force in either state, up to the last of which either has a reading.
    func days() throws(CommandFailure) -> [CalendarDay] {
        let last: CalendarDay?
        do {
            last = try [asked.from, asked.to].compactMap { try before.ledger.readingDays(asOf: $0)?.upperBound }.max()
        } catch {
            throw CommandFailure(error)
        }
        guard let last else { return [] }
        return Set(before.daysInForce(through: last) + after.daysInForce(through: last)).sorted()
    }

    /// Nil where neither state knows the episode.
    func subject(episode id: String) throws(CommandFailure) -> ComparedSubject? {
        let found = [after.episode(id), before.episode(id)].compactMap { $0 }
        guard !found.isEmpty else { return nil }
        if let last = found.compactMap(\.lastDay).first { return .episode(id, last: last) }
        return try days().last { day in found.contains { $0.isInForce(on: day) } }.map { .episode(id, last: $0) }
    }
}

extension ChangeCause {
    /// Those that are rows of the ledger's tables, decisions left out.
    static let ofRows: [ChangeCause] = [
        .responses, .newData, .correction, .list, .accounts, .society, .targets, .otherSources, .calendar, .witnesses,
    ]
}

/// What lies between two states about one subject, with what made each cause.
struct LedgerDifference {
    let subject: ComparedSubject
    let episode: String
    let difference: Difference
    let stations: [LedgerComparison.Station]

    /// The rows behind a cause: how many, and so many of them, those of the enterprises that moved most first.
    func rows(of step: Difference.Step, limit: Int) throws(CommandFailure) -> (count: Int, shown: [ChangedRow]) {
        let station = stations.first { $0.cause == step.cause }
        guard let station else { return (0, []) }
        let changes = RowChanges(station, subject)
        let rows = try changes.all().ordered(by: step.enterprises.compactMap(\.enterprise?.id))
        return (rows.count, try changes.located(Array(rows.prefix(limit))))
    }
}
