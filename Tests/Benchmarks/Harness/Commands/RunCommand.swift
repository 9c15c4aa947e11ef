import ArgumentParser
import Diagnostics

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs benchmarks, each with its peers in one interleaved session",
        discussion: "Example: abate-bench run scan ingest --scale 0.1 --rounds 3")

    @OptionGroup var options: SessionOptions

    @Option(help: "How often each contender runs; medians count.")
    var rounds = 5

    @Option(help: "Only these contenders, by name, as often as wanted.")
    var only: [String] = []

    @Flag(help: "Count instructions of ours with valgrind, in one more run.")
    var instructions = false

    @Option(help: "text or json")
    var format: OutputFormat = .text

    @Argument(help: "Names as abate-bench list gives them; all by default.")
    var names: [String] = []

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds must be at least 1") }
        for name in names where !Benchmark.all.contains(where: { $0.name == name }) {
            throw ValidationError("there is no benchmark “\(name)”; see abate-bench list")
        }
    }

    /// Leaves with 1 where a result was wrong, whatever the times are.
    func run() throws {
        let session = Session(
            bench: try options.workbench(), rounds: rounds, countsInstructions: instructions, only: Set(only))
        var all: [Results] = []
        for benchmark in Benchmark.all where names.isEmpty || names.contains(benchmark.name) {
            let results = try session.run(benchmark)
            all.append(results)
            guard format == .text else { continue }
            let floor = try OwnMemory.peakKiB()
            print(ResultTable(results: [results], scale: options.scale, floorKiB: floor).text)
        }
        if format == .json { print(ResultTable(results: all, scale: options.scale).json.text(pretty: true)) }
        if all.contains(where: \.isWrong) { throw ExitCode(1) }
    }
}

enum OutputFormat: String, ExpressibleByArgument {
    case text, json
}
