/// What a benchmark's rounds measured: for each contender that ran the medians, for the others why they did not.
struct Results: Sendable {
    let benchmark: Benchmark
    let count: Int
    let unit: String
    let rounds: Int
    private(set) var contenders: [(name: String, outcome: Outcome)] = []

    enum Outcome: Sendable {
        case measured(Measurement)
        /// A peer that is not installed, and what it lacks.
        case missing(String)
        /// It ran, but failed or found something else.
        case wrong(String)
    }

    init(benchmark: Benchmark, count: Int, unit: String, rounds: Int) {
        self.benchmark = benchmark
        self.count = count
        self.unit = unit
        self.rounds = rounds
    }

    mutating func add(_ name: String, _ outcome: Outcome) { contenders.append((name, outcome)) }

    subscript(_ name: String) -> Measurement? {
        guard case .measured(let measurement) = contenders.first(where: { $0.name == name })?.outcome else {
            return nil
        }
        return measurement
    }

    /// Each aim with its figure and whether it holds; nil where it cannot be told.
    var judgements: [(aim: Aim, figure: Double?, holds: Bool?)] {
        benchmark.aims.map { aim in
            let figure = aim.figure(self)
            return (aim, figure, figure.map(aim.holds))
        }
    }

    var isWrong: Bool {
        contenders.contains { if case .wrong = $0.outcome { true } else { false } }
    }
}

extension Measurement {
    /// Of each figure the median by itself.
    static func median(of measurements: [Measurement]) -> Measurement {
        func middle<Value: Comparable>(_ value: (Measurement) -> Value) -> Value {
            measurements.map(value).sorted()[measurements.count / 2]
        }
        var median = measurements[0]
        median.seconds = middle(\.seconds)
        median.cpuSeconds = middle(\.cpuSeconds)
        median.peakKiB = middle(\.peakKiB)
        for key in median.figures.keys { median.figures[key] = middle { $0.figures[key] ?? 0 } }
        return median
    }
}
