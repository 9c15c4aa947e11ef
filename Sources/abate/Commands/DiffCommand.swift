import Accounting
import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "两次结果有什么不同、各因什么 / what changed between two results, and from which cause",
        discussion: """
            A 和 B 是同一台账的两个状态，或两份报告：
              7 或 run:7           第 7 次运行之后（ledger/runs.jsonl 中的 run）
              #12                  收到第 12 个文件之后
              2026-01-09T08:00     到这一时刻收到的文件；只写日期时到当日 24 时
              latest               现在
              daily-r2.json        一份报告（daily、episode、submission 的 json），或放着它的文件夹

            从 A 到 B，依次换入：预警响应、新增用电量、更正的用电量、清单与措施、用电户号、全社会总量、减排目标、
            移动源扬尘源、日历、监测与核查、核定、预案规则、核算参数；每换一类重新核算一次，所以各项原因的变化
            加起来正好是全部变化，没有余数。只有两类同时才有的影响记在后一类。
            不给 --date、--episode 时比较两个状态中每个响应日。没有差别也以 0 退出。

            A and B are states of one ledger (a run 7, a file #12, a moment, latest) or two reports.
            One kind of input after the other is taken from B, in the order above, and accounted
            anew: the causes add up to the change exactly. An effect that two kinds have only
            together falls to the later one.

            示例 / example:
              abate diff 5 7 --date 2026-01-08 --dir city
              abate diff 2026-01-09T08:00 latest --episode P1 --format json --dir city
              abate diff 5 7 --format csv --dir city
              abate diff Reports/2026-01-08/daily.json Reports/2026-01-08/daily-r2.json
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "先 / the first")
    var before: String

    @Argument(help: "后 / the second")
    var after: String

    @Option(help: "比较哪一天 / the day, 2026-01-08")
    var date: String?

    @Option(help: "比较哪次过程 / the episode")
    var episode: String?

    @Option(help: "输出格式 / output: text, json, csv（一行一个数字和原因）")
    var format = Format.text

    @Option(help: "每个原因列出几行数据 / rows listed for each cause")
    var rows = 10

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    func validate() throws {
        guard date == nil || episode == nil else {
            throw ValidationError("--date 与 --episode 只能给一个 / give --date or --episode, not both")
        }
        guard (0...100_000).contains(rows) else {
            throw ValidationError("--rows 应为 0 到 100000 / --rows is from 0 to 100000")
        }
    }

    func run() throws {
        let report = try report()
        switch format {
        case .json: Console.print(report.json(options.lang).text(pretty: true))
        case .csv: try DifferenceRows(report: report, language: options.lang).write(to: nil)
        case .text: Console.print(report.text(options.lang), terminator: "")
        }
    }

    private func report() throws -> DifferenceReport {
        if let documents = try documents() { return try report(documents) }
        let city = try City(options)
        let ledger = try city.ledgerToLookAt()
        guard let first = try LedgerPoint(before, of: city, in: ledger) else { throw unknown(before) }
        guard let second = try LedgerPoint(after, of: city, in: ledger) else { throw unknown(after) }
        let comparison = try LedgerComparison(ledger, from: first, to: second)
        return try comparison.report(of: try subjects(comparison), from: first, to: second, rows: rows)
    }

    /// Both as files; nil where they are states of a ledger.
    private func documents() throws(CommandFailure) -> DocumentComparison? {
        let isPath = [before, after].map { $0.contains("/") || $0.hasSuffix(".json") }
        guard isPath.contains(true) else { return nil }
        guard isPath == [true, true] else {
            throw CommandFailure(.usage, "一个是报告文件，另一个不是：请给出两份报告，或同一台账的两个状态")
        }
        return DocumentComparison(before: try ComparedDocument(before), after: try ComparedDocument(after))
    }

    /// Two reports of one working folder are explained by its ledger, others by what they hold.
    private func report(_ documents: DocumentComparison) throws -> DifferenceReport {
        let (first, second) = (documents.before, documents.after)
        guard let folder = first.cityFolder, folder == second.cityFolder, let old = first.manifest?.run,
            let new = second.manifest?.run, let subject = documents.subject
        else { return documents.report() }
        let city = try City(options.with(dir: folder))
        let ledger = try city.ledgerToLookAt()
        let points = (
            try LedgerPoint(first, run: old, of: city, in: ledger),
            try LedgerPoint(second, run: new, of: city, in: ledger)
        )
        return try LedgerComparison(ledger, from: points.0, to: points.1).report(
            of: [subject], from: points.0, to: points.1, rows: rows, between: documents.reported)
    }

    private func unknown(_ text: String) -> CommandFailure {
        CommandFailure(.usage, "“\(text)”不是运行序号、#文件号、日期或时刻，也不是报告文件；见 abate diff --help")
    }

    private func subjects(_ comparison: LedgerComparison) throws(CommandFailure) -> [ComparedSubject] {
        if let date {
            guard let day = CalendarDay(iso: date) else {
                throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(date)”")
            }
            let isKnown = [comparison.before, comparison.after].contains { $0.episode(inForceOn: day) != nil }
            guard isKnown else {
                throw CommandFailure(.input, "\(day.iso) 在两个状态中都没有预警响应（\(comparison.after.known)）")
            }
            return [.day(day)]
        }
        if let episode {
            guard let subject = try comparison.subject(episode: episode) else {
                throw CommandFailure(.usage, "没有编号为“\(episode)”的过程（\(comparison.after.known)）")
            }
            return [subject]
        }
        return try comparison.days().map { .day($0) }
    }
}
