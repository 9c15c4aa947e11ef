/// One row of the figures to reach: work that the product and its peers do side by side.
struct Benchmark: Sendable {
    let name: String
    /// The work, in words.
    let work: String
    let aims: [Aim]
    /// Makes the data and says who runs on it. Nothing here is timed.
    let race: @Sendable (Workbench) throws -> Race
}

/// A benchmark with its data.
struct Race: Sendable {
    /// How many of the unit the work is about, for rates.
    let count: Int
    let unit: String
    /// What each must find, exactly.
    let expected: [String: Int]
    /// Ours first; each runs once in every round.
    let contenders: [Contender]
}

/// A program that does a benchmark's work.
struct Contender: Sendable {
    var name: String
    /// Python modules without which it cannot run.
    var modules: [String] = []
    var environment: [String: String] = [:]
    /// Makes ready what one run uses up, and gives the command. Not timed.
    let command: @Sendable () throws -> [String]
    /// Reads what a run that has ended took and found.
    var measurement: @Sendable (ChildProcess.Ended) throws -> Measurement = {
        try Measurement(line: $0.output, of: $0)
    }
}

extension Contender {
    /// A stage of the product, run by this program in a process of its own, which times itself: start-up is left out.
    static func stage(_ name: String = "abate", _ bench: Workbench, _ stage: String, _ arguments: String...)
        -> Contender
    {
        let command = [bench.harness, "stage", stage] + arguments
        return Contender(name: name) { command }
    }

    /// A peer in Python, which times its work: start-up and imports are left out.
    static func python(
        _ name: String, modules: [String], _ bench: Workbench, _ script: String, _ arguments: String...
    ) -> Contender {
        let command = [bench.python, "\(bench.peers)/\(script)"] + arguments
        return Contender(name: name, modules: modules) { command }
    }
}
