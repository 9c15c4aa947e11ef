import ArgumentParser

/// Where to work, how large, and against what.
struct SessionOptions: ParsableArguments {
    @Option(help: "The folder of generated files; kept, so that the next run need not make them again.")
    var folder = "/tmp/abate-bench"

    @Option(help: "Share of the size that the aims are about.")
    var scale = 1.0

    @Option(help: "The Python that has the peers.")
    var python = "python3"

    func validate() throws {
        guard scale > 0 else { throw ValidationError("--scale must be above 0") }
    }

    func workbench() throws -> Workbench {
        try Workbench(folder: folder, scale: scale, python: python)
    }
}
