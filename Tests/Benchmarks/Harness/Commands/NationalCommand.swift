import ArgumentParser
import BenchmarkData
import Diagnostics
import EmissionModel

struct NationalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "national",
        abstract: "All readings of a country's list, streamed from the generator into a ledger, and a day accounted",
        discussion: """
            300,000 accounts × 96 points × 30 days are 864 million readings, 33 GB as a long table: they lie on no disk.
            Every day's total is compared with the generator's own, and so is what the day's account says was used.
            """)

    @Option(help: "Accounts of the list.")
    var accounts = 300_000

    @Option(help: "Days; the last is under a warning.")
    var days = 30

    @Option(help: "long or points; both by default.")
    var forms: [ReadingForm] = [.long, .points]

    @OptionGroup var options: SessionOptions

    func validate() throws {
        guard accounts > 0, days > ReadingPlan.baselineDays else { throw ValidationError("at least six days") }
    }

    func run() throws {
        let bench = try options.workbench()
        let plan = ReadingPlan(accounts: bench.scaled(accounts), days: days)
        print("\(plan.accounts) accounts, \(plan.enterprises) enterprises, \(days) days: \(plan.readings) readings")
        for form in forms { try NationalRun(bench: bench, plan: plan, form: form).run() }
        try bench.remove("national")
    }
}

/// One form of the run: the lists, the readings, the check of every day, the account of the last.
private struct NationalRun {
    let bench: Workbench
    let plan: ReadingPlan
    let form: ReadingForm

    private var city: String { bench.path("national") }

    func run() throws {
        try bench.makeCity("national")
        try takeLists()
        let size = [String(plan.accounts), String(plan.days)]
        let streamed = try stage("stream", [form.rawValue] + size + ["\(city)/ledger"])
        try demand(streamed.result["accepted"], plan.readings, "readings accepted")
        let megabytes = Double(TextFile.size(ofFolder: "\(city)/ledger")) / 1_048_576
        say("readings, \(form.rawValue)", streamed, "\(rate(streamed)) M/s, ledger \(Int(megabytes)) MiB")
        let days = try stage("streamed-days", ["\(city)/ledger"] + size)
        try demand(days.result["all"], ReadingTotals(plan).all, "watt-hours of all days")
        say("every day's total read back", days, "\(plan.days) days equal the generator's")
        try account()
    }

    private func takeLists() throws {
        let folder = try bench.emptyFolder("national-lists")
        var paths: [String] = []
        for (name, text) in CityFiles(plan).tables {
            paths.append("\(folder)/\(name)")
            try TextFile.write(text, to: "\(folder)/\(name)")
        }
        let ended = try ChildProcess.run(
            [bench.abate, "ingest", "--quiet", "--dir", city] + paths, in: bench.folder)
        guard ended.status == 0 else { throw Workbench.Unfit(description: ended.errors + ended.output) }
        try bench.remove("national-lists")
        say("lists of \(plan.enterprises) enterprises", Measurement(of: ended), "")
    }

    private func account() throws {
        let ended = try ChildProcess.run(
            [bench.abate, "account", "--date", plan.lastDay.iso, "--format", "json", "--dir", city], in: bench.folder)
        guard ended.status == 0 else { throw Workbench.Unfit(description: ended.errors) }
        let enterprises = try JSONReading(try JSONDocument(ended.output.utf8)).member("enterprises").elements()
        try demand(enterprises.count, plan.enterprises, "enterprises in the account")
        let used = try enterprises.reduce(0) { sum, enterprise in
            sum + Int(((Double(try enterprise.member("energy_kwh").numberText()) ?? 0) * 1000).rounded())
        }
        try demand(used, ReadingTotals(plan).response, "watt-hours used on \(plan.lastDay.iso)")
        say("account of \(plan.lastDay.iso)", Measurement(of: ended), "\(enterprises.count) enterprises")
    }

    private func stage(_ name: String, _ arguments: [String]) throws -> Measurement {
        let ended = try ChildProcess.run([bench.harness, "stage", name] + arguments, in: bench.folder)
        guard ended.status == 0 else { throw Workbench.Unfit(description: ended.errors + ended.output) }
        return try Measurement(line: ended.output, of: ended)
    }

    private func demand(_ found: Int?, _ expected: Int, _ what: String) throws {
        guard found == expected else {
            throw Workbench.Unfit(description: "\(what): \(found.map(String.init) ?? "—"), expected \(expected)")
        }
    }

    private func rate(_ measured: Measurement) -> Int { Int(Double(plan.readings) / measured.seconds / 1e6) }

    private func say(_ what: String, _ measured: Measurement, _ more: String) {
        let figures = [
            "\(Figure.short(measured.seconds)) s", "CPU \(Figure.short(measured.cpuSeconds)) s",
            "peak \(Figure.short(Double(measured.peakKiB) / 1024)) MiB", more,
        ]
        print("  \(what): \(figures.filter { !$0.isEmpty }.joined(separator: ", "))")
    }
}
