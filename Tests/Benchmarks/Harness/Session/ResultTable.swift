import Diagnostics

/// Results for a reader and for a program.
struct ResultTable {
    let results: [Results]
    let scale: Double
    /// Memory of this process, below which a child's is not known.
    var floorKiB = 0

    // MARK: Text

    var text: String {
        results.map(text).joined(separator: "\n")
    }

    private func text(_ results: Results) -> String {
        var lines = ["\(results.benchmark.name)  \(results.benchmark.work)"]
        lines.append("  \(results.count) \(results.unit), scale \(Figure.short(scale)), median of \(results.rounds)")
        lines.append("  " + Self.columns(["", "time s", "CPU s", "peak MiB", "M/s", "instr. M"]))
        for (name, outcome) in results.contenders {
            switch outcome {
            case .measured(let measured):
                let rate = Double(results.count) / measured.seconds / 1e6
                lines.append(
                    "  "
                        + Self.columns(
                            [
                                name, Figure.short(measured.seconds), Figure.short(measured.cpuSeconds),
                                peak(measured), Figure.short(rate),
                                measured.instructions.map { Figure.short(Double($0) / 1e6) } ?? "",
                            ]) + Self.figures(measured))
            case .missing(let lacking): lines.append("  \(name): MISSING, \(lacking)")
            case .wrong(let reason): lines.append("  \(name): WRONG, \(reason)")
            }
        }
        for (aim, figure, holds) in results.judgements {
            let bound = (aim.isAtLeast ? "≥ " : "≤ ") + Figure.short(aim.bound)
            let verdict = holds.map { $0 ? "holds" : "MISSED" } ?? "not measured"
            lines.append("  aim \(bound): \(aim.words) = \(figure.map(Figure.short) ?? "—")  \(verdict)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The kernel counts this process's memory in with a child's, which is then at most so much.
    private func peak(_ measured: Measurement) -> String {
        (measured.peakKiB <= floorKiB ? "≤ " : "") + Figure.short(Double(measured.peakKiB) / 1024)
    }

    private static func figures(_ measured: Measurement) -> String {
        measured.figures.sorted { $0.key < $1.key }.map { "  \($0.key) \(Figure.short($0.value))" }.joined()
    }

    private static func columns(_ cells: [String]) -> String {
        cells.enumerated().map { index, cell in
            let padding = String(repeating: " ", count: max(1, (index == 0 ? 24 : 11) - cell.count))
            return index == 0 ? cell + padding : padding + cell
        }.joined()
    }

    // MARK: JSON

    var json: JSONValue {
        ["schema": "abate.bench/1", "scale": .number(scale), "benchmarks": .array(results.map(json))]
    }

    private func json(_ results: Results) -> JSONValue {
        [
            "name": .string(results.benchmark.name), "work": .string(results.benchmark.work),
            "count": JSONValue(results.count), "unit": .string(results.unit), "rounds": JSONValue(results.rounds),
            "contenders": .array(results.contenders.map { json($0.name, $0.outcome) }),
            "aims": .array(
                results.judgements.map { aim, figure, holds in
                    [
                        "figure": .string(aim.words), aim.isAtLeast ? "atLeast" : "atMost": .number(aim.bound),
                        "measured": JSONValue(figure), "holds": holds.map(JSONValue.bool) ?? .null,
                    ]
                }),
        ]
    }

    private func json(_ name: String, _ outcome: Results.Outcome) -> JSONValue {
        switch outcome {
        case .missing(let lacking): ["name": .string(name), "missing": .string(lacking)]
        case .wrong(let reason): ["name": .string(name), "wrong": .string(reason)]
        case .measured(let measured):
            [
                "name": .string(name), "seconds": .number(measured.seconds), "cpuSeconds": .number(measured.cpuSeconds),
                "peakKiB": JSONValue(measured.peakKiB), "instructions": JSONValue(measured.instructions),
                "figures": .object(
                    measured.figures.sorted { $0.key < $1.key }.map { (key: $0.key, value: .number($0.value)) }),
            ]
        }
    }
}
