import AirQuality
import ArgumentParser
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

struct WarnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warn",
        abstract: "由空气质量观测或预报建议预警级别、解除与合并 / recommended warnings from observed or forecast air quality",
        discussion: """
            依次判断红、橙、黄：AQI 严格大于限值，任意连续 24 小时为一日，臭氧与沙尘不计；低于启动标准超过 36 小时
            方可降级或解除，间隔不足的两段合为一次过程。不给文件时用台账中的空气质量；给文件则只用这些文件，不写入
            台账。观测优先于预报。只是建议，以发布的预警为准。

            Red, then orange, then yellow: AQI strictly above, any continuous 24 hours is a day, ozone and sand-dust left
            out. Without files the ledger's air quality is used. A proposal: the issued warning rules.

            示例 / example:
              abate warn --from 2026-01-01 --dir city
              abate warn 预报.csv --forecast --dir city
              abate warn 空气质量.csv.gz --profile kuitun-2023
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Flag(help: "只用预报 / forecast values only")
    var forecast = false

    @Flag(help: "只用观测 / observed values only")
    var observed = false

    @Option(help: "只用这一天起的数据 / data from this day on")
    var from: String?

    @Option(help: "只用到这一天的数据 / data up to this day")
    var to: String?

    @Option(help: "只看一个站点 / one station only")
    var station: String?

    @Option(help: "按此预案的条件，不需要工作文件夹 / under this profile, without a working folder")
    var profile: String?

    @Argument(help: "空气质量文件（缺省用台账）/ files of air quality", completion: .file())
    var files: [String] = []

    func validate() throws {
        guard !(forecast && observed) else {
            throw ValidationError("--forecast 与 --observed 只能给一个 / give either --forecast or --observed")
        }
        guard profile == nil || !files.isEmpty else {
            throw ValidationError("--profile 须同时给出文件 / --profile needs files")
        }
    }

    func run() throws {
        let source = try source()
        let failed = source.files.filter { $0.status == .refused }
        guard failed.isEmpty else {
            FileResultPrinter(options: options).print(failed, schema: "abate.check/1")
            throw ExitStatus.input
        }
        let report = try report(source)
        switch options.format {
        case .json: Console.print(report.json(options.lang).text(pretty: true))
        case .text: Console.print(report.text(options.lang, everything: options.verbose))
        }
        throw ExitStatus(of: source.files, and: report.findings, failOn: options.failOn)
    }

    private func source() throws -> AirSource {
        guard let profile else { return try AirSource(City(options), paths: files, asOf: asOf.asOf) }
        do {
            let folders = try City.templateFolders(city: options.dir)
            let configuration = try Configuration(text: "profile: \(profile)", file: "--profile")
            let jurisdiction = try Jurisdiction.load(configuration: configuration, folders: folders)
            return try AirSource(folders, jurisdiction, paths: files)
        } catch {
            throw CommandFailure(error, language: options.lang)
        }
    }

    private func report(_ source: AirSource) throws -> WarningAdviceReport {
        let kind: AirQualityRecord.Kind? = forecast ? .forecast : observed ? .observed : nil
        let selection = AirSelection(kind: kind, station: station)
        guard let series = try source.series(from: try day(from, "--from"), to: try day(to, "--to"), selection) else {
            throw CommandFailure(.input, files.isEmpty ? "台账中没有符合条件的空气质量数据" : "文件中没有符合条件的空气质量数据")
        }
        let recommendation = WarningAdvice.recommend(
            series, source.jurisdiction.warningRules, superiors: source.superiors(in: series))
        return WarningAdviceReport(
            recommendation: recommendation, jurisdiction: source.jurisdiction, stations: series.stations,
            isHourly: series.isHourly, issued: source.issued(in: series), fileFindings: source.files.flatMap(\.findings)
        )
    }

    private func day(_ text: String?, _ option: String) throws -> CalendarDay? {
        guard let text else { return nil }
        guard let day = CalendarDay(iso: text) else {
            throw CommandFailure(.usage, "\(option) 应为 2026-01-08 的写法，得到“\(text)”")
        }
        return day
    }
}
