import BenchmarkData
import Glibc

/// Where a session works: its folder of generated files, how large the work is, and the programs that are compared.
struct Workbench: Sendable {
    struct Unfit: Error, CustomStringConvertible {
        let description: String
    }

    let folder: String
    /// 1 is the size that the aims are about.
    let scale: Double
    let python: String
    /// The folder of `*.py` peers.
    let peers: String

    /// This program, which runs stages of the product in processes of their own.
    let harness: String
    /// The product's program, beside this one.
    let abate: String

    init(folder: String, scale: Double, python: String) throws {
        self.folder = folder
        self.scale = scale
        self.python = python
        try TextFile.makeFolder(folder)
        harness = try Self.thisProgram()
        let above = Self.foldersAbove(harness)
        abate = (above.first ?? "") + "/abate"
        let candidates = above.map { $0 + "/Tests/Benchmarks/peers" }
        guard let peers = candidates.first(where: TextFile.exists) else {
            throw Unfit(description: "the program must lie within the package: no Tests/Benchmarks/peers above it")
        }
        self.peers = peers
    }

    /// The folder of a file, and those above it, from the inmost.
    private static func foldersAbove(_ path: String) -> [String] {
        let parts = path.split(separator: "/").dropLast()
        return (0..<parts.count).map { parts.dropLast($0).map { "/" + $0 }.joined() }
    }

    private static func thisProgram() throws -> String {
        var path = [UInt8](repeating: 0, count: 4096)
        let length = path.withUnsafeMutableBytes { path in
            path.withMemoryRebound(to: CChar.self) { path in
                path.baseAddress.map { readlink("/proc/self/exe", $0, path.count) } ?? 0
            }
        }
        guard length > 0 else { throw Unfit(description: "/proc is not there") }
        return String(decoding: path.prefix(length), as: UTF8.self)
    }

    /// So many at this scale, at least one.
    func scaled(_ count: Int) -> Int { max(1, Int((Double(count) * scale).rounded())) }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// An empty folder.
    func emptyFolder(_ name: String) throws -> String {
        try remove(name)
        try TextFile.makeFolder(path(name))
        return path(name)
    }

    func remove(_ name: String) throws {
        _ = try ChildProcess.run(["rm", "-rf", path(name)], in: folder)
    }

    // MARK: Generated files

    /// Readings as a file, made where it is not there yet.
    func readings(_ plan: ReadingPlan, _ form: ReadingForm) throws -> String {
        let path = path("\(form.rawValue)-\(plan.accounts)x\(plan.days)-\(plan.seed).csv")
        if !TextFile.exists(path) { try ReadingFile.write(ReadingText(plan, form), to: path) }
        return path
    }

    /// `户号,企业编号` for every account of a plan.
    func bindings(_ plan: ReadingPlan) throws -> String {
        let path = path("accounts-\(plan.accounts).csv")
        if !TextFile.exists(path) { try TextFile.write(CityFiles(plan).accounts, to: path) }
        return path
    }
}
