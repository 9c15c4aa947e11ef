import Accounting
import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "一个数字从何而来：公式、参数、版本和来源单元格 / a number back to its formula, parameters and source cells",
        discussion: """
            编号由“哪一天或哪次过程/什么/哪个数字”组成；只给前面一段则列出其下的编号。
            An id is what the number is about and what it is; a first part alone lists the ids below it.

            示例 / example:
              abate explain 2026-01-08/so2/low --dir city
              abate explain 2026-01-08/E3/attainment --depth 9 --dir city
              abate explain P1/county/甲县/low_kg/nox --format json --dir city
              abate explain 2026-01-08 --ids --dir city
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: "编号，如 2026-01-08/so2/low / the number's id")
    var what: String

    @Option(help: "展开几层（text 缺省 3，json 缺省全部）/ how many levels; text 3, json all")
    var depth: Int?

    @Flag(help: "多于 20 项的合计也全部列出 / list sums over more than 20 in full")
    var all = false

    @Flag(help: "列出全部编号 / list all ids")
    var ids = false

    func validate() throws {
        if let depth, depth < 0 { throw ValidationError("--depth 应为 0 或更大 / --depth must not be negative") }
    }

    func run() throws {
        let city = try City(options)
        let ledger = try city.ledgerToLookAt()
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        let subject = try ExplainedSubject(what, books)
        guard let rest = subject.rest, !ids else {
            return Console.print(list(subject), terminator: options.format == .json ? "\n" : "")
        }
        let explanation = try subject.explanation("\(subject.derivations.scope)/\(rest)", options.lang)
        switch options.format {
        case .json: Console.print(explanation.json(options.lang, depth: depth).text(pretty: true))
        case .text:
            Console.print(explanation.text(options.lang, depth: depth ?? 3, isWhole: all), terminator: "")
        }
    }

    private func list(_ subject: ExplainedSubject) -> String {
        let list = ExplainedIDs(subject.derivations, below: subject.rest, isWhole: ids)
        return options.format == .json ? list.json.text(pretty: true) : list.text(options.lang)
    }
}
