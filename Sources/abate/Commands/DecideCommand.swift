import ArgumentParser
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Tabular

struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "核定：了结数据冲突，登记豁免、核减目标、不可信的日子 / settle a conflict, record an exemption or a target",
        discussion: """
            核定编号印在问题和报告中；不带编号运行列出待核定的事项。核定与其他数据一样进入台账，后核定的为准。
            The id stands in findings and reports; without one, what is pending is listed.

            编号和核定值 / ids and values:
              reading/户号/2026-01-08      用电量 / the energy, kWh
              record/表名/…                以哪个文件为准 / the file that rules, #12
              exempt/E3                    橙色,红色 或 all / levels, or all
              target/orange/so2            核减后的目标 / the approved target, 15%
              bad-day/2026-01-08[/E3]      是、否 / whether the day is not to be trusted
              conflict/2026-01-08/E3       已落实、部分落实、未落实 / what inspection found

            示例 / example:
              abate decide
              abate decide exempt/E3 --value all --by 指挥部办公室 \\
                --reason 承担居民供热 --document 〔2026〕3号 --expires 2026-03-31
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "核定编号 / the id")
    var id: String?

    @Option(help: "核定值 / the value")
    var value: String?

    @Option(help: "谁核定的 / who decides")
    var by: String?

    @Option(help: "理由 / the reason")
    var reason: String?

    @Option(help: "依据的文件 / the document")
    var document: String?

    @Option(help: "从哪一天起有效（缺省为不限）/ first day, 2026-01-08")
    var from: String?

    @Option(help: "到哪一天为止，含当日（缺省为不限）/ last day, 2026-03-31")
    var expires: String?

    func run() throws {
        let city = try City(options)
        guard let id else { return try list(PendingDecisions(try books(city, city.ledgerToLookAt()))) }
        let entry = try entry(id)
        let lock = try city.lock()
        defer { withExtendedLifetime(lock) {} }
        let ledger = try city.openLedger()
        let pending = PendingDecisions(try books(city, ledger))
        guard let subject = DecisionSubject(id: id), try pending.knows(subject) else {
            try list(pending)
            throw CommandFailure(.usage, text(zh: "没有可核定的“\(id)”", en: "there is no “\(id)” to decide"))
        }
        let clock = LocalClock.now
        let asked = [id, value, by, reason, document, from, expires]
        let ticket = try RunTicket(city, ledger, lock, command: ["decide"] + asked, at: clock)
        let (result, isRefused) = try take(entry, city, ledger, ticket.number, clock)
        ticket.end()
        FileResultPrinter(options: options).print([result], schema: "abate.decide/1")
        if isRefused { throw ExitStatus.usage }
        throw ExitStatus(of: [result], failOn: options.failOn)
    }

    private func books(_ city: City, _ ledger: Ledger) throws -> CityBooks {
        try CityBooks(city, ledger, asOf: .latest)
    }

    private func text(zh: String, en: String) -> String { LocalizedText(zh: zh, en: en)[options.lang] }

    /// All that a decision needs, or what is missing.
    private func entry(_ id: String) throws -> DecisionEntry {
        let needed = [("--value", value), ("--by", by), ("--reason", reason), ("--document", document)]
        let missing = needed.filter { ($0.1 ?? "").isEmpty }.map(\.0)
        guard missing.isEmpty, let value, let by, let reason, let document else {
            let names = missing.joined(separator: " ")
            throw CommandFailure(.usage, text(zh: "核定还需要 \(names)", en: "a decision also needs \(names)"))
        }
        for day in [from, expires].compactMap({ $0 }) where CalendarDay(iso: day) == nil {
            throw CommandFailure(
                .usage, text(zh: "日期应为 2026-01-08 的写法，得到“\(day)”", en: "write days as 2026-01-08, not “\(day)”"))
        }
        return DecisionEntry(
            id: id, value: value, by: by, reason: reason, document: document, from: from, expires: expires)
    }

    private func take(
        _ entry: DecisionEntry, _ city: City, _ ledger: Ledger, _ number: Int, _ clock: LocalClock
    ) throws -> (result: FileResult, isRefused: Bool) {
        let path = "\(city.ledgerFolder)/.decision-\(number).tmp"
        try OutputFile.write(entry.csv(run: number, at: clock), to: path)
        defer { OutputFile.remove(path) }
        let intake = Intake(ledger: ledger, tables: city.jurisdiction.tables, run: number, receivedAt: clock.text)
        var result = try take(path, intake, number, isPreview: true)
        let isRefused = result.status == .refused || result.rows.rejected > 0
        if !isRefused { result = try take(path, intake, number, isPreview: false) }
        return (result, isRefused)
    }

    /// Tried first: a slip on the command line is no entry in the ledger, and no finding in every later report.
    private func take(
        _ path: String, _ intake: Intake, _ number: Int, isPreview: Bool
    ) throws(CommandFailure) -> FileResult {
        do {
            return try intake.take(path, name: "核定-\(number).csv", table: "decisions", isPreview: isPreview)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func list(_ pending: PendingDecisions) throws {
        let items = try pending.items()
        if options.format == .json {
            let document: JSONValue = [
                "schema": "abate.pending/1", "pending": .array(items.map { $0.json(options.lang) }),
            ]
            Console.print(document.text(pretty: true))
            return
        }
        for item in items { Console.print("\(item.id)  \(item.text[options.lang])") }
        if items.isEmpty { Console.print(text(zh: "没有待核定的事项", en: "nothing is pending")) }
    }
}

/// One decision as a file that is taken in like any other.
struct DecisionEntry {
    var id: String
    var value: String
    var by: String
    var reason: String
    var document: String
    var from: String?
    var expires: String?

    /// The title makes the file of each run another one: who decides A, then B, then A again is heard each time.
    func csv(run: Int, at clock: LocalClock) -> [UInt8] {
        var writer = CSVWriter()
        writer.append([.text("核定记录（第 \(run) 次运行）")])
        writer.append(
            ["核定事项", "核定值", "核定人", "核定理由", "文号", "起始日期", "有效期至", "核定时间"].map { .text($0) })
        let moment = String(clock.text.prefix(16).map { $0 == "T" ? " " : $0 })
        writer.append(
            [id, value, by, reason, document, from ?? "", expires ?? "", moment].map { $0.isEmpty ? .blank : .text($0) }
        )
        return writer.bytes
    }
}
