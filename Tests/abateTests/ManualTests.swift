import Foundation
import TestSupport
import Testing

/// The manual page and the completions hold every command and option, and `man` and the shells take them.
@Suite struct ManualTests {
    /// The part of the page from a heading to the next, without the backslashes before hyphens.
    private func part(_ heading: String, of page: String) throws -> Substring {
        let start = try #require(page.range(of: "\n\(heading)\n"), "\(heading)")
        let rest = page[start.upperBound...]
        return rest[..<(rest.range(of: "\n.S")?.lowerBound ?? rest.endIndex)]
    }

    private func options(in part: Substring) -> Set<String> {
        Set(part.matches(of: /\\fB(--?[a-z][a-z-]*)\\fR/).map { String($0.1) })
    }

    @Test func theManualHasEveryCommandAndItsOptionsAndNoOthers() throws {
        let page = try Command.run("manual").output.replacing("\\-", with: "-")
        let shared = options(in: try part(".SH COMMON OPTIONS", of: page))
        #expect(DescribedCommand.all.count >= 16)
        for command in DescribedCommand.all {
            let part = try part(".SS \(command.name)", of: page)
            let without = part.firstMatch(of: /没有 \/ without: (.*)/).map {
                $0.1.split(separator: ", ").map(String.init)
            }
            let told = options(in: part).union(shared.subtracting(without ?? []))
            #expect(told == Set(command.options), "\(command.name)")
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/man")))
    func manRendersThePageWithoutAWarning() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("abate.1")
        try Command.run("manual").output.write(toFile: file, atomically: true, encoding: .utf8)
        let environment = ["LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat", "PATH": "/usr/bin:/bin"]
        let shown = try Shell.run("man --warnings -l '\(file)' | col -bx", environment: environment)
        #expect(shown.status == 0)
        #expect(shown.errors.isEmpty, "\(shown.errors)")
        #expect(shown.output.contains("重污染天气应急减排核算"))
        #expect(shown.output.contains("abate rollup 甲县 乙县"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsHaveEveryCommandAndOption(shell: String) throws {
        let result = try Command.run("--generate-completion-script", shell)
        #expect(result.status == 0)
        let script = result.output
        for command in DescribedCommand.all {
            #expect(script.contains(command.name))
            for option in command.options {
                let bare = option.drop { $0 == "-" }
                let asWritten = shell == "fish" ? "-\(option.hasPrefix("--") ? "l" : "s") '\(bare)'" : option
                #expect(script.contains(asWritten), "\(command.name) \(option)")
            }
        }
    }

    /// Each command asked for its options as bash asks when the tab key is pressed.
    @Test func bashCompletesTheOptionsOfEachCommand() throws {
        let folder = try TemporaryFolder()
        let script = folder.path("abate.bash")
        try Command.run("--generate-completion-script", "bash").output
            .write(toFile: script, atomically: true, encoding: .utf8)
        for command in DescribedCommand.all {
            let asked = """
                source '\(script)'; COMP_WORDS=(abate \(command.name) --); COMP_CWORD=2; COMP_TYPE=9
                COMP_LINE='abate \(command.name) --'; COMP_POINT=${#COMP_LINE}
                complete -p abate >/dev/null && _abate abate -- \(command.name); printf '%s\\n' "${COMPREPLY[@]}"
                """
            let answer = try Shell.run(asked)
            let offered = Set(answer.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
            let wanted = command.options.filter { $0.hasPrefix("--") }
            #expect(Set(wanted).isSubset(of: offered), "\(command.name): \(answer.output)\(answer.errors)")
        }
    }
}
