import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "再写一份报告 / one report again",
        subcommands: [DailyReportCommand.self])
}

struct DailyReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daily",
        abstract: "每日应对报告 / the daily report",
        discussion: """
            内容有变化时写成新的修订版（-r2），原报告不动；没有变化时不写。
            What changed becomes a new revision beside the old one; nothing is written where nothing changed.

            --as-of 的报告写在 Reports/<日期>/asof-<文件号>/，不算修订版。

            示例 / example: abate report daily --date 2026-01-08 --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Option(help: "哪一天 / the day, 2026-01-08")
    var date: String

    @Option(help: "写到哪个文件夹 / write there instead")
    var output: String?

    func run() throws {
        guard let day = CalendarDay(iso: date) else {
            throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(date)”")
        }
        let city = try City(options)
        let lock = try city.lock()
        defer { _ = consume lock }
        let ledger = try city.openLedger()
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        guard let episode = books.episode(inForceOn: day) else {
            throw CommandFailure(.input, "\(day.iso) 没有正在实施的预警响应")
        }
        let shelf = ReportShelf(
            city: city, ledger: ledger, run: try RunLog(path: city.runLogPath).nextNumber(ledger),
            basis: ReportBasis(city))
        let paths: [String]
        if output != nil || asOf.asOf != nil {
            // A look back is no revision: it stands apart, and nothing is recorded.
            let folder = try output ?? shelf.folderOfLookBack(books.asOf, day)
            paths = try shelf.copy(books, episode: episode, day: day, into: folder)
        } else {
            paths = try shelf.daily(books, episode: episode, day: day)?.files.map(\.path) ?? []
        }
        show(paths)
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
