import Accounting
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Tabular

/// The nightly job: takes in what is new in `inbox/`, accounts every day in force up to a day, writes every report that
/// is due. Run twice, the second changes nothing but the run log.
struct NightlyRun {
    let city: City
    let ledger: Ledger
    let number: Int
    let start: LocalClock
    let last: CalendarDay

    struct Outcome {
        var files: [FileResult] = []
        var waiting: [Inbox.Waiting] = []
        var findings: [Diagnostic] = []
        var reports: [ReportShelf.Written] = []
        /// By name, why a file of the inbox that reads well is not taken in yet.
        var heldBack: [String: [Diagnostic]] = [:]
        /// What is owed at `moment`, after the run.
        var deadlines: [ReportDeadline] = []
        /// Paths of reports as of an earlier file, which are no revisions.
        var lookBacks: [String] = []
        /// Reports that could not be made or written, and why; the others were. Or what has ended the run.
        var failures: [CommandFailure] = []
    }

    /// Days ahead, today among them, for which a warning that the air asks for and nobody has issued is said.
    private static let outlook = 5

    /// - Parameter outcome: what was done, also where it throws.
    func perform(_ outcome: inout Outcome) throws(CommandFailure) {
        ledger.keepsRecalledCurves = true
        try takeIn(&outcome)
        let books = try CityBooks(city, ledger, asOf: .latest)
        outcome.findings =
            outcome.heldBack.sorted { $0.key < $1.key }.flatMap(\.value) + books.checks()
            + ReportSchedule(books: books, last: last).findings
            + books.warningFindings(last...last.advanced(by: Self.outlook))
        try writeReports(books, &outcome)
        outcome.deadlines = try ReportDeadlines(books: books, now: moment).all()
    }

    /// The moment from which time is left: now, or for a day before yesterday the midnight with which it ended.
    var moment: LocalMinute {
        last < start.today.advanced(by: -1) ? LocalMinute(last, minute: 1440) : start.minute
    }

    /// The days in force as they stood when a file had been received: nothing is taken in, nothing is recorded, and the
    /// reports stand apart.
    func lookBack(_ past: PastCity, _ outcome: inout Outcome) throws(CommandFailure) {
        let books = try CityBooks(past.city, ledger, asOf: past.asOf)
        let shelf = ReportShelf(city: city, ledger: ledger, run: number, madeAt: start.text)
        for planned in ReportSchedule(books: books, last: last).reports {
            let folder = try shelf.folderOfLookBack(past.asOf, planned)
            outcome.lookBacks += try shelf.copy(planned, books, of: past, into: folder)
        }
    }

    private func takeIn(_ outcome: inout Outcome) throws(CommandFailure) {
        try OutputFile.makeFolder(city.inboxFolder)
        var settled = SettledFiles(path: city.settledFilesPath, ledger: ledger)
        let inbox = Inbox(folder: city.inboxFolder, rules: city.jurisdiction.inbox, settled: settled)
        let (ready, waiting) = try inbox.survey()
        outcome.waiting = waiting
        let intake = Intake(
            ledger: ledger, tables: city.jurisdiction.tables, run: number, receivedAt: start.text)
        if ready.contains(where: { $0.knownAs == nil }) {
            ledger.curveDays = try CityBooks.curveDays(city, ledger, through: last)
        }
        try SpaceNeed(toTakeIn: ready.filter { $0.knownAs == nil }.map(\.path)).check(at: city.ledgerFolder)
        var held: [Inbox.Arrival] = []
        for arrival in ready {
            if let sha256 = arrival.knownAs {
                outcome.files.append(.known(arrival.name, sha256: sha256))
            } else if try !take(arrival, intake, &settled, &outcome) {
                held.append(arrival)
            }
        }
        // What one lacks, others may have brought.
        for arrival in held where try !take(arrival, intake, &settled, &outcome) {
            outcome.waiting.append(Inbox.Waiting(name: arrival.name, reason: Inbox.heldBack))
        }
        outcome.waiting.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        try settled.save(present: Set(ready.map(\.name)))
    }

