import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "现状：响应、已到和未到的数据、时限、报告、待核定事项 / how the city stands",
        discussion: """
            时限的剩余时间只在这里和 abate run 中给出，不写进报告。--at 可问某一时刻。
            The time left is said here and by abate run, never in a report. --at asks for another moment.

            示例 / example:
              abate status --dir city
              abate status --at 2026-01-08T07:00 --format json --dir city
            """)

    @OptionGroup var options: GlobalOptions

    @Option(help: "哪一时刻（缺省为现在）/ the moment, 2026-01-08T07:00; now by default")
    var at: String?

    func run() throws {
        let now = try moment()
        let city = try City(options)
        let books = try CityBooks(city, try city.ledgerToLookAt(), asOf: .latest)
        let status = try CityStatus(books, at: now)
        switch options.format {
        case .json: Console.print(status.json(options.lang).text(pretty: true))
        case .text: Console.print(status.text(options.lang), terminator: "")
        }
    }

    private func moment() throws -> LocalMinute {
        guard let at else { return LocalClock.now.minute }
        let parts = at.split(whereSeparator: { $0 == "T" || $0 == " " })
        let clock = parts.last?.split(separator: ":").map { $0.count == 2 ? Int($0) : nil } ?? []
        guard parts.count == 2, let day = CalendarDay(iso: parts[0]), clock.count == 2, let hour = clock[0],
            let minute = clock[1], (0...23).contains(hour), (0...59).contains(minute)
        else { throw CommandFailure(.usage, "--at 应为 2026-01-08T07:00 的写法，得到“\(at)”") }
        return LocalMinute(day, minute: hour * 60 + minute)
    }
}
