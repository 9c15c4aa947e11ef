import Foundation
import Tabular
import TestSupport
import Testing

/// What the README's first command does, and that the reports in the repository are what it makes.
@Suite(.serialized)
struct SampleCityTests {
    @Test func theSampleCityGivesItsReports() throws {
        let city = try TestCity(sample: true)
        let run = try Command.run("run", "--dir", city.path)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let reports = try city.reports()
        for day in ["2025-12-16", "2025-12-17", "2025-12-18", "2025-12-19"] {
            for suffix in ["json", "md", "xlsx"] { #expect(reports["Reports/\(day)/daily.\(suffix)"] != nil) }
        }
        for name in ["episode", "submission"] {
            for suffix in ["json", "md", "xlsx"] { #expect(reports["Reports/2025-12-A/\(name).\(suffix)"] != nil) }
        }
    }

    @Test func aSecondRunChangesNotOneByte() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let before = try city.contents()
        let second = try Command.run("run", "--dir", city.path)
        #expect(second.status == 0)
        #expect(try city.contents() == before)
        #expect(city.runLog.count == 2)
        #expect(city.runLog.map { $0["run"] as? Int } == [1, 2])
    }

    /// Golden output: `GOLDEN=record swift test` writes it anew, and the difference is reviewed.
    @Test func theReportsInTheRepositoryAreWhatTheProgramMakes() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let root = try #require(SharedData.packageRoot)
        if Golden.isRecording {
            try? FileManager.default.removeItem(atPath: "\(root)/Reports")
            try FileManager.default.copyItem(atPath: "\(city.path)/Reports", toPath: "\(root)/Reports")
        }
        let made = try city.reports()
        for (name, data) in made.sorted(by: { $0.key < $1.key }) {
            let path = "\(root)/\(name)"
            if name.hasSuffix(".xlsx") {
                // Its compressed bytes differ with the version of zlib; its cells do not.
                #expect(try Self.cells("\(city.path)/\(name)") == Self.cells(path), "\(name)")
            } else {
                try Golden.check(String(decoding: data, as: UTF8.self), path: path)
            }
        }
        let kept = FileManager.default.enumerator(atPath: "\(root)/Reports")?.allObjects as? [String] ?? []
        let files = kept.filter { $0.contains(".") && !$0.hasSuffix("manifest.json") }.map { "Reports/\($0)" }
        #expect(Set(files) == Set(made.keys))
    }

    static func cells(_ path: String) throws -> [[String]] {
        let document = try TabularDocument.open(path: path, name: path)
        var rows: [[String]] = []
        for sheet in document.sheets.indices {
            try document.forEachRow(sheet: sheet) { row in
                rows.append(
                    [document.sheets[sheet].name ?? "", String(row.number)] + (0..<row.count).map { row.text($0) })
                return .next
            }
        }
        return rows
    }

    @Test func readFilesAddUp() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let files = try #require(city.runLog.first?["files"] as? [[String: Any]])
        #expect(files.count == 11)
        for file in files {
            let counts = ["rowsRead", "accepted", "rejected", "superseded"].map { file[$0] as? Int ?? -1 }
            #expect(counts[0] == counts[1] + counts[2] + counts[3], "\(file)")
            #expect(counts[0] > 0)
        }
    }

    /// A corrected reading makes a second revision of the days it touches, and leaves the first alone.
    @Test func aCorrectionMakesARevisionBesideTheReport() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let before = try city.reports()
        try city.write("户号,日期,用电量(kWh)\n6532010010056,2025-12-18,1500\n", to: "更正.csv")
        try Command.run("ingest", "\(city.path)/更正.csv", "--dir", city.path)
        let run = try Command.run("run", "--dir", city.path)
        #expect(run.status == 0, "\(run.output)")
        let after = try city.reports()
        #expect(before.allSatisfy { after[$0.key] == $0.value })
        let new = Set(after.keys).subtracting(before.keys)
        let revised = ["2025-12-18/daily", "2025-12-A/episode", "2025-12-A/submission"]
        #expect(new == Set(revised.flatMap { name in ["json", "md", "xlsx"].map { "Reports/\(name)-r2.\($0)" } }))
        let text = String(decoding: after["Reports/2025-12-18/daily-r2.md"] ?? Data(), as: UTF8.self)
        #expect(text.contains("用电量有新增或更正"))
    }

    @Test func aDeletedReportComesBackByteForByte() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let before = try city.contents()
        try FileManager.default.removeItem(atPath: "\(city.path)/Reports/2025-12-17/daily.md")
        try Command.run("run", "--dir", city.path)
        #expect(
            try city.reports() == before.filter { $0.key.hasPrefix("Reports/") && !$0.key.hasSuffix("manifest.json") })
    }
}
