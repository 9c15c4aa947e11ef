import Foundation
import Glibc
import Tabular
import TestSupport
import Testing

/// Files cut short at every byte, as they lie there while they arrive. None is taken for complete unless it is.
/// A text that is cut right behind a line end cannot be told from a whole one: without `.sha256` or `.done` it is taken
/// once it has settled, unless it lacks most of the accounts that its sender usually brings (EI-161).
@Suite struct ArrivingFilesTests {
    /// At least 50 KB, from the end down to nothing; where not every length is tried, those at the end are.
    private func truncations(of path: String, every step: Int, _ body: (Int) throws -> Void) throws {
        let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        try #require(size >= 50_000)
        let step = LongRun.isAsked ? 1 : step
        for length in stride(from: size - 1, through: 0, by: -1) where size - length < 300 || length % step == 0 {
            try #require(truncate(path, off_t(length)) == 0)
            try body(length)
        }
    }

    private func rows(_ count: Int) -> String {
        var numbers = SplitMix64(seed: 50_000)
        var text = "户号,日期,用电量(kWh)\n"
        for number in 0..<count {
            text += "\(6_500_000_000 + number),2026-01-08,\(numbers.integer(in: 1...999_999_999)).\(number % 9)\n"
        }
        return text
    }

    private func looksWhole(_ path: String) -> Bool { TabularDocument.looksWhole(path: path) }

    @Test func aTextIsWholeOnlyBehindALineEnd() throws {
        let folder = try TemporaryFolder()
        let text = Array(rows(1_500).utf8)
        let path = try folder.write(text, to: "a.csv")
        #expect(looksWhole(path))
        try truncations(of: path, every: 1) { length in
            #expect(looksWhole(path) == (length > 0 && text[length - 1] == 0x0A), "\(length)")
        }
    }

