import BenchmarkData
import EmissionModel

/// Readings of a plan to the city's ratio: what the rows about readings have in common.
struct ReadingRace {
    let bench: Workbench
    let plan: ReadingPlan

    init(_ bench: Workbench, plan: ReadingPlan) {
        self.bench = bench
        self.plan = plan
    }

    /// About ten million quarter-hours of 62 days at full scale, or so many.
    init(_ bench: Workbench, readings: Int = 10_000_000, days: Int = 62) {
        let accounts = bench.scaled(readings / (days * ReadingPlan.quarters))
        self.init(bench, plan: ReadingPlan(accounts: accounts, days: days))
    }

    func race(_ contenders: [Contender]) -> Race {
        Race(count: plan.readings, unit: "readings", expected: expected, contenders: contenders)
    }

    var expected: [String: Int] {
        let totals = ReadingTotals(plan)
        let mean = Double(totals.baseline) / Double(ReadingPlan.baselineDays)
        return [
            "all": totals.all, "baseline": totals.baseline, "response": totals.response,
            "ratio_ppm": Int(((mean - Double(totals.response)) / mean * 1e6).rounded()),
        ]
    }

    // MARK: Who runs

    func scan(_ form: ReadingForm, named name: String = "abate") throws -> Contender {
        let arguments = try [bench.readings(plan, form), bench.bindings(plan)] + days
        return Contender(name: name) { [bench] in
            [bench.harness, "stage", "scan"] + arguments + [try bench.emptyFolder("scan-ledger")]
                + (form == .shuffled ? ["start"] : [])
        }
    }

    func duckDB(_ form: ReadingForm) throws -> Contender { try peer("duckdb", ["duckdb"], form) }
    func polars(_ form: ReadingForm) throws -> Contender { try peer("polars", ["polars"], form) }
    func pandas(_ form: ReadingForm) throws -> Contender { try peer("pandas", ["pandas"], form) }

    private func peer(_ name: String, _ modules: [String], _ form: ReadingForm) throws -> Contender {
        let shape = form == .points ? "points" : form.hasNames ? form.rawValue : "long"
        let command =
            try [
                bench.python, "\(bench.peers)/readings_\(name).py", shape, bench.readings(plan, form),
                bench.bindings(plan),
            ]
            + days.prefix(2)
        return Contender(name: name, modules: modules) { command }
    }

    func awk(_ form: ReadingForm) throws -> Contender {
        let command =
            try ["sh", "\(bench.peers)/readings_awk.sh", bench.readings(plan, form), bench.bindings(plan)]
            + days.prefix(2)
        return Contender(name: "awk") { command }
    }

    var days: [String] { [plan.firstBaselineDay.iso, plan.lastDay.iso, plan.firstDay.iso] }
}
