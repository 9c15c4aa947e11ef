import Accounting
import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "核算一天或一次过程，不写报告 / the numbers without the reports",
        discussion: """
            减排比例的高值和低值、结论、各企业的结果，与每日报告同源；--format json 的格式见 abate.account/1。
            The ratios with their low and high figures, the verdict and each enterprise, as the reports have them.

            示例 / example:
              abate account --date 2026-01-08 --dir city
              abate account --episode P1 --format json --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Option(help: "核算哪一天 / the day, 2026-01-08")
    var date: String?

    @Option(help: "核算哪次过程 / the episode")
    var episode: String?

    @Flag(help: "未达目标时以 4 退出 / leave with 4 where a target was missed")
    var failOnTarget = false

    func validate() throws {
        guard (date == nil) != (episode == nil) else {
            throw ValidationError("--date 与 --episode 需要且只能给一个 / give either --date or --episode")
        }
    }

    func run() throws {
        let city = try City(options)
        let ledger = try city.ledgerToLookAt()
        let past = try asOf.asOf.map { try PastCity($0, city, ledger) }
        let books = try CityBooks(past?.city ?? city, ledger, asOf: past?.asOf ?? .latest)
        past?.say(options)
        let draft = try draft(books)
        switch options.format {
        case .json: Console.print(draft.json(options.lang).text(pretty: true))
        case .text: Console.print(draft.text(options.lang))
        }
        if failOnTarget, draft.account.verdict == .notMet { throw ExitStatus.targetMissed }
        throw ExitStatus(of: [], and: draft.ownFindings, failOn: options.failOn)
    }

    private func draft(_ books: CityBooks) throws -> AccountDraft {
        if let date {
            guard let day = CalendarDay(iso: date) else {
                throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(date)”")
            }
            guard let episode = books.episode(inForceOn: day), let draft = try AccountDraft(books, episode, on: day)
            else {
                throw CommandFailure(.input, "\(day.iso) 没有正在实施的预警响应（\(books.known)）")
            }
            return draft
        }
        let id = episode ?? ""
        guard let episode = books.episode(id) else {
            throw CommandFailure(.usage, "没有编号为“\(id)”的过程（\(books.known)）")
        }
        let last = episode.lastDay ?? LocalClock.now.today.advanced(by: -1)
        guard let draft = try AccountDraft(books, episode, through: last) else {
            throw CommandFailure(.input, "过程“\(id)”到 \(last.iso) 没有可核算的日期")
        }
        return draft
    }
}

extension CityBooks {
    /// The episodes there are, for a message.
    var known: String {
        episodes.isEmpty ? "台账中没有预警响应" : "台账中的过程：" + episodes.map(\.id).joined(separator: "、")
    }
}
