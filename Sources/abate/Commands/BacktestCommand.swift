import Accounting
import ArgumentParser
import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "基线回测：用什么也没发生的日子检验各种基线 / baselines judged on the ledger's own uneventful days",
        discussion: """
            把历史上没有预警的每一段日子当作响应日，推算本应用电并与实际比较：误差、偏差、看似降了而其实没有的占比、
            区间的覆盖率，按平常日、节后、节假日、春节前后分开，并按用电平稳程度和规模分类。
            --format xlsx 写工作簿到 --output，缺省为 Reports/backtest-起-止/。

            Every stretch of past days without a response is taken for one, and what a
            baseline tells is compared with what was used. --format xlsx writes a workbook
            to --output, else to Reports/backtest-FIRST-LAST/.

            示例 / example:
              abate backtest --dir city
              abate backtest --days 5 --method dtl7,prior7 --group none,auto
              abate backtest --format xlsx --output 回测.xlsx --dir city
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Option(help: "输出格式 / output: text, json, xlsx")
    var format = Format.text

    @Option(help: "一段几日，用逗号隔开 / lengths of a window in days, with commas")
    var days = "3,5,7"

    @Option(help: "最早从哪一天起算一段 / the first start of a window, 2015-04-25")
    var from: String?

    @Option(help: "最晚从哪一天起算一段 / the last start of a window")
    var to: String?

    @Option(help: "检验哪些基线，用逗号隔开（缺省为全部）/ which baselines, with commas; all by default")
    var method: String?

    @Option(help: "用哪些对照组，用逗号隔开，all 为全部（缺省为不用、核算所用和 nearest-ridge）/ comparison groups, with commas, or all")
    var group: String?

    @Option(help: "工作簿写到哪里 / where the workbook is written", completion: .file())
    var output: String?

    @Flag(help: "检验数据差错的影响：缺数、尖峰、未登记的响应等 / what faults in the readings do to the baselines")
    var stress = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, xlsx
    }

    func validate() throws {
        guard output == nil || format == .xlsx else {
            throw ValidationError("--output 只用于 --format xlsx / --output goes with --format xlsx")
        }
        guard !stress || format != .xlsx else {
            throw ValidationError("--stress 只有 text 和 json / --stress comes as text or json")
        }
    }

    func run() throws {
        let city = try City(options)
        let request = try BacktestRequest(self)
        let ledger = try city.ledgerToLookAt()
        let books = try CityBooks(city, ledger, asOf: try city.asOf(asOf.asOf, in: ledger))
        guard let input = try books.backtestInput() else { throw CommandFailure(.input, "台账中没有用电量，不能回测") }
        let plan = request.plan(for: input)
        if stress { return print(try stressReport(input, plan, city)) }
        let report = BacktestReport(
            result: try result(input, plan), jurisdiction: city.jurisdiction, data: input.firstDay...input.lastDay,
            responseDays: input.responseDays, inputsDigest: input.digest(city.jurisdiction))
        switch format {
        case .text:
            let text = BacktestText.text(report, everything: options.verbose, language: options.lang)
            Console.print(text, terminator: "")
        case .json: Console.print(report.json(options.lang).text(pretty: true))
        case .xlsx: Console.print(try BacktestFile(city, output: output).write(report))
        }
    }

    private func print(_ report: StressReport) {
        switch format {
        case .json: Console.print(report.json.text(pretty: true))
        case .text, .xlsx: Console.print(report.text(options.lang), terminator: "")
        }
    }

    /// Methods only where they were asked for: else those that evidence compares.
    private func stressReport(_ input: BacktestInput, _ plan: BacktestPlan, _ city: City) throws(CommandFailure)
        -> StressReport
    {
        let line = ProgressLine(options.lang == .zh ? "回测" : "back-test", isQuiet: options.quiet)
        defer { line.clear() }
        do {
            let table = try Backtest.stress(
                input, from: plan.from, to: plan.to, methods: method == nil ? Backtest.stressMethods : plan.methods
            ) { line.show($0) }
            return StressReport(table, city.jurisdiction)
        } catch {
            throw CommandFailure(.input, error.text(input, plan))
        }
    }

    private func result(_ input: BacktestInput, _ plan: BacktestPlan) throws(CommandFailure) -> BacktestResult {
        let line = ProgressLine(options.lang == .zh ? "回测" : "back-test", isQuiet: options.quiet)
        defer { line.clear() }
        do {
            return try Backtest.run(input, plan) { line.show($0) }
        } catch {
            throw CommandFailure(.input, error.text(input, plan))
        }
    }
}

extension Backtest.Refusal {
    /// What is wanting, and what would do.
    fileprivate func text(_ input: BacktestInput, _ plan: BacktestPlan) -> String {
        let history = "台账有 \(input.dayCount) 天用电量（\(input.firstDay.iso) 至 \(input.lastDay.iso)）"
        let advice = "可先补充以往的用电量"
        switch self {
        case .tooShort(_, let needed):
            let shortest = plan.lengths.min() ?? 0
            return "\(history)，回测一段 \(shortest) 日至少要 \(needed) 天；\(advice)"
        case .noWindow:
            return "\(history)，其中没有一段合用的日子：要避开响应日和不可信的日子，日类型已知，前面有足够的历史，并在 --from 与 --to 之间；\(advice)"
        case .noEnterprise:
            return "\(history)，但没有一家企业够条件：此前 28 日平均用电不少于 50 度，停用或缺数的不足 14 日"
        }
    }
}
