/// Runs benchmarks: in every round each contender once, one after the other, so that what else the machine does falls
/// on all alike.
struct Session {
    let bench: Workbench
    let rounds: Int
    /// Whether ours run once more under callgrind, to count instructions.
    let countsInstructions: Bool
    /// Names of contenders to run; empty for all.
    var only: Set<String> = []

    func run(_ benchmark: Benchmark) throws -> Results {
        let race = try benchmark.race(bench)
        var results = Results(benchmark: benchmark, count: race.count, unit: race.unit, rounds: rounds)
        var standing: [(contender: Contender, measurements: [Measurement])] = []
        for contender in race.contenders where only.isEmpty || only.contains(contender.name) {
            if let lacking = try lacking(contender) {
                results.add(contender.name, .missing(lacking))
            } else {
                standing.append((contender, []))
            }
        }
        var wrong: [String: String] = [:]
        for round in 0..<rounds {
            // Every other round runs backwards, so that none always follows the same.
            let order = round % 2 == 0 ? Array(standing.indices) : standing.indices.reversed()
            for index in order where wrong[standing[index].contender.name] == nil {
                do {
                    standing[index].measurements.append(try measure(standing[index].contender, race.expected))
                } catch {
                    wrong[standing[index].contender.name] = "\(error)"
                }
            }
        }
        for (contender, measurements) in standing {
            if let reason = wrong[contender.name] {
                results.add(contender.name, .wrong(reason))
            } else {
                var median = Measurement.median(of: measurements)
                if countsInstructions, contender.modules.isEmpty { median.instructions = try instructions(contender) }
                results.add(contender.name, .measured(median))
            }
        }
        return results
    }

    /// One run, whose result must be what is expected to the last digit.
    private func measure(_ contender: Contender, _ expected: [String: Int]) throws -> Measurement {
        let ended = try ChildProcess.run(
            try contender.command(), environment: contender.environment, in: bench.folder)
        guard ended.status == 0 else {
            throw Workbench.Unfit(description: "exit \(ended.status): \(ended.errors.suffix(400))")
        }
        let measurement = try contender.measurement(ended)
        guard measurement.result == expected else {
            throw Workbench.Unfit(
                description: "found \(Self.text(measurement.result)), expected \(Self.text(expected))")
        }
        return measurement
    }

    private static func text(_ result: [String: Int]) -> String {
        result.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    private func lacking(_ contender: Contender) throws -> String? {
        for module in contender.modules {
            let ended = try? ChildProcess.run(
                [bench.python, "-c", "import importlib.util as u, sys; sys.exit(not u.find_spec('\(module)'))"],
                in: bench.folder)
            guard let ended, ended.status == 0 else { return "\(bench.python): no module \(module)" }
        }
        return nil
    }

    /// Instructions of a whole process, as callgrind counts them; nil where valgrind is not installed.
    private func instructions(_ contender: Contender) throws -> Int? {
        let valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        let command = valgrind + (try contender.command())
        guard let ended = try? ChildProcess.run(command, environment: contender.environment, in: bench.folder),
            let line = ended.errors.split(separator: "\n").first(where: { $0.contains("Collected :") })
        else { return nil }
        return line.split(separator: " ").last.flatMap { Int($0) }
    }
}
