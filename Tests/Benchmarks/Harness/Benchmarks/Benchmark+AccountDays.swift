import BenchmarkData
import EmissionModel

extension Benchmark {
    /// Many accounts: what is looked up no longer fits the caches, and much is written.
    static let accountDays = Benchmark(
        name: "account-days", work: "500,000 accounts: 5 M daily readings to 5 M account-days as CSV",
        aims: [.time(to: "duckdb", atMost: 0.25), .peak(atMostMiB: 256)]
    ) { bench in
        let plan = ReadingPlan(accounts: bench.scaled(500_000), days: 10)
        let (file, accounts) = (try bench.readings(plan, .daily), try bench.bindings(plan))
        let days = [plan.firstBaselineDay.iso, plan.lastDay.iso, plan.firstDay.iso]
        let output = bench.path("account-days.csv")
        let ours = Contender(name: "abate") {
            [bench.harness, "stage", "account-days", file, accounts] + days
                + [try bench.emptyFolder("days-ledger"), output]
        }
        return Race(
            count: plan.accounts * plan.days, unit: "account-days",
            expected: ["rows": plan.accounts * plan.days, "all": ReadingTotals(plan).all],
            contenders: [
                ours,
                .python("duckdb", modules: ["duckdb"], bench, "account_days.py", "duckdb", file, output),
                .python("polars", modules: ["polars"], bench, "account_days.py", "polars", file, output),
            ])
    }

    /// Every hundredth account and day comes twice and counts once; beside it the same file without them.
    static let repeated = Benchmark(
        name: "repeated", work: "10 M readings, and every hundredth day of an account once more, found exactly",
        aims: [.time(to: "abate-once", atMost: 1.15), .cpu(to: "abate-once", atMost: 1.15)]
    ) { bench in
        let readings = ReadingRace(bench)
        return try readings.race([readings.scan(.repeated), readings.scan(.long, named: "abate-once")])
    }
}
