import Foundation
import TestSupport
import Testing

/// Files that stay in `inbox/` after they were taken in. The memory of them saves work and decides nothing.
@Suite struct SettledFilesTests {
    private static let name = "readings.csv"

    private func memory(_ city: TestCity) -> String { "\(city.path)/ledger/inbox-settled.tsv" }

    /// Always of one size, and as if written long ago.
    private func write(_ value: String, in city: TestCity) throws {
        try city.write("户号,日期,用电量(kWh)\n6500000001,2026-01-08,\(value)\n", to: "inbox/\(Self.name)")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_767_900_000)],
            ofItemAtPath: "\(city.path)/inbox/\(Self.name)")
    }

    /// What the run log says of the file: nothing where it was known.
    private func run(_ city: TestCity) throws -> String? {
        let result = try Command.run("run", "--dir", city.path, "--date", "2026-01-08")
        #expect(result.status <= 1, "\(result.errors)")
        let files = city.runLog.last?["files"] as? [[String: Any]] ?? []
        return files.first { $0["file"] as? String == Self.name }?["status"] as? String
    }

    @Test func whatWasTakenInIsRememberedAndAnIdleRunChangesNothing() throws {
        let city = try TestCity()
        try write("12.5", in: city)
        #expect(try run(city) == "accepted")
        #expect(try String(contentsOfFile: memory(city), encoding: .utf8).contains(Self.name))
        let before = try city.contents()
        #expect(try run(city) == nil)
        #expect(try city.contents() == before)
    }

    @Test func anotherContentOfTheSameSizeAndDateIsSeen() throws {
        let city = try TestCity()
        try write("12.5", in: city)
        #expect(try run(city) == "accepted")
        try write("13.5", in: city)
        #expect(try run(city) == "accepted")
        #expect(try run(city) == nil)
    }

    @Test(arguments: ["", "abate-inbox/1 0\n", "\u{0}\n\n\t"]) func aMemoryThatDoesNotHoldIsNoMemory(text: String)
        throws
    {
        let city = try TestCity()
        try write("12.5", in: city)
        #expect(try run(city) == "accepted")
        let remembered = try String(contentsOfFile: memory(city), encoding: .utf8)
        try text.write(toFile: memory(city), atomically: true, encoding: .utf8)
        #expect(try run(city) == nil)
        #expect(try String(contentsOfFile: memory(city), encoding: .utf8) == remembered)
        try FileManager.default.removeItem(atPath: memory(city))
        #expect(try run(city) == nil)
    }

    /// The ledger put back to an earlier day, the memory left.
    @Test func whatTheLedgerDoesNotHoldIsTakenInWhateverTheMemorySays() throws {
        let city = try TestCity()
        try write("12.5", in: city)
        #expect(try run(city) == "accepted")
        for name in FileManager.default.enumerator(atPath: "\(city.path)/ledger")?.allObjects as? [String] ?? []
        where name.hasPrefix("ledger.sqlite") {
            try FileManager.default.removeItem(atPath: "\(city.path)/ledger/\(name)")
        }
        #expect(try run(city) == "accepted")
    }

    @Test func aChecksumThatComesLaterAndDiffersIsHeeded() throws {
        let city = try TestCity()
        try write("12.5", in: city)
        #expect(try run(city) == "accepted")
        try city.write(String(repeating: "0", count: 64) + "  \(Self.name)\n", to: "inbox/\(Self.name).sha256")
        let result = try Command.run("run", "--dir", city.path, "--date", "2026-01-08")
        #expect((result.output + result.errors).contains("校验值"))
    }

    @Test func aFileWhoseChecksumDiffersWaits() throws {
        let city = try TestCity()
        try write("12.5", in: city)
        try city.write(String(repeating: "0", count: 64) + "  \(Self.name)\n", to: "inbox/\(Self.name).sha256")
        let result = try Command.run("run", "--dir", city.path, "--date", "2026-01-08")
        #expect((result.output + result.errors).contains("校验值"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger/sources").isEmpty)
    }

    /// A gzip file without its end is not refused: it is still arriving.
    @Test func aCompressedFileWithoutItsEndWaits() throws {
        let city = try TestCity()
        try city.write("户号,日期,用电量(kWh)\n6500000001,2026-01-08,12.5\n", to: "inbox/a.csv")
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
        gzip.arguments = ["\(city.path)/inbox/a.csv"]
        try gzip.run()
        gzip.waitUntilExit()
        let path = "\(city.path)/inbox/a.csv.gz"
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        func arrive(_ bytes: Data) throws -> Command.Result {
            try bytes.write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_767_900_000)], ofItemAtPath: path)
            return try Command.run("run", "--dir", city.path, "--date", "2026-01-08")
        }
        for length in [whole.count - 1, whole.count - 8, whole.count / 2] {
            let result = try arrive(whole.prefix(length))
            #expect(result.status == 0)
            #expect((result.output + result.errors).contains("不完整"), "\(length): \(result.output)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger/sources").isEmpty)
        }
        #expect(try arrive(whole).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger/sources").count == 1)
    }
}
