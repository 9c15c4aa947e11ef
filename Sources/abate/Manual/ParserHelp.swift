import ArgumentParser
import Foundation

/// What the parser itself knows of every command and option, as far as the manual tells it. Read from the parser's own
/// description (`--experimental-dump-help`), so that no option can be left out of the manual.
struct ParserHelp: Decodable {
    var command: Command

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    struct Argument: Decodable, Hashable {
        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable, Hashable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }

            var kind: Kind
            var name: String

            var asTyped: String { (kind == .long ? "--" : "-") + name }
        }

        var kind: Kind
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }

    static func read(from json: String) throws -> ParserHelp {
        try JSONDecoder().decode(ParserHelp.self, from: Data(json.utf8))
    }
}

extension ParserHelp.Command {
    /// The commands that the manual tells of: all but `help`, which the parser adds.
    var told: [ParserHelp.Command] { (subcommands ?? []).filter { $0.commandName != "help" } }

    /// The options that more than half of the commands have, with the same words.
    static func shared(by commands: [ParserHelp.Command]) -> [ParserHelp.Argument] {
        var counts: [ParserHelp.Argument: Int] = [:]
        var order: [ParserHelp.Argument] = []
        for option in commands.flatMap({ $0.arguments ?? [] }) where option.kind != .positional {
            if counts[option] == nil { order.append(option) }
            counts[option, default: 0] += 1
        }
        return order.filter { counts[$0, default: 0] * 2 > commands.count }
    }
}
