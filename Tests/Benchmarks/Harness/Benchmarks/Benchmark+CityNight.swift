import BenchmarkData
import EmissionModel

extension Benchmark {
    static let cityNight = Benchmark(
        name: "city-night",
        work: "1,000 enterprises, 60 days of quarter-hours: a workbook of enterprise-days, and Markdown",
        aims: [.time(to: "duckdb+xlsxwriter", atMost: 0.15), .cpu(to: "duckdb+xlsxwriter", atMost: 0.15)]
    ) { bench in
        let plan = ReadingPlan(accounts: bench.scaled(1000), days: 60, accountsPerEnterprise: 1)
        let readings = ReadingRace(bench, plan: plan)
        let (file, accounts) = (try bench.readings(plan, .long), try bench.bindings(plan))
        let ours = Contender(name: "abate") {
            [bench.harness, "stage", "city-night", file, accounts] + readings.days
                + [try bench.emptyFolder("night-ledger"), bench.path("night")]
        }
        func peer(_ engine: String) -> Contender {
            .python(
                "\(engine)+xlsxwriter", modules: [engine, "xlsxwriter"], bench, "city_night.py", engine, file, accounts,
                plan.firstBaselineDay.iso, plan.lastDay.iso, bench.path("night-\(engine)"))
        }
        var expected = readings.expected
        expected["rows"] = plan.enterprises * plan.days
        return Race(
            count: plan.readings, unit: "readings", expected: expected,
            contenders: [ours, peer("duckdb"), peer("polars"), peer("pandas")])
    }
}
