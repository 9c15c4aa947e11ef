import BenchmarkData

extension Benchmark {
    /// The peers read the same rows in UTF-8, and where they must take GB18030, a decoding pass by iconv comes first.
    static let gb18030 = Benchmark(
        name: "gb18030", work: "10 M readings with Chinese names in GB18030",
        aims: [
            .time(to: "duckdb", atMost: 0.10), .time(to: "abate-utf8", atMost: 1.1), .peak(atMostMiB: 128),
        ]
    ) { bench in
        let readings = ReadingRace(bench)
        var decoding = try readings.duckDB(.namedGB18030)
        decoding.name = "duckdb-after-iconv"
        return try readings.race([
            readings.scan(.namedGB18030), readings.scan(.named, named: "abate-utf8"), readings.duckDB(.named),
            readings.polars(.named), readings.pandas(.namedGB18030), decoding,
        ])
    }
}
