import ArgumentParser
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "夜间任务：读入收件箱，核算响应期各日，写出到期的报告 / the nightly job",
        discussion: """
            可由 cron 每夜调用；连续运行两次，第二次不作任何改动（只在 ledger/runs.jsonl 记一行）。
            For cron. Run twice, the second changes nothing but one line in ledger/runs.jsonl.

            示例 / example: 0 6 * * * abate run --dir /srv/city --quiet
            """)

    @OptionGroup var options: GlobalOptions
    @Option(help: "核算到哪一天（缺省为昨天）/ the last day, 2026-01-08; yesterday by default")
    var date: String?

    @OptionGroup var asOf: AsOfOption

    @Flag(help: "任一日未达目标时以 4 退出 / leave with 4 where a target was missed")
    var failOnTarget = false

    func run() throws {
        let start = LocalClock.now
        let city = try City(options)
        let last = try day(start)
        let lock = try city.lock()
        defer { withExtendedLifetime(lock) {} }
        let ledger = try city.openLedger()
        let ticket = try RunTicket(city, ledger, lock, command: ["run", date, asOf.asOf], at: start)
        let head = try ledger.chainHead()
        let past = try asOf.asOf.map { try PastCity($0, city, ledger) }
        let run = NightlyRun(
            city: past?.city ?? city, ledger: ledger, number: ticket.number, start: start, last: last)
        var outcome = NightlyRun.Outcome()
        do throws(CommandFailure) {
            if let past { try run.lookBack(past, &outcome) } else { try run.perform(&outcome) }
        } catch {
            outcome.failures.append(error)
        }
        let status = status(of: outcome)
        let line = line(run, outcome, status)
        do throws(CommandFailure) {
            let isOver = status != .storage && status != .inner
            try RunLog(path: city.runLogPath).append(line, since: head, isOver: isOver, in: ledger)
        } catch {
            // What has ended the run is said first.
            throw outcome.failures.first { $0.code == .storage } ?? error
        }
        if status == .storage || status == .inner { ticket.stayOpen() } else { ticket.end() }
        past?.say(options)
        print(outcome, line, in: city.folder)
        if options.format == .text, !options.quiet, !outcome.deadlines.isEmpty {
            Console.print(DeadlineText.text(outcome.deadlines, at: run.moment, options.lang), terminator: "")
        }
        throw status
    }

    private func day(_ clock: LocalClock) throws -> CalendarDay {
        guard let date else { return clock.today.advanced(by: -1) }
        guard let day = CalendarDay(iso: date) else {
            throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(date)”")
        }
        return day
    }

    private func status(of outcome: NightlyRun.Outcome) -> ExitStatus {
        let failures = outcome.failures
        if let failure = failures.first(where: { $0.code == .storage }) ?? failures.first { return failure.code }
        let status = ExitStatus(of: outcome.files, and: outcome.findings, failOn: options.failOn)
        guard status == .done, failOnTarget, outcome.reports.contains(where: \.isTargetMissed) else { return status }
        return .targetMissed
    }

    private func line(
        _ run: NightlyRun, _ outcome: NightlyRun.Outcome, _ status: ExitStatus
    ) -> JSONValue {
        var counts: [Severity: Int] = [:]
        for file in outcome.files { counts.merge(file.counts, uniquingKeysWith: +) }
        for finding in outcome.findings { counts[finding.severity, default: 0] += 1 }
        return [
            "schema": "abate.run/1",
            "run": JSONValue(run.number),
            "start": .string(run.start.text),
            "end": .string(LocalClock.now.text),
            "date": .string(run.last.iso),
            "files": .array(
                outcome.files.filter { $0.status != .known }.map { $0.json(options.lang, withFindings: false) }),
            "waiting": .array(
                outcome.waiting.map { ["file": .string($0.name), "reason": .string($0.reason[options.lang])] }),
            "findings": counts.json,
            "reports": .array(outcome.reports.map(\.json)),
            "failures": .array(outcome.failures.map { .string($0.text) }),
            "deadlines": .array(outcome.deadlines.map { $0.json(at: run.moment, options.lang) }),
            "exitCode": .integer(Int64(status.rawValue)),
        ]
    }

    private func print(_ outcome: NightlyRun.Outcome, _ line: JSONValue, in folder: String) {
        guard options.format == .text else {
            Console.print(line.text(pretty: true))
            return
        }
        let printer = FileResultPrinter(options: options)
        for file in outcome.files where file.status != .known { printer.print(file) }
        for file in outcome.waiting { Console.print("\(file.name)：\(file.reason[options.lang])") }
        for finding in outcome.findings.folded() where !options.quiet || finding.severity >= .error {
            Console.print(finding.text(options.lang))
        }
        for failure in outcome.failures { Console.error(failure.text) }
        for report in outcome.reports {
            for file in report.files {
                Console.print(LocalizedText(zh: "报告：", en: "report: ")[options.lang] + "\(folder)/\(file.path)")
            }
        }
        for path in outcome.lookBacks { Console.print(LocalizedText(zh: "报告：", en: "report: ")[options.lang] + path) }
        if outcome.reports.isEmpty, outcome.lookBacks.isEmpty, !options.quiet {
            Console.print(LocalizedText(zh: "没有新的报告", en: "no new report")[options.lang])
        }
    }
}

extension ReportShelf.Written {
    var json: JSONValue {
        [
            "kind": .string(kind), "subject": .string(subject), "revision": JSONValue(revision),
            "files": .array(files.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
        ]
    }
}
