import ArgumentParser
import Diagnostics
import Ingestion
import Jurisdiction
import ReportTemplate
import Reporting
import Tabular

struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "问题编码一览：意思和怎样处理 / every finding's code, what it means and what to do",
        discussion: """
            {1}、{2} 是问题出现时填入的内容。
            {1}, {2} stand for what a finding fills in.

            示例 / example:
              abate codes EI-012
              abate codes EI --format json
              abate codes --format md > 问题编码.md
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, md
    }

    @Argument(help: "编码或其开头（缺省为全部）/ codes, or what they begin with; all by default")
    var codes: [String] = []

    @Option(help: "输出格式 / output: text, json, md")
    var format: Format = .text

    @Option(help: "语言 / language: zh, en")
    var lang: Language = .zh

    /// The catalogues of all modules, by code.
    private static let catalogue: [MessageTemplate] =
        (TabularMessages.all + JurisdictionMessages.all + IngestionMessages.all + AccountingMessages.all
        + RollUpMessages.all + ReportTemplateMessages.all + VerifyMessages.all).sorted { $0.code < $1.code }

    func run() throws {
        for code in codes where !Self.catalogue.contains(where: { $0.code.hasPrefix(code.uppercased()) }) {
            let known = Set(Self.catalogue.map { $0.code.prefix(2) }).sorted().joined(separator: "、")
            throw CommandFailure(.usage, "没有编码“\(code)”；编码以 \(known) 开头，abate codes 列出全部")
        }
        let chosen = Self.catalogue.filter { entry in
            codes.isEmpty || codes.contains { entry.code.hasPrefix($0.uppercased()) }
        }
        switch format {
        case .text: for entry in chosen { lines(entry).forEach { Console.print($0) } }
        case .json: Console.print(json(chosen).text(pretty: true))
        case .md: Console.print(markdown(chosen), terminator: "")
        }
    }

    /// For a terminal of 80 columns.
    private func lines(_ entry: MessageTemplate) -> [String] {
        WrappedText.lines("\(entry.code) [\(entry.severity.name[lang])] \(entry.message[lang])", indent: 7)
            + (entry.advice[lang].isEmpty ? [] : WrappedText.lines("       → " + entry.advice[lang], indent: 9))
    }

    private func json(_ entries: [MessageTemplate]) -> JSONValue {
        [
            "schema": "abate.codes/1",
            "codes": .array(
                entries.map { entry in
                    [
                        "code": .string(entry.code), "severity": .string(entry.severity.rawValue),
                        "message": .string(entry.message[lang]), "advice": .string(entry.advice[lang]),
                    ]
                }),
        ]
    }

    private func markdown(_ entries: [MessageTemplate]) -> String {
        func words(_ zh: String, _ en: String) -> String { LocalizedText(zh: zh, en: en)[lang] }
        let header = [
            words("编码", "code"), words("级别", "severity"), words("意思", "meaning"), words("怎样处理", "what to do"),
        ]
        let rows = entries.map { entry in
            [entry.code, entry.severity.name[lang], entry.message[lang], entry.advice[lang]]
                .map { $0.replacing("|", with: "\\|") }
        }
        return ([header, header.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }
}
