extension Benchmark {
    /// Process start alone: what every night pays before it does anything.
    static let start = Benchmark(
        name: "start", work: "a process started and ended",
        aims: [.milliseconds(of: "abate", atMost: 10)]
    ) { bench in
        func process(_ name: String, modules: [String] = [], _ command: [String]) -> Contender {
            Contender(
                name: name, modules: modules, command: { command },
                measurement: { ended in
                    Measurement(of: ended)
                })
        }
        func python(_ module: String) -> Contender {
            process("python+\(module)", modules: [module], [bench.python, "-c", "import \(module)"])
        }
        return Race(
            count: 1, unit: "process", expected: [:],
            contenders: [
                process("abate", [bench.abate, "--version"]), process("c", ["true"]),
                process("python", [bench.python, "-c", "pass"]), python("duckdb"), python("polars"), python("pandas"),
            ])
    }
}
