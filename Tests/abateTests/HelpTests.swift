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
}
