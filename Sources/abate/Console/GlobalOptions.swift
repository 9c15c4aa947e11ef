public import ArgumentParser
public import Diagnostics

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// What every command takes but the format, which some have more of.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long, help: "工作文件夹（缺省为当前文件夹或 ABATE_DIR）/ the working folder", completion: .directory)
    var dir: String?

    @Option(name: .long, help: "语言 / language: zh, en")
    var lang: Language = .zh

    @Flag(name: .long, help: "只输出结果 / results only")
    var quiet = false

    @Flag(name: .long, help: "多说一些 / say more")
    var verbose = false

    @Option(name: .long, help: "达到此级别的问题时以 1 退出 / leave with 1 from this severity on: notice, warning, error, fatal")
    var failOn: Severity = .error
}

extension CommonOptions {
    /// The same for another working folder.
    func with(dir: String) -> CommonOptions {
        var options = self
        options.dir = dir
        return options
    }
}

/// What every command takes whose result is a text or a document.
struct GlobalOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "输出格式 / output: text, json")
    var format: OutputFormat = .text

    var dir: String? { common.dir }
    var lang: Language { common.lang }
    var quiet: Bool { common.quiet }
    var verbose: Bool { common.verbose }
    var failOn: Severity { common.failOn }
}

/// For the commands that can look at the ledger as it was.
struct AsOfOption: ParsableArguments {
    @Option(
        name: .long,
        help: "按此时刻以前收到的文件：2026-01-09、2026-01-09T08:00 或第几个文件 #12 / files received by then, or the first 12: #12")
    var asOf: String?
}
