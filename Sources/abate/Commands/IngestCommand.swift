import ArgumentParser
import Diagnostics
import Ingestion
import Jurisdiction
import LedgerStore

struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "读入文件（每个文件一个事务）/ files into the ledger, one transaction each",
        discussion: """
            一个文件有严重错误时不留任何痕迹，也不影响其他文件。同一文件再次读入不起作用。
            A refused file leaves no trace and does not stop the others. The same file twice changes nothing.

            示例 / example: abate ingest 用电量.csv 企业清单.xlsx --dir city
            """)

    @OptionGroup var options: GlobalOptions

    @Option(help: "表头不能判定时指明表名 / the table, where headers do not decide: readings, enterprises, …")
    var table: String?

    @Flag(help: "只试读，不写入 / preview: nothing is kept")
    var dryRun = false

    @Argument(help: "要读入的文件 / the files", completion: .file())
    var files: [String]

    func run() throws {
        let city = try City(options)
        let lock = dryRun ? nil : try city.lock()
        defer { withExtendedLifetime(lock) {} }
        let ledger = dryRun ? try city.ledgerToTryOn() : try city.openLedger()
        ledger.curveDays = try CityBooks.curveDays(city, ledger, through: LocalClock.now.today)
        let clock = LocalClock.now
        let ticket = try lock.map { lock in
            try RunTicket(city, ledger, lock, command: ["ingest", table] + files, at: clock)
        }
        let number = try ticket?.number ?? RunLog(path: city.runLogPath).nextNumber(ledger)
        let intake = Intake(
            ledger: ledger, tables: city.jurisdiction.tables, run: number, receivedAt: clock.text)
        if !dryRun { try SpaceNeed(toTakeIn: files).check(at: city.ledgerFolder) }
        var results: [FileResult] = []
        for path in files {
            do {
                results.append(try intake.take(path, name: FileName.last(of: path), table: table, isPreview: dryRun))
            } catch {
                throw CommandFailure(error)
            }
        }
        ticket?.end()
        FileResultPrinter(options: options).print(results, schema: "abate.ingest/1")
        throw ExitStatus(of: results, failOn: options.failOn)
    }
}

enum FileName {
    /// The part of a path after its last slash.
    static func last(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension ExitStatus {
    /// 3 where a file was refused as a whole, 1 where a finding is grave enough, else 0.
    init(of results: [FileResult], and findings: [Diagnostic] = [], failOn: Severity) {
        if results.contains(where: { $0.status == .refused }) {
            self = .input
        } else if results.contains(where: { $0.counts.keys.contains { $0 >= failOn } })
            || findings.contains(where: { $0.severity >= failOn })
        {
            self = .findings
        } else {
            self = .done
        }
    }
}

/// Files and their findings for a reader or for a program.
struct FileResultPrinter {
    let options: GlobalOptions

    func print(_ results: [FileResult], schema: String) {
        switch options.format {
        case .json:
            let document: JSONValue = [
                "schema": .string(schema),
                "files": .array(results.map { $0.json(options.lang, withFindings: true) }),
            ]
            Console.print(document.text(pretty: true))
        case .text: for result in results { print(result) }
        }
    }

    func print(_ result: FileResult) {
        for finding in result.findings where !options.quiet || finding.severity >= .error {
            Console.print(finding.text(options.lang))
        }
        Console.print(summary(result)[options.lang])
    }

    private func summary(_ result: FileResult) -> LocalizedText {
        let rows = result.rows
        let tables = result.tables.joined(separator: ", ")
        return switch result.status {
        case .accepted:
            LocalizedText(
                zh:
                    "\(result.name)：\(tables)，读 \(rows.read) 行，采用 \(rows.accepted)，拒绝 \(rows.rejected)，重复 \(rows.superseded)",
                en:
                    "\(result.name): \(tables), \(rows.read) rows read, \(rows.accepted) accepted, \(rows.rejected) rejected, \(rows.superseded) superseded"
            )
        case .known:
            LocalizedText(zh: "\(result.name)：此前已读入，未作改动", en: "\(result.name): taken in before, nothing done")
        case .mismatched:
            LocalizedText(
                zh: "\(result.name)：校验值不符，未采用", en: "\(result.name): does not match its checksum, nothing taken")
        case .refused:
            LocalizedText(zh: "\(result.name)：整个文件未采用", en: "\(result.name): refused as a whole")
        }
    }
}
