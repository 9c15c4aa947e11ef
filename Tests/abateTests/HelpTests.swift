import Reporting
import Testing

/// Each command's help serves a clerk who reads Chinese and an operator who reads English, and shows how it is typed.
@Suite struct HelpTests {
    /// The parser says these itself, in English only.
    private static let parsersOwn = ["Show the version.", "Show help information."]

    private func isInBothLanguages(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            && text.firstMatch(of: /[A-Za-z]{2,}/) != nil
    }

    @Test func everyCommandSpeaksBothLanguagesAndShowsAnExample() throws {
        #expect(DescribedCommand.all.count >= 16)
        for command in DescribedCommand.all {
            #expect(isInBothLanguages(command.abstract), "\(command.name)")
            let parts = command.discussion.split(separator: "示例 / example:").map(String.init)
            try #require(parts.count == 2, "\(command.name)")
            #expect(isInBothLanguages(parts[0]), "\(command.name)")
            #expect(parts[1].contains("abate \(command.name)"), "\(command.name)")
        }
    }

    @Test func everyOptionSpeaksBothLanguages() {
        for command in DescribedCommand.all {
            for argument in command.arguments where !Self.parsersOwn.contains(argument.text) {
                #expect(isInBothLanguages(argument.text), "\(command.name) \(argument.names): \(argument.text)")
            }
        }
    }

    /// Chinese characters take two columns each; examples are for copying and stay whole.
    @Test func everyHelpFitsEightyColumns() throws {
        for name in DescribedCommand.all.map(\.name) + ["help"] {
            let help = try Command.run("help", name)
            #expect(help.status == 0)
            #expect(help.output.contains("USAGE: abate"), "\(name)")
            for line in help.output.split(separator: "\n") where !line.hasPrefix("  abate ") {
                #expect(TerminalWidth.of(String(line)) <= 80, "\(name): \(line)")
            }
        }
    }

    /// Wrapping loses no word of what the parser says.
    @Test func fittedHelpSaysWhatTheParserSays() throws {
        for command in DescribedCommand.all {
            let help = try Command.run("help", command.name).output.filter { !$0.isWhitespace }
            let said = [command.abstract, command.discussion] + command.arguments.map(\.text)
            for text in said { #expect(help.contains(text.filter { !$0.isWhitespace }), "\(command.name): \(text)") }
        }
    }
}
