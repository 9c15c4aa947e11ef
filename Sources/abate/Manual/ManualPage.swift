/// The manual page `abate(1)`, made of what the parser knows, so that each command and option is in it.
struct ManualPage {
    let command: ParserHelp.Command
    let version: String

    var roff: String {
        [header, name, synopsis, description, commands, sharedOptions, ManualSections.roff].joined()
    }

    /// `zh.tmac` lets lines end between Chinese characters; where there is none, nothing is lost but that.
    private var header: String {
        """
        .\\" Made by "abate manual"; do not edit.
        .mso zh.tmac
        .nr HY 0
        .TH ABATE 1 "" "abate \(Roff.text(version))" "abate"
        .ad l

        """
    }

    private var name: String {
        Roff.section("NAME") + "\(command.commandName) \\- \(Roff.text(command.abstract ?? ""))\n"
    }

    private var synopsis: String {
        Roff.section("SYNOPSIS") + "\(Roff.bold(command.commandName)) \(Roff.italic("command")) "
            + "[\(Roff.italic("options"))]\n"
    }

    private var description: String {
        Roff.section("DESCRIPTION") + HelpProse.roff(command.discussion ?? "")
    }

    private var shared: [ParserHelp.Argument] { ParserHelp.Command.shared(by: command.told) }

    private var commands: String {
        Roff.section("COMMANDS") + command.told.map(section).joined()
    }

    private func section(of subcommand: ParserHelp.Command) -> String {
        let arguments = subcommand.arguments ?? []
        let own = arguments.filter { !shared.contains($0) }
        let usage = [Roff.bold("\(command.commandName) \(subcommand.commandName)")] + own.map(\.usage)
        return Roff.subsection(subcommand.commandName)
            + usage.joined(separator: " ") + "\n"
            + Roff.paragraph(subcommand.abstract ?? "")
            + HelpProse.roff(subcommand.discussion ?? "")
            + own.map(\.item).joined()
            + exceptions(shared.flatMap(\.typed).filter { !arguments.flatMap(\.typed).contains($0) })
    }

    /// The common options that a command has not.
    private func exceptions(_ absent: [String]) -> String {
        absent.isEmpty ? "" : Roff.paragraph("没有 / without: \(absent.joined(separator: ", "))")
    }

    private var sharedOptions: String {
        Roff.section("COMMON OPTIONS") + shared.map(\.item).joined()
    }
}

extension ParserHelp.Argument {
    /// The names as they are typed.
    var typed: [String] { (names ?? []).map(\.asTyped) }

    private var value: String { Roff.italic(valueName ?? "value") }

    /// `--profile profile`, `folder …`
    private var tag: String {
        let name = typed.map(Roff.bold).joined(separator: ", ")
        let dots = kind == .positional && isRepeating ? " …" : ""
        switch kind {
        case .positional: return value + dots
        case .option: return "\(name) \(value)"
        case .flag: return name
        }
    }

    var usage: String { isOptional ? "[\(tag)]" : tag }

    var item: String {
        var body = Self.parsersOwn[abstract ?? ""] ?? abstract ?? ""
        if let defaultValue { body += "（缺省 / default: \(defaultValue)）" }
        return Roff.item(tag, body)
    }

    /// What the parser says in English alone.
    private static let parsersOwn = [
        "Show the version.": "版本 / the version", "Show help information.": "帮助 / help",
    ]
}
