import Foundation
import TestSupport
import Testing

/// The program given hostile files, with its processor time and its memory bounded by the kernel: 256 MiB of its own, and
/// so many seconds. Each is refused by name with exit code 3, and nothing is left of it.
@Suite(.serialized) struct HostileFileTests {
    /// The suite is serial.
    nonisolated(unsafe) private static let city = Result { try TestCity() }

    @Test(arguments: HostileFile.bombs) func aBombIsRefused(_ file: HostileFile) throws {
        try refuses(file, "bomb.xlsx", seconds: 5)
    }

    @Test(arguments: HostileFile.texts) func anEndlessTextIsRefused(_ file: HostileFile) throws {
        try refuses(file, "endless.csv", seconds: 5)
    }

    @Test(arguments: HostileFile.markup) func hostileMarkupIsRefused(_ file: HostileFile) throws {
        try refuses(file, "markup.xlsx", seconds: 1)
    }

    /// What all of them are made from is itself an ordinary workbook.
    @Test func theWorkbookWithoutAFaultIsTaken() throws {
        let city = try TestCity()
        let path = try city.temporary.write(HostileFile.workbook(), to: "good.xlsx")
        let result = try Command.run("ingest", path, "--dir", city.path)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }

    private func refuses(_ file: HostileFile, _ name: String, seconds: Int) throws {
        let city = try Self.city.get()
        let path = try city.temporary.write(file.bytes(), to: name)
        let result = try Command.runBounded("ingest", path, "--dir", city.path, seconds: seconds, mebibytes: 256)
        #expect(result.status == 3, "\(result.status) \(result.output.prefix(500))\(result.errors.prefix(500))")
        let said = file.codes.contains { result.output.contains("[\($0)]") }
        #expect(said, "\(result.output.prefix(500))")
        let sources = try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger/sources")
        #expect(sources.isEmpty)
    }
}

extension Command {
    /// The program with limits that the kernel holds. A program built for debugging takes several times as long, and is
    /// given as much.
    static func runBounded(_ arguments: String..., seconds: Int, mebibytes: Int) throws -> Result {
        let allowed = executable.contains("/release/") ? seconds : seconds * 6
        let limits = "ulimit -t \(allowed); ulimit -d \(mebibytes * 1024); exec \"$0\" \"$@\""
        return try run([executable] + arguments, through: ["/bin/sh", "-c", limits])
    }
}
