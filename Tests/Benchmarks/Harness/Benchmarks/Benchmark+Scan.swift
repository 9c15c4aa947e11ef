import BenchmarkData

extension Benchmark {
    static let scan = Benchmark(
        name: "scan",
        work: "60 M readings, long: parsed, bound to enterprises, daily sums, baseline of five days, city ratio",
        aims: [.time(to: "duckdb", atMost: 0.10), .cpu(to: "duckdb", atMost: 0.10), .peak(atMostMiB: 128)]
    ) { bench in
        let readings = ReadingRace(bench, readings: 60_000_000)
        return try readings.race([
            readings.scan(.long), readings.duckDB(.long), readings.polars(.long), readings.pandas(.long),
            readings.awk(.long),
        ])
    }

    static let timeOrder = Benchmark(
        name: "time-order", work: "10 M readings in order of time",
        aims: [.time(to: "duckdb", atMost: 0.15), .peak(atMostMiB: 128)]
    ) { bench in
        let readings = ReadingRace(bench)
        return try readings.race([
            readings.scan(.timeOrder), readings.duckDB(.timeOrder), readings.polars(.timeOrder),
        ])
    }

    static let shuffled = Benchmark(
        name: "shuffled", work: "10 M readings in no order",
        aims: [.time(to: "duckdb", atMost: 0.20), .peak(atMostMiB: 128)]
    ) { bench in
        let readings = ReadingRace(bench)
        return try readings.race([
            readings.scan(.shuffled), readings.duckDB(.shuffled), readings.polars(.shuffled),
        ])
    }

    static let points = Benchmark(
        name: "points", work: "10 M readings, 96 of a day across",
        aims: [.time(to: "duckdb", atMost: 0.12), .peak(atMostMiB: 128)]
    ) { bench in
        let readings = ReadingRace(bench)
        return try readings.race([readings.scan(.points), readings.duckDB(.points), readings.polars(.points)])
    }
}
