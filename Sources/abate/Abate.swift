import ArgumentParser
import Diagnostics

/// The command. Help goes to standard output, what is wrong to standard error, and the exit code says which it was.
@main
struct Abate: ParsableCommand {
    static let version = "0.1.0"
    /// As manifests name it.
    static let program = "abate \(version)"

    static let configuration = CommandConfiguration(
        commandName: "abate",
        abstract: "重污染天气应急减排核算：清单、用电量、预警 → 减排比例与报告",
        discussion: """
            From the reduction list, electricity readings and issued warnings to reduction ratios and reports.

            示例 / example:
              abate init city --sample && abate run --dir city

            退出码 / exit codes: 0 完成; 1 完成但有达到 --fail-on 级别的问题; 2 用法或配置; 3 输入不可读或不完整;
            4 未达目标（仅 --fail-on-target）; 5 另一次运行正在进行; 6 存储; 7 完整性; 70 内部错误
            """,
        version: version,
        subcommands: [
            InitCommand.self, RunCommand.self, IngestCommand.self, CheckCommand.self, AccountCommand.self,
            ReportCommand.self, ExportCommand.self, StatusCommand.self, DecideCommand.self, GapCommand.self,
            DiffCommand.self, WarnCommand.self, RollUpCommand.self, BacktestCommand.self, ProfilesCommand.self,
            DoctorCommand.self, CodesCommand.self, ManualCommand.self, ExplainCommand.self,
            VerifyCommand.self, KeyCommand.self,
        ])

    static func main() {
        Console.keepDescriptors()
        do {
            var command = try parseAsRoot()
            try command.run()
            ExitStatus.leave(.done)
        } catch let failure as CommandFailure {
            Console.error(failure.text)
            ExitStatus.leave(failure.code)
        } catch let code as ExitStatus {
            ExitStatus.leave(code)
        } catch {
            let status = exitCode(for: error)
            guard status != .success else {
                Console.print(HelpText.fitted(fullMessage(for: error, columns: 10_000)))
                ExitStatus.leave(.done)
            }
            Console.error(fullMessage(for: error))
            ExitStatus.leave(.usage)
        }
    }
}
