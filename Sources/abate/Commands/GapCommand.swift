import Accounting
public import ArgumentParser
import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

struct GapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gap",
        abstract: "距目标还差多少，怎样加严最少 / what is missing to the targets, and the least cuts that close it",
        discussion: """
            --level 看清单全部执行后的计划值，--date 和 --episode 看核算低值（已计划而未证实的另列）。先问 D、C、
            非引领性和未评级的企业，再问 B 级；A+、A、引领性、保障、小微和豁免的企业不动，除非用 --include 指明。
            不能中断的生产线不动。建议按整百分数给出，并已用同一核算重新验算。

            --level looks at the list fully carried out, --date and --episode at the low figures. Worse grades are
            asked before B; A+, A, leading, guarantee, small and exempt enterprises only with --include.

            示例 / example:
              abate gap --level orange --dir city
              abate gap --date 2026-01-08 --include a,leading --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Option(help: "清单的哪一级 / the list at a level: yellow, orange, red")
    var level: WarningLevel?

    @Option(help: "哪一年的清单（缺省为今天所用的）/ the list's year")
    var year: Int?

    @Option(help: "哪一天 / the day, 2026-01-08")
    var date: String?

    @Option(help: "哪次过程 / the episode")
    var episode: String?

    @Option(help: "可以动哪些受保护的企业 / protections to lift: a,leading,guarantee,small,exempt")
    var include: String?

    func validate() throws {
        guard [level != nil, date != nil, episode != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("--level、--date、--episode 需要且只能给一个 / give one of --level, --date, --episode")
        }
    }

    func run() throws {
        let city = try City(options)
        let ledger = try city.ledgerToLookAt()
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        let included = try protections()
        let gap = GapAccounting.close(try input(books), including: included)
        switch options.format {
        case .json:
            let document = GapDocument.json(gap, profile: city.jurisdiction.profile.id, language: options.lang)
            Console.print(document.text(pretty: true))
        case .text: Console.print(GapText.text(gap, language: options.lang))
        }
        if gap.figures.values.contains(where: { $0.missing == nil }) { throw ExitStatus.input }
        throw ExitStatus(of: [], and: AccountingMessages.findings(of: gap), failOn: options.failOn)
    }

    private func input(_ books: CityBooks) throws(CommandFailure) -> GapInput {
        if let level {
            let input = books.listInput(year: year ?? books.listYear(on: LocalClock.now.today))
            guard !input.inventory.enterprises.isEmpty else { throw CommandFailure(.input, "台账中没有企业清单") }
            return GapInput(ListAccounting.account(input), inventory: input.inventory, at: level)
        }
        let draft = try draft(books)
        guard let input = GapInput(draft.account, inventory: draft.input.inventory) else {
            throw CommandFailure(.input, "没有可核算的整日，或未达预警级别，不能计算缺口")
        }
        return input
    }

    private func draft(_ books: CityBooks) throws(CommandFailure) -> AccountDraft {
        if let date {
            guard let day = CalendarDay(iso: date) else {
                throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(date)”")
            }
            guard let episode = books.episode(inForceOn: day), let draft = try AccountDraft(books, episode, on: day)
            else { throw CommandFailure(.input, "\(day.iso) 没有正在实施的预警响应（\(books.known)）") }
            return draft
        }
        guard let id = episode, let episode = books.episode(id) else {
            throw CommandFailure(.usage, "没有编号为“\(episode ?? "")”的过程（\(books.known)）")
        }
        let last = episode.lastDay ?? LocalClock.now.today.advanced(by: -1)
        guard let draft = try AccountDraft(books, episode, through: last) else {
            throw CommandFailure(.input, "过程“\(id)”到 \(last.iso) 没有可核算的日期")
        }
        return draft
    }

    private func protections() throws(CommandFailure) -> Set<Protection> {
        var result: Set<Protection> = []
        for word in (include ?? "").split(separator: ",") {
            guard let protection = Protection(rawValue: String(word)) else {
                let known = Protection.allCases.map(\.rawValue).joined(separator: ",")
                throw CommandFailure(.usage, "--include 可用 \(known)，得到“\(word)”")
            }
            result.insert(protection)
        }
        return result
    }
}

extension WarningLevel: ExpressibleByArgument {}
