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
            不给文件时检查整个台账：各文件被拒绝的行、等待企业的户号、未归属的用电量等。
            Without files the whole ledger is checked.

            示例 / example: abate check 用电量.csv --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Option(help: "表头不能判定时指明表名 / the table, where headers do not decide")
    var table: String?

    @Argument(help: "要检查的文件 / the files")
    var files: [String] = []

    func run() throws {
        let city = try City(options)
        if files.isEmpty { try checkLedger(city, try city.ledgerToLookAt()) } else { try checkFiles(city) }
    }

    private func checkFiles(_ city: City) throws {
        let ledger = try city.ledgerToTryOn()
        let intake = Intake(
            ledger: ledger, tables: city.jurisdiction.tables, run: Int.max, receivedAt: LocalClock.now.text)
        var results: [FileResult] = []
        for path in files {
            do {
                results.append(try intake.take(path, name: FileName.last(of: path), table: table, isPreview: true))
            } catch {
                throw CommandFailure(error)
            }
        }
        if options.format == .json {
            print(results.flatMap(\.findings))
        } else {
            FileResultPrinter(options: options).print(results, schema: "abate.check/1")
        }
        throw ExitStatus(of: results, failOn: options.failOn)
    }

    private func checkLedger(_ city: City, _ ledger: Ledger) throws {
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        let stored: [Diagnostic]
        do { stored = try ledger.findings(asOf: books.asOf).map(\.diagnostic) } catch { throw CommandFailure(error) }
        let targets = books.targetFindings(on: LocalClock.now.today)
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
