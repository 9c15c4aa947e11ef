import BenchmarkData

/// A working folder of the product that is made once, and of which every run gets a copy: what one night uses up is
/// there again for the next.
struct CityFolder: Sendable {
    let bench: Workbench
    let name: String
    let plan: ReadingPlan

    var path: String { bench.path(name) }

    /// Takes in the lists but the response, and the readings of all days but the last as the power company sends them,
    /// a file a day; the last day's file and the warning for it lie in the inbox.
    func make() throws {
        guard !TextFile.exists("\(path)/abate.yaml") else { return }
        let draft = CityFolder(bench: bench, name: "\(name).tmp", plan: plan)
        try bench.makeCity(draft.name)
        try draft.ingest(CityFiles(plan).tables.dropLast())
        try draft.ingest((0..<plan.days - 1).map { (Self.name(ofDay: $0), try draft.readings(ofDay: $0)) })
        try draft.deliver("night.csv", draft.readings(ofDay: plan.days - 1))
        try draft.deliver("response.csv", CityFiles(plan).response(on: plan.lastDay))
        _ = try bench.program(["mv", draft.path, path])
    }

    /// A copy for one run.
    func copy() throws -> String {
        try bench.remove("\(name)-run")
        let copy = bench.path("\(name)-run")
        _ = try bench.program(["cp", "-a", path, copy])
        return copy
    }

    private func ingest(_ tables: some Sequence<(name: String, text: String)>) throws {
        let folder = try bench.emptyFolder("\(name)-files")
        var paths: [String] = []
        for (name, text) in tables {
            paths.append("\(folder)/\(name)")
            try TextFile.write(text, to: "\(folder)/\(name)")
        }
        _ = try bench.program([bench.abate, "ingest", "--quiet", "--dir", path] + paths)
        try bench.remove("\(name)-files")
    }

    /// With a checksum beside it, so that no run waits for the file to settle.
    private func deliver(_ name: String, _ text: String) throws {
        let file = "\(path)/inbox/\(name)"
        try TextFile.write(text, to: file)
        try TextFile.write(try bench.program(["sha256sum", file]), to: "\(file).sha256")
    }

    private static func name(ofDay day: Int) -> String { "day-\(1000 + day).csv" }

    private func readings(ofDay day: Int) throws -> String {
        String(decoding: ReadingBytes.all(of: ReadingText(plan.only(day..<day + 1), .daily)), as: UTF8.self)
    }
}

extension Workbench {
    /// Runs a program that must succeed, and gives what it printed.
    func program(_ command: [String]) throws -> String {
        let ended = try ChildProcess.run(command, in: folder)
        guard ended.status == 0 else {
            throw Unfit(description: "\(command.prefix(2)): exit \(ended.status): \(ended.errors)\(ended.output)")
        }
        return ended.output
    }
}
