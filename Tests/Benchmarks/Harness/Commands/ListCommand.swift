import ArgumentParser

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The benchmarks, with their aims")

    func run() {
        for benchmark in Benchmark.all {
            print("\(benchmark.name): \(benchmark.work)")
            for aim in benchmark.aims { print("    \(aim.words) \(aim.isAtLeast ? "≥" : "≤") \(aim.bound)") }
        }
    }
}