    @Test func aCompressedTextIsWholeOnlyWithItsChecksum() throws {
        let folder = try TemporaryFolder()
        try folder.write(rows(9_000), to: "a.csv")
        let zipped = try Command.run(["-9", folder.path("a.csv")], executable: "/usr/bin/gzip")
        try #require(zipped.status == 0)
        let path = folder.path("a.csv.gz")
        #expect(looksWhole(path))
        try truncations(of: path, every: 499) { #expect(!looksWhole(path), "\($0)") }
    }

    /// As the product writes them.
    @Test func aWorkbookIsWholeOnlyWithItsDirectory() throws {
        let city = try Self.cityWithReadings()
        let path = city.temporary.path("a.xlsx")
        let export = try Command.run(
            "export", "account-days", "--format", "xlsx", "--output", path, "--dir", city.path)
        try #require(export.status == 0, "\(export.errors)")
        #expect(looksWhole(path))
        try truncations(of: path, every: 97) { #expect(!looksWhole(path), "\($0)") }
    }

    private static func cityWithReadings() throws -> TestCity {
        let city = try TestCity(sample: true)
        let readings = "\(city.path)/inbox/03-用电量-日.csv"
        let result = try Command.run("ingest", readings, "--dir", city.path)
        try #require(result.status <= 1, "\(result.errors)")
        return city
    }

    // MARK: The inbox

    /// As if written long ago, so that it need not settle.
    private func arrive(_ text: String, as name: String, in city: TestCity) throws {
        try city.write(text, to: "inbox/\(name)")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_767_900_000)],
            ofItemAtPath: "\(city.path)/inbox/\(name)")
    }

    private func readings(_ accounts: Range<Int>, on day: String) -> String {
        "户号,日期,用电量(kWh)\n" + accounts.map { "\(6_500_000_000 + $0),\(day),\(100 + $0)\n" }.joined()
    }

    private func run(_ city: TestCity) throws -> Command.Result {
        try Command.run("run", "--date", "2026-01-09", "--dir", city.path)
    }

    private func isTaken(_ name: String, _ city: TestCity) -> Bool {
        let files = city.runLog.last?["files"] as? [[String: Any]] ?? []
        return files.contains { $0["file"] as? String == name && $0["status"] as? String == "accepted" }
    }

    @Test func aTextCutAtALineEndIsHeldBackForLackOfItsUsualAccounts() throws {
        let city = try TestCity()
        try arrive(readings(0..<40, on: "2026-01-07"), as: "a.csv", in: city)
        #expect(try run(city).status == 0)
        #expect(isTaken("a.csv", city))
        try arrive(readings(0..<19, on: "2026-01-08"), as: "b.csv", in: city)
        let held = try run(city)
        #expect(held.status == 1)
        #expect(held.output.contains("EI-161"), "\(held.output)")
        #expect(!isTaken("b.csv", city))
        let waiting = city.runLog.last?["waiting"] as? [[String: Any]] ?? []
        #expect(waiting.map { $0["file"] as? String } == ["b.csv"])
        // The rest has come.
        try arrive(readings(0..<40, on: "2026-01-08"), as: "b.csv", in: city)
        #expect(try run(city).status == 0)
        #expect(isTaken("b.csv", city))
    }

    @Test func whoeverVouchesForAFileIsBelieved() throws {
        let city = try TestCity()
        try arrive(readings(0..<40, on: "2026-01-07"), as: "a.csv", in: city)
        try arrive(readings(0..<5, on: "2026-01-08"), as: "b.csv", in: city)
        #expect(try run(city).status == 1)
        try city.write("", to: "inbox/b.csv.done")
        #expect(try run(city).status == 0)
        #expect(isTaken("b.csv", city))
        try city.deliver(readings(0..<5, on: "2026-01-09"), as: "c.csv")
        #expect(try run(city).status == 0)
        #expect(isTaken("c.csv", city))
    }

    /// Half of the accounts, a correction, another sender, and one day in several files are no loss.
    @Test func whatIsOrdinaryIsNotHeldBack() throws {
        let city = try TestCity()
        try arrive(readings(0..<40, on: "2026-01-07"), as: "a.csv", in: city)
        try arrive(readings(100..<160, on: "2026-01-07"), as: "b.csv", in: city)
        #expect(try run(city).status == 0)
        for (name, accounts, day) in [
            ("c.csv", 0..<20, "2026-01-08"), ("d.csv", 100..<140, "2026-01-08"), ("e.csv", 150..<160, "2026-01-08"),
            ("f.csv", 0..<2, "2026-01-07"), ("g.csv", 900..<903, "2026-01-09"),
        ] {
            try arrive(readings(accounts, on: day), as: name, in: city)
            #expect(try run(city).status == 0, "\(name)")
            #expect(isTaken(name, city), "\(name)")
        }
    }

    /// The first of them lacks what the others bring in the same night.
    @Test func oneDayInSeveralFilesIsTakenTogether() throws {
        let city = try TestCity()
        try arrive(readings(0..<40, on: "2026-01-07"), as: "a.csv", in: city)
        #expect(try run(city).status == 0)
        try arrive(readings(0..<15, on: "2026-01-08"), as: "b.csv", in: city)
        try arrive(readings(15..<40, on: "2026-01-08"), as: "c.csv", in: city)
        #expect(try run(city).status == 0)
        #expect(isTaken("b.csv", city) && isTaken("c.csv", city))
    }

    @Test func aMarkOrAChecksumIsWaitedForWhereItIsDemanded() throws {
        let city = try TestCity()
        try city.write(
            "profile: kuitun-2023\nregion: 奎屯市\noverrides: {inbox: {demandChecksum: true}}\n", to: "abate.yaml")
        try arrive(readings(0..<3, on: "2026-01-08"), as: "a.csv", in: city)
        #expect(try run(city).output.contains(".done"))
        #expect(!isTaken("a.csv", city))
        try city.write("", to: "inbox/a.csv.done")
        #expect(try run(city).status == 0)
        #expect(isTaken("a.csv", city))
    }
}
