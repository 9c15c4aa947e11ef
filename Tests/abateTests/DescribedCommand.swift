import Foundation

/// What the parser itself says of a command (`--experimental-dump-help`), read here by other code than the manual's.
struct DescribedCommand: Sendable {
    var name: String
    var abstract: String
    var discussion: String
    var arguments: [Argument]

    struct Argument: Sendable {
        var text: String
        /// As they are typed: `-h`, `--help`; none for a positional argument.
        var names: [String]
    }

    var options: [String] { arguments.flatMap(\.names) }

    /// All but `help`, which the parser adds.
    static let all: [DescribedCommand] = {
        let root = (try? Command.run("--experimental-dump-help"))?.json["command"] as? [String: Any]
        let commands = root?["subcommands"] as? [[String: Any]] ?? []
        return commands.map(DescribedCommand.init).filter { $0.name != "help" }
    }()

    private init(_ json: [String: Any]) {
        name = json["commandName"] as? String ?? ""
        abstract = json["abstract"] as? String ?? ""
        discussion = json["discussion"] as? String ?? ""
        arguments = (json["arguments"] as? [[String: Any]] ?? []).map { argument in
            let names = argument["names"] as? [[String: String]] ?? []
            return Argument(
                text: argument["abstract"] as? String ?? "",
                names: names.map { ($0["kind"] == "long" ? "--" : "-") + ($0["name"] ?? "") })
        }
    }
}
