import ArgumentParser
import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Spreadsheet

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "建立工作文件夹 / make a working folder",
        discussion: """
            建立 abate.yaml、inbox/、ledger/、Reports/ 和填报模板；--sample 另放入一个虚构的小城市。已有的文件不会被覆盖。
            With --sample an invented city lies in inbox/, and `abate run` gives its reports. Nothing is overwritten.

            示例 / example: abate init city --sample
            """)

    @Argument(help: "工作文件夹 / the folder", completion: .directory)
    var folder: String

    @Option(help: "预案（见 abate profiles）/ the plan")
    var profile = "kuitun-2023"

    @Flag(help: "放入虚构的样例城市 / with an invented city")
    var sample = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        do {
            let folders = try City.templateFolders(city: nil)
            let chosen = try Profiles.load(profile, in: folders)
            guard !OutputFile.exists("\(folder)/abate.yaml") else {
                throw CommandFailure(.usage, "“\(folder)”已是工作文件夹：abate.yaml 已存在，未作改动")
            }
            var files = try StarterFiles(in: folder)
            defer { files.remove() }
            let template = InputTemplate(dictionary: try TableDictionary.load(folders))
            try files.add(InputTemplate.name) { try template.write(to: $0) }
            if sample { try addSample(chosen, to: &files) }
            try files.publish()
            // Last: with it the folder is a working folder.
            try OutputFile.write(StarterConfiguration.text(chosen), to: "\(folder)/abate.yaml")
            say(chosen)
        } catch {
            throw CommandFailure(error, language: options.lang)
        }
    }

    private func addSample(_ profile: Profile, to files: inout StarterFiles) throws {
        let sample = SampleFiles(city: SampleCity(profile))
        for (name, bytes) in sample.tables() {
            try files.addWithChecksum("inbox/\(name)") { try OutputFile.write(bytes, to: $0) }
        }
        try files.addWithChecksum("inbox/\(SampleFiles.workbookName)") { try sample.writeWorkbook(to: $0) }
    }

    private func say(_ profile: Profile) {
        let next = "abate run --dir \(folder)"
        let text =
            sample
            ? LocalizedText(
                zh: "已建立 \(folder)（\(profile.title.zh)），inbox/ 中有样例城市。下一步：\(next)",
                en: "\(folder) is ready (\(profile.title.en)) with a sample city in inbox/. Next: \(next)")
            : LocalizedText(
                zh: "已建立 \(folder)（\(profile.title.zh)）。把文件放入 inbox/，然后：\(next)",
                en: "\(folder) is ready (\(profile.title.en)). Put files into inbox/, then: \(next)")
        switch options.format {
        case .json:
            let document: JSONValue = [
                "schema": "abate.init/1", "folder": .string(folder), "profile": .string(profile.id),
                "sample": .bool(sample),
            ]
            Console.print(document.text(pretty: true))
        case .text where !options.quiet: Console.print(text[options.lang])
        case .text: break
        }
    }
}

/// The `abate.yaml` that `init` writes: what is set, and every default as a comment beside it.
enum StarterConfiguration {
    static func text(_ profile: Profile) -> String {
        var lines = [
            "# \(profile.title.zh)。所有参数及依据：abate profiles \(profile.id)",
            "profile: \(profile.id)",
            "region: \(profile.defaultRegion)          # 与“全社会排放总量”“预警响应”两表中的区域名称一致",
            "# 与预案默认值不同的，去掉行首的 # 后改写；每一项改动都会印在报告里。",
            "# overrides:",
        ]
        var sections: [String] = []
        for setting in profile.settings {
            let parts = setting.path.split(separator: ".").map(String.init)
            for depth in 0..<(parts.count - 1) {
                let section = parts[...depth].joined(separator: ".")
                guard !sections.contains(section) else { continue }
                sections.append(section)
                lines.append("#" + String(repeating: "  ", count: depth + 1) + " \(parts[depth]):")
            }
            let indent = String(repeating: "  ", count: parts.count)
            lines.append("#\(indent) \(parts[parts.count - 1]): \(setting.value)    # \(setting.title.zh)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
