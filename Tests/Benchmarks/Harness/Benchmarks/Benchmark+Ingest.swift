import BenchmarkData

extension Benchmark {
    /// The whole command by the product's program: recognised, hashed, copied, scanned, checked, committed.
    static let ingest = Benchmark(
        name: "ingest", work: "60 M readings, long, by abate ingest into an empty ledger",
        aims: [.time(to: "duckdb", atMost: 0.35), .cpu(to: "duckdb", atMost: 0.35), .peak(atMostMiB: 128)]
    ) { bench in
        let readings = ReadingRace(bench, readings: 60_000_000)
        return try readings.race([try .ingest(readings, .long), readings.duckDB(.long)])
    }
}