    /// Takes one file in, unless its bytes are not what they are to be.
    /// - Returns: false where it is held back, for it lacks most of the accounts that its sender usually brings.
    private func take(
        _ arrival: Inbox.Arrival, _ intake: Intake, _ settled: inout SettledFiles, _ outcome: inout Outcome
    ) throws(CommandFailure) -> Bool {
        let (name, path, identity) = (arrival.name, arrival.path, arrival.identity)
        SettledFiles.waitForGrain(identity)
        let isTelling = SettledFiles.isTelling(identity)
        let result: FileResult
        do {
            result = try intake.take(path, name: name, stated: arrival.stated, isVouched: arrival.isVouched)
        } catch {
            guard error.isOfFile(path) else { throw CommandFailure(error) }
            outcome.waiting.append(Inbox.Waiting(name: name, reason: Inbox.changing))
            return true
        }
        switch result.status {
        case .mismatched:
            outcome.waiting.append(Inbox.Waiting(name: name, reason: Inbox.mismatch(name)))
            return true
        case .accepted, .known:
            if isTelling, FileIdentity(path: path) == identity {
                settled.note(name, identity, sha256: result.sha256)
            }
        case .refused:
            if result.findings.contains(where: Intake.isHeldBack) {
                outcome.heldBack[name] = result.findings
                return false
            }
            if arrival.stated == nil, result.findings.contains(where: TabularDocument.isCutOff) {
                outcome.waiting.append(Inbox.Waiting(name: name, reason: Inbox.incomplete))
                return true
            }
        }
        outcome.heldBack[name] = nil
        outcome.files.append(result)
        // A response, or what an account promises, may ask for more of the files that follow.
        if result.status == .accepted, result.tables != ["readings"] {
            ledger.curveDays = try CityBooks.curveDays(city, ledger, through: last)
        }
        return true
    }

    private func writeReports(_ books: CityBooks, _ outcome: inout Outcome) throws(CommandFailure) {
        let basis = city.basis
        let shelf = ReportShelf(city: city, ledger: ledger, run: number, madeAt: start.text)
        let newest: Int64
        do { newest = try ledger.newestFile() } catch { throw CommandFailure(error) }
        var arrivals: [Int64: Arrivals] = [:]
        for planned in ReportSchedule(books: books, last: last).reports {
            do {
                guard try isAffected(planned, books, basis, &arrivals) else { continue }
                try SpaceNeed(toReportOn: books.enterprises.count).check(at: city.folder)
                if let written = try shelf.put(planned, books), written.isNew { outcome.reports.append(written) }
                try ledger.noteCheck(
                    kind: planned.name, subject: planned.subject.folderName, file: newest, basis: basis.sha256)
            } catch let failure as CommandFailure where failure.code == .usage {
                outcome.failures.append(failure)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    /// Whether anything received since the report was last compared can change it, or a file of it has gone.
    private func isAffected(
        _ planned: PlannedReport, _ books: CityBooks, _ basis: StandingBasis, _ arrivals: inout [Int64: Arrivals]
    ) throws -> Bool {
        let subject = planned.subject.folderName
        guard let check = try ledger.lastCheck(kind: planned.name, subject: subject), check.basis == basis.sha256,
            let report = try ledger.newestReport(kind: planned.name, subject: subject), report.isWhole(in: city.folder)
        else { return true }
        let received = try arrivals[check.file] ?? Arrivals(after: check.file, in: ledger)
        arrivals[check.file] = received
        if received.hasOtherTables { return true }
        guard let days = received.readingDays, let used = books.readingDays(of: planned) else { return false }
        return days.overlaps(used)
    }

    /// What came after some file: asked for once a night, however many days of the past are in question.
    private struct Arrivals {
        let hasOtherTables: Bool
        let readingDays: ClosedRange<CalendarDay>?

        init(after file: Int64, in ledger: Ledger) throws(LedgerError) {
            hasOtherTables = try ledger.files(after: file).contains { $0.tables != ["readings"] }
            readingDays = try ledger.readingDays(after: file)
        }
    }
}

extension CityBooks {
    /// The days of an episode, up to one of them, on which it is in force for at least a minute.
    func daysInForce(_ episode: Episode, through last: CalendarDay) -> [CalendarDay] {
        guard let first = episode.firstDay, first <= last, !episode.isTooLong else { return [] }
        return (first...min(last, episode.lastDay ?? last)).filter {
            episode.isInForce(on: $0) && !episode.isTooLong(on: $0)
        }
    }

    /// The days whose readings can change a report; nil where none can.
    fileprivate func readingDays(of planned: PlannedReport) -> ClosedRange<CalendarDay>? {
        let parameters = city.jurisdiction.parameters
        func days(_ episode: Episode, _ day: CalendarDay?) -> ClosedRange<CalendarDay>? {
            guard let first = episode.firstDay ?? day else { return nil }
            let end = (episode.lastDay ?? day ?? first).advanced(by: Self.daysAfter)
            let lookback = parameters.lookback(before: first, calendar)
            return first.advanced(by: -lookback)...max(end, day ?? end)
        }
        switch planned.subject {
        case .day(let day): return episode(inForceOn: day).flatMap { days($0, day) }
        case .episode(let id): return episode(id).flatMap { days($0, nil) }
        case .list: return nil
        }
    }
}
