import BenchmarkData

extension Contender {
    /// `abate ingest` of one file into a new city; what its ledger then holds is read by a stage and compared.
    static func ingest(_ readings: ReadingRace, _ form: ReadingForm) throws -> Contender {
        let bench = readings.bench
        let (file, bindings) = (try bench.readings(readings.plan, form), try bench.bindings(readings.plan))
        let city = bench.path("ingest-city")
        return Contender(
            name: "abate",
            command: {
                try bench.makeCity("ingest-city")
                return [bench.abate, "ingest", file, "--dir", city]
            },
            measurement: { ended in
                let stage = [bench.harness, "stage", "ledger-totals", "\(city)/ledger", bindings] + readings.days
                let totals = try ChildProcess.run(stage, in: bench.folder)
                guard totals.status == 0 else { throw Workbench.Unfit(description: totals.errors) }
                let found = try Measurement(line: totals.output, of: totals)
                let kept = TextFile.size(ofFolder: "\(city)/ledger/sources")
                let ledger = TextFile.size(ofFolder: "\(city)/ledger") - kept
                return Measurement(
                    of: ended, result: found.result, figures: ["ledger MiB": Double(ledger) / 1_048_576])
            })
    }
}

extension Workbench {
    /// A working folder of the product with nothing in it.
    @discardableResult
    func makeCity(_ name: String) throws -> String {
        let folder = try emptyFolder(name)
        for part in ["inbox", "ledger", "Reports"] { try TextFile.makeFolder("\(folder)/\(part)") }
        try TextFile.write(CityFiles.configuration, to: "\(folder)/abate.yaml")
        return folder
    }
}
