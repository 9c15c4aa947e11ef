import Accounting
public import ArgumentParser
import Diagnostics
import EmissionModel
public import Jurisdiction
import LedgerStore
import ReportTemplate

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "再写一份报告 / one report again",
        discussion: """
            内容有变化时写成新的修订版（-r2），原报告不动；没有变化时不写。
            What changed becomes a new revision beside the old one; nothing is written where nothing changed.

            --as-of 的报告用当时的数据和当时的模板、预案、abate.yaml，写在原报告旁的 asof-<文件号>/，不算修订版；
            --revision N 原样重写第 N 版（revision-N/）。With what was known and in use then: a look back, no revision.
            With --as-of it stands beside, in asof-<number of files>/, and is no revision.

            示例 / example:
              abate report daily --date 2026-01-08 --dir city
              abate report episode --episode P1 --dir city
              abate report list-check --date 2026-08-15 --dir city
              abate report daily --date 2026-01-08 --names --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(
        help: """
            哪种报告 / which: daily 每日, episode 过程总结评估, submission 报送材料, work-summary 工作总结, \
            list-check 清单校核, public 公开版
            """)
    var kind: ReportRule.Kind

    @Option(help: "哪一天（每日报告；清单按此日所用的年份）/ the day, 2026-01-08")
    var date: String?

    @Option(help: "哪次过程 / the episode")
    var episode: String?

    @Option(help: "full 完整版, public 公开版 / the edition")
    var edition = PlannedReport.Edition.full

    @Option(help: "第几版，按当时的数据和依据原样重写 / exactly that revision once more, from what was known then")
    var revision: Int?

    @Option(help: "写到哪个文件夹 / write there instead", completion: .directory)
    var output: String?

    @Flag(help: "不写报告，列出其模板可用的名称 / list the names that its template may use, and write nothing")
    var names = false

    func run() throws {
        let city = try City(options)
        if names { return try showNames(city) }
        let lock = try city.lock()
        defer { withExtendedLifetime(lock) {} }
        let ledger = try city.openLedger()
        let past = try asOf.asOf.map { try PastCity($0, city, ledger) }
        let books = try CityBooks(past?.city ?? city, ledger, asOf: past?.asOf ?? .latest)
        let planned = PlannedReport(kind: kind, subject: try subject(books), edition: edition)
        guard planned.canBeMade else { throw CommandFailure(.usage, "没有\(planned.title.zh)的这种版本") }
        let asked = [kind.rawValue, date, episode, asOf.asOf, edition.rawValue, output, revision.map(String.init)]
        let ticket = try RunTicket(city, ledger, lock, command: ["report"] + asked, at: LocalClock.now)
        let shelf = ReportShelf(city: city, ledger: ledger, run: ticket.number, madeAt: LocalClock.now.text)
        if let revision {
            let paths = try shelf.copy(planned, revision: revision, into: output)
            ticket.end()
            show(paths)
        } else if output != nil || asOf.asOf != nil {
            past?.say(options)
            // A look back is no revision: it stands apart, and nothing is recorded.
            let folder = try output ?? shelf.folderOfLookBack(books.asOf, planned)
            let paths = try shelf.copy(planned, books, of: past, into: folder)
            ticket.end()
            show(paths)
        } else {
            let paths = try shelf.put(planned, books)?.files.map(\.path) ?? []
            ticket.end()
            show(paths)
        }
    }

    /// The names with what each would print in this very report.
    private func showNames(_ city: City) throws {
        let ledger = try city.ledgerToLookAt()
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        let planned = PlannedReport(kind: kind, subject: try subject(books), edition: edition)
        guard let report = try planned.make(books) else {
            throw CommandFailure(.input, "\(planned.title.zh)没有可写的内容")
        }
        let listing = TemplateListing(names: Template.listing(of: report.templateValue))
        switch options.format {
        case .json: Console.print(listing.json.text(pretty: true))
        case .text: Console.print(listing.text(options.lang), terminator: "")
        }
    }

    /// What the report is about, found in the books.
    private func subject(_ books: CityBooks) throws(CommandFailure) -> ReportSubject {
        switch kind {
        case .daily:
            let day = try day(orElse: nil)
            guard books.episode(inForceOn: day) != nil else {
                throw CommandFailure(.input, "\(day.iso) 没有正在实施的预警响应")
            }
            return .day(day)
        case .episode, .submission, .workSummary:
            guard let id = episode else { throw CommandFailure(.usage, "请用 --episode 指明过程（\(books.known)）") }
            guard let found = books.episode(id) else {
                throw CommandFailure(.usage, "没有编号为“\(id)”的过程（\(books.known)）")
            }
            guard found.lastDay != nil else { throw CommandFailure(.input, "过程“\(id)”尚未解除，解除后才有\(kind.title.zh)") }
            return .episode(id)
        case .listCheck, .publicEdition:
            guard episode == nil else {
                throw CommandFailure(
                    .usage, "\(kind.title.zh)按清单年份编写，不用 --episode；过程的公开版用 report episode --edition public")
            }
            let year = books.listYear(on: try day(orElse: LocalClock.now.today))
            guard !books.listInput(year: year).inventory.enterprises.isEmpty else {
                throw CommandFailure(.input, "台账中没有企业清单")
            }
            return .list(year)
        case .rollUp: throw CommandFailure(.usage, "汇总请用 abate rollup")
        }
    }

    private func day(orElse preset: CalendarDay?) throws(CommandFailure) -> CalendarDay {
        guard let date else {
            if let preset { return preset }
            throw CommandFailure(.usage, "请用 --date 指明日期，写作 2026-01-08")
        }
        guard let day = CalendarDay(iso: date) else {
            throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(date)”")
        }
        return day
    }

    private func show(_ paths: [String]) {
        switch options.format {
        case .json:
            let document: JSONValue = ["schema": "abate.report/1", "files": .array(paths.map(JSONValue.string))]
            Console.print(document.text(pretty: true))
        case .text: for path in paths { Console.print(path) }
        }
    }
}

extension ReportRule.Kind: ExpressibleByArgument {}
extension PlannedReport.Edition: ExpressibleByArgument {}

extension CityBooks {
    /// The yearly list that stands on a day; lists without a year belong to the day's.
    func listYear(on day: CalendarDay) -> Int {
        Set(enterprises.compactMap(\.listYear)).standing(in: day.year) ?? day.year
    }
}
