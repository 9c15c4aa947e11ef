import Accounting
import ArgumentParser
import Diagnostics
import EmissionModel
import Reporting

struct RollUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollup",
        abstract: "几个地区的报送材料汇总为一份 / several regions' submissions into one",
        discussion: """
            DIR 是收到的报送材料（submission.json 连同校验清单）、Reports 下的一个文件夹、一个工作文件夹，或另一次汇总的结果。
            校验值不符的材料退回，其余照常汇总；应报而未报的地区列为未报送，不按零计。
            A DIR is a submission, a folder below Reports, a working folder, or another roll-up. What is not what its
            manifest says is refused by name, the others go on; a member that has sent nothing is missing, not zero.

            示例 / example:
              abate rollup 甲县 乙县 --region 某州 --members 甲县,乙县,丙县 \\
                --output 汇总
              abate rollup 甲县 乙县 --region 某州 --date 2026-01-08 \\
                --output 汇总/2026-01-08
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "收到的文件夹 / the folders received", completion: .directory)
    var folders: [String]

    @Option(help: "材料必须由其中一个公钥签名（可给多个）/ every submission must be signed by one of these keys")
    var publicKey: [String] = []

    @Option(help: "写到哪个文件夹 / where to write", completion: .directory)
    var output: String

    @Option(help: "汇总后的地区名称（缺省为 --dir 的地区）/ the region that they make up")
    var region: String?

    @Option(help: "应报送的地区，用逗号隔开（缺省为 --dir 的 members 或预案的县区）/ the members, with commas")
    var members: String?

    @Option(help: "汇总单位的预案，用其目标和县区 / the receiving office's plan")
    var profile: String?

    @Option(help: "全域的全社会排放总量表 / a table of the whole area's emission", completion: .file())
    var society: String?

    @Option(help: "汇总哪一天的每日报告 / the day, 2026-01-08")
    var date: String?

    @Option(help: "工作文件夹中的哪次过程 / the episode, of working folders")
    var episode: String?

    @Option(help: "收到时刻，可多次：甲县=2026-01-09T08:30 / when a member's came")
    var received: [String] = []

    @Option(help: "full 完整版, public 公开版：没有单个企业 / the edition")
    var edition = PlannedReport.Edition.full

    @Flag(help: "未达目标时以 4 退出 / leave with 4 where a target was missed")
    var failOnTarget = false

    /// What sums of absurd but readable figures can still hold; a country has fewer than three thousand counties.
    private static let mostRegions = 2_000

    var memberNames: [String] {
        (members ?? "").split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" }).map(String.init)
    }

    /// In hexadecimal.
    func demandedKeys() throws -> Set<String> {
        Set(
            try publicKey.map { given in
                guard let key = SigningKey.publicKey(given) else {
                    throw CommandFailure(.usage, "“\(given)”不是 Ed25519 公钥")
                }
                return key
            })
    }

    func run() throws {
        do {
            let office = try ReceivingOffice(self)
            let day = try Self.day(date)
            let draft = try RollUpDraft(
                office,
                folders.map { SubmissionFolder(path: Self.trimmed($0), date: day, episode: episode) },
                received: try Self.times(received))
            guard !draft.counted.isEmpty else {
                throw CommandFailure(
                    draft.isTampered ? .integrity : .input,
                    (draft.findings.map { $0.text(options.lang) } + ["没有可以汇总的材料"]).joined(separator: "\n"))
            }
            guard draft.counted.reduce(0, { $0 + $1.member.regions.count }) <= Self.mostRegions else {
                throw CommandFailure(.usage, "一次最多汇总 \(Self.mostRegions) 个地区，请分级汇总")
            }
            let report = draft.report()
            let paths = try RollUpFiles(folder: Self.trimmed(output), report: report, edition: edition)
                .write(ReportTemplates(office.folders))
            show(report, paths)
            throw status(draft, report)
        } catch let status as ExitStatus {
            throw status
        } catch {
            throw CommandFailure(error, language: options.lang)
        }
    }

    private func show(_ report: RollUpReport, _ paths: [String]) {
        switch options.format {
        case .json:
            let json = edition == .public ? report.publicEdition().json : report.json(options.lang)
            Console.print(json.text(pretty: true))
        case .text:
            for finding in report.allFindings where !options.quiet || finding.severity >= .error {
                Console.print(finding.text(options.lang))
            }
            for path in paths { Console.print(path) }
        }
    }

    private func status(_ draft: RollUpDraft, _ report: RollUpReport) -> ExitStatus {
        if draft.isTampered { return .integrity }
        if draft.hasRefused { return .input }
        if failOnTarget, report.account.verdict == .notMet { return .targetMissed }
        return report.allFindings.contains { $0.severity >= options.failOn } ? .findings : .done
    }

    // MARK: Arguments

    private static func trimmed(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func day(_ text: String?) throws -> CalendarDay? {
        guard let text else { return nil }
        guard let day = CalendarDay(iso: text) else {
            throw CommandFailure(.usage, "--date 应为 2026-01-08 的写法，得到“\(text)”")
        }
        return day
    }

    private static func times(_ texts: [String]) throws -> [String: LocalMinute] {
        var times: [String: LocalMinute] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let minute = minute(parts[1]) else {
                throw CommandFailure(.usage, "--received 应为 甲县=2026-01-09T08:30 的写法，得到“\(text)”")
            }
            times[parts[0]] = minute
        }
        return times
    }

    private static func minute(_ text: String) -> LocalMinute? {
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard parts.count == 2, let day = CalendarDay(iso: parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2,
            clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60
        else { return nil }
        return LocalMinute(day, minute: hour * 60 + minute)
    }
}
