extension Benchmark {
    /// What packing costs, against a row a reading. The bounds are what packing a blob a day does from C.
    static let store = Benchmark(
        name: "store", work: "10 M account-days into a ledger in one transaction; 25 days of a city of it read back",
        aims: [
            .rate(of: "abate", atLeastMillion: 58), .figure("bytes a reading", of: "abate", atMost: 4),
            .figure("ms for 25 days", of: "abate", atMost: 1),
        ]
    ) { bench in
        let (accounts, days) = (3000, max(50, bench.scaled(3333)))
        let ours = Contender(name: "abate") {
            [bench.harness, "stage", "store", try bench.emptyFolder("store-ledger"), String(accounts), String(days)]
        }
        let peer = Contender.python(
            "sqlite-rows", modules: ["sqlite3"], bench, "store_sqlite.py", bench.path("store.sqlite"), String(accounts),
            String(days))
        let first = days / 2
        let sum = (0..<accounts).reduce(0) { sum, account in
            (first..<first + 25).reduce(sum) { $0 + StoreWork.wattHours(account, $1) }
        }
        return Race(
            count: accounts * days, unit: "account-days", expected: ["wh_25_days": sum], contenders: [ours, peer])
    }
}
