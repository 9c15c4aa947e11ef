import BenchmarkData
import EmissionModel

extension Benchmark {
    /// What one more day costs must not grow with what the ledger holds.
    static let history = Benchmark(
        name: "history", work: "abate run with one more day of a city of 1,000 enterprises, a warning in force",
        aims: [
            .time(of: "after-a-year", to: "after-a-month", atMost: 1.2),
            .cpu(of: "after-a-year", to: "after-a-month", atMost: 1.2),
        ]
    ) { bench in
        func city(_ name: String, _ days: Int) throws -> CityFolder {
            let plan = ReadingPlan(
                accounts: bench.scaled(1000) * 3, days: days, firstDay: Self.night.advanced(by: 1 - days))
            let city = CityFolder(bench: bench, name: "\(name)-\(plan.accounts)", plan: plan)
            try city.make()
            return city
        }
        let (month, year) = (try city("month", 31), try city("year", 366))
        return Race(
            count: month.plan.enterprises, unit: "enterprises", expected: Self.oneReport,
            contenders: [.night("after-a-month", month), .night("after-a-year", year)])
    }

    /// What the report's own workbooks cost libxlsxwriter is taken off: the rest is the product's.
    static let warningNight = Benchmark(
        name: "warning-night", work: "abate run on a night of a warning, 300 enterprises, 60 days in the ledger",
        aims: [.cpuMilliseconds(of: "abate", beyond: "libxlsxwriter", atMost: 100)]
    ) { bench in
        let city = try Self.warned(bench, enterprises: 300, "warning")
        let made = try city.copy()
        _ = try bench.program([bench.abate, "run", "--quiet", "--dir", made, "--date", city.plan.lastDay.iso])
        let kept = bench.path("warning-reports-\(city.plan.accounts)")
        _ = try bench.program(["rm", "-rf", kept])
        _ = try bench.program(["mv", "\(made)/Reports", kept])
        return Race(
            count: city.plan.enterprises, unit: "enterprises", expected: Self.oneReport,
            contenders: [
                .night("abate", city),
                .stage("libxlsxwriter", bench, "libxlsxwriter-again", kept, bench.path("again.xlsx")),
            ])
    }

    /// A night on which nothing came: start, configuration, ledger, and to see that nothing is due.
    static let idle = Benchmark(
        name: "idle", work: "abate run of a city of 1,000 enterprises, with nothing new since the night before",
        aims: [.milliseconds(of: "abate", atMost: 100)]
    ) { bench in
        let city = try Self.warned(bench, enterprises: 1000, "idle")
        let made = try city.copy()
        let command = [bench.abate, "run", "--quiet", "--dir", made, "--date", city.plan.lastDay.iso]
        _ = try bench.program(command)
        return Race(
            count: 1, unit: "night", expected: Self.oneReport,
            contenders: [
                Contender(name: "abate", command: { command }, measurement: { try .night($0, in: made) }),
                Contender(
                    name: "start-only", command: { [bench.abate, "--version"] },
                    measurement: { try .night($0, in: made) }),
            ])
    }

    /// The night that every city's last file is about.
    private static let night = ReadingPlan(accounts: 1, days: 1).firstDay.advanced(by: 20)
    private static let oneReport = ["workbooks": 1]

    private static func warned(_ bench: Workbench, enterprises: Int, _ name: String) throws -> CityFolder {
        let plan = ReadingPlan(
            accounts: bench.scaled(enterprises) * 3, days: 61, firstDay: night.advanced(by: -60))
        let city = CityFolder(bench: bench, name: "\(name)-\(plan.accounts)", plan: plan)
        try city.make()
        return city
    }
}

extension Contender {
    /// `abate run` on a fresh copy of the city.
    fileprivate static func night(_ name: String, _ city: CityFolder) -> Contender {
        let copy = "\(city.path)-run"
        return Contender(
            name: name,
            command: {
                let folder = try city.copy()
                return [city.bench.abate, "run", "--quiet", "--dir", folder, "--date", city.plan.lastDay.iso]
            }, measurement: { try .night($0, in: copy) })
    }
}

extension Measurement {
    /// A run's workbooks are counted: a night that writes no report has not done the work.
    fileprivate static func night(_ ended: ChildProcess.Ended, in city: String) throws -> Measurement {
        let workbooks = TextFile.names(below: "\(city)/Reports").count { $0.hasSuffix("daily.xlsx") }
        return Measurement(
            of: ended, result: ["workbooks": workbooks],
            figures: ["ledger MiB": Double(TextFile.size(ofFolder: "\(city)/ledger")) / 1_048_576])
    }
}
