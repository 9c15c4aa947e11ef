import ArgumentParser
import Diagnostics
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "体检：磁盘、权限、时钟、日历、字体、配置、台账、上次运行 / what ails the installation",
        discussion: """
            每一项都说明现状和怎样修好；什么也不改。有达到 --fail-on 级别的问题时以 1 退出。
            Each with how to mend it; changes nothing. Leaves with 1 where something is at or above --fail-on.

            示例 / example:
              abate doctor --dir city
              abate doctor --dir city --format json
            """)

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let folder = options.dir ?? ProcessInfo.processInfo.environment["ABATE_DIR"] ?? "."
        let doctor = Doctor(
            folder: folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder,
            options: options.common, now: .now)
        let results = doctor.examine()
        let isIll = results.contains { ($0.severity ?? .notice) >= options.failOn && $0.severity != nil }
        show(results)
        throw isIll ? ExitStatus.findings : ExitStatus.done
    }

    private func show(_ results: [Examined]) {
        switch options.format {
        case .json:
            let document: JSONValue = [
                "schema": "abate.doctor/1", "checks": .array(results.map { $0.json(options.lang) }),
            ]
            Console.print(document.text(pretty: true))
        case .text:
            for result in results where !options.quiet || result.severity != nil {
                for line in result.lines(options.lang) { Console.print(line) }
            }
        }
    }
}
