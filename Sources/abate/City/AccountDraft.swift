import Accounting
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

/// An account of a day or of an episode with all that is printed beside it.
struct AccountDraft {
    let books: CityBooks
    let input: CityInput
    let account: CityAccount
    let digest: InputsDigest
    let last: CalendarDay
    /// Readings that are hard to believe.
    let suspects: [Diagnostic]
    /// Where the issued warning is not what the air asks for.
    let warnings: [Diagnostic]

    init?(_ books: CityBooks, _ episode: Episode, on day: CalendarDay) throws(CommandFailure) {
        let input = try books.input(episode, through: day)
        guard let account = CityAccounting.account(input, on: day) else { return nil }
        self.init(books, input, account, day...day)
    }

    init?(_ books: CityBooks, _ episode: Episode, through last: CalendarDay) throws(CommandFailure) {
        let input = try books.input(episode, through: last)
        guard let account = CityAccounting.account(input, through: last) else { return nil }
        self.init(books, input, account, min(episode.firstDay ?? last, last)...last)
    }

    private init(
        _ books: CityBooks, _ input: CityInput, _ account: CityAccount, _ days: ClosedRange<CalendarDay>
    ) {
        self.books = books
        self.input = input
        self.account = account
        last = days.upperBound
        warnings = books.warningFindings(days)
        digest = InputsDigest(input, under: books.city.jurisdiction, on: days)
        suspects = books.suspects(input.inventory, input.readings, days)
    }

    /// - Parameter revision: of the report that is to be written.
    func report(_ revision: RevisionNote = RevisionNote(number: 1, changes: [])) -> DailyReport {
        var report = DailyReport(
            account: account, episode: input.episode, jurisdiction: books.city.jurisdiction,
            cutoff: input.readings.lastDayWithReading(through: last),
            inventoryVersion: String(digest[.inventory].prefix(12)), inputsDigest: digest.whole,
            findings: (books.rowFindings + suspects + input.readings.pendingConflicts(through: last) + warnings)
                .sorted(),
            revision: revision)
        if case .day(let day) = account.scope {
            report.received = books.received(on: day)
            report.work = books.work(on: [day], of: nil)
            report.checks = books.siteChecks(on: [day])
        }
        return report
    }

    /// What the account itself and the ledger as a whole have to say; rows that files got wrong were said when they came.
    var ownFindings: [Diagnostic] { report().ownFindings + books.checks() + suspects + warnings }

    func json(_ language: Language) -> JSONValue { report().json(language) }

    /// SHA-256 of the result but for its findings: a finding of a later file is no new figure.
    var resultSHA256: String { report().figures.sha256 }

    func text(_ language: Language) -> String {
        AccountText.text(account, cutoff: input.readings.lastDayWithReading(through: last)?.iso, language: language)
    }
}

extension ReadingTable {
    /// The last day, up to one, for which any account has a reading; nil where there is none.
    func lastDayWithReading(through last: CalendarDay) -> CalendarDay? {
        var day = Swift.min(lastDay, last)
        while day >= firstDay {
            if accountNumbers.indices.contains(where: { self[$0, day] != .missing }) { return day }
            day = day.advanced(by: -1)
        }
        return nil
    }
}
