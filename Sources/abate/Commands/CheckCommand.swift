import ArgumentParser
import Diagnostics
import Ingestion
import Jurisdiction
import LedgerStore

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "检查文件或整个台账，不作改动 / findings of files or of the ledger, changing nothing",
        discussion: """
            不给文件时检查整个台账：各文件被拒绝的行、等待企业的户号、未归属的用电量、清单和用电量中的疑点等。
            给出文件时，除各行的问题外，还指出这些文件读入后清单和用电量会有的疑点；台账不作改动。
            Without files the whole ledger is checked; with files also what they would make of it.

            示例 / example: abate check 用电量.csv --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Option(help: "表头不能判定时指明表名 / the table, where headers do not decide")
    var table: String?

    @Argument(help: "要检查的文件 / the files", completion: .file())
    var files: [String] = []

    func run() throws {
        let city = try City(options)
        if files.isEmpty { try checkLedger(city, try city.ledgerToLookAt()) } else { try checkFiles(city) }
    }

    private func checkFiles(_ city: City) throws {
        let ledger = try city.ledgerToTryOn()
        let before = Set(try CityBooks(city, ledger, asOf: .latest).checks())
        let intake = Intake(
            ledger: ledger, tables: city.jurisdiction.tables, run: Int.max, receivedAt: LocalClock.now.text)
        let results = try take(into: intake, isPreview: true)
        _ = try take(into: intake, isPreview: false)
        let books = try CityBooks(city, ledger, asOf: .latest)
        let names = Set(results.map(\.name))
        // What the files themselves bring, and what nobody had to say before them.
        let together = (books.checks() + (try books.consumptionFindings())).filter { finding in
            finding.location.map { names.contains($0.file) } ?? !before.contains(finding)
        }.sorted()
        if options.format == .json {
            print(results.flatMap(\.findings) + together)
        } else {
            for finding in together.folded() where !options.quiet || finding.severity >= .error {
                Console.print(finding.text(options.lang))
            }
            FileResultPrinter(options: options).print(results, schema: "abate.check/1")
        }
        throw ExitStatus(of: results, and: together, failOn: options.failOn)
    }

    /// The ledger to try on is in memory: nothing that is taken stays.
    private func take(into intake: Intake, isPreview: Bool) throws -> [FileResult] {
        try files.map { path in
            do {
                return try intake.take(path, name: FileName.last(of: path), table: table, isPreview: isPreview)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    private func checkLedger(_ city: City, _ ledger: Ledger) throws {
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        let stored: [Diagnostic]
        do { stored = try ledger.findings(asOf: books.asOf).map(\.diagnostic) } catch { throw CommandFailure(error) }
        let today = LocalClock.now.today
        let targets = books.targetFindings(on: today) + EndingTerms(books: books, today: today).findings
        let ofLedger = books.checks() + (try books.consumptionFindings()) + targets
        let findings = (stored + ofLedger).sorted()
        print(options.format == .json ? findings : (stored + ofLedger.sorted().folded()).sorted())
        throw ExitStatus(of: [], and: findings, failOn: options.failOn)
    }

    private func print(_ findings: [Diagnostic]) {
        switch options.format {
        case .json:
            let document: JSONValue = [
                "schema": "abate.findings/1", "findings": .array(findings.map { $0.json(options.lang) }),
            ]
            Console.print(document.text(pretty: true))
        case .text:
            for finding in findings where !options.quiet || finding.severity >= .error {
                Console.print(finding.text(options.lang))
            }
            if findings.isEmpty { Console.print(LocalizedText(zh: "没有发现问题", en: "no findings")[options.lang]) }
        }
    }
}
