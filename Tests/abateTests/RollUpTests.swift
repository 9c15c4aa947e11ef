import Foundation
import Tabular
import TestSupport
import Testing

/// `abate rollup` as a prefecture uses it: three counties run the same tool, and send what it wrote.
@Suite(.serialized)
struct RollUpTests {
    /// A sample city under another name, run.
    private static func county(_ name: String, in folder: TemporaryFolder) throws -> String {
        let path = folder.path(name)
        #expect(try Command.run("init", path, "--sample").status == 0)
        let files = ["abate.yaml", "inbox/01-全社会排放总量.csv", "inbox/05-预警响应.csv"]
        for file in files {
            let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
            try text.replacing("奎屯市", with: name).write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
        }
        // Their checksums are no longer right: they are taken in by name.
        for file in files.dropFirst() {
            let moved = "\(path)/\(file.dropFirst("inbox/".count))"
            try FileManager.default.moveItem(atPath: "\(path)/\(file)", toPath: moved)
            try FileManager.default.removeItem(atPath: "\(path)/\(file).sha256")
            #expect(try Command.run("ingest", moved, "--dir", path).status == 0)
        }
        let run = try Command.run("run", "--dir", path, "--date", "2025-12-25")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        return path
    }

    private struct Prefecture {
        let folder: TemporaryFolder
        let counties: [String]

        init(_ names: String...) throws {
            let folder = try TemporaryFolder()
            self.folder = folder
            counties = try names.map { try RollUpTests.county($0, in: folder) }
        }

        func rollUp(_ folders: [String], to output: String, _ more: String...) throws -> Command.Result {
            try Command.run(
                ["rollup"] + folders + ["--region", "某州", "--date", "2025-12-16", "--output", folder.path(output)]
                    + more)
        }

        func bytes(_ output: String) throws -> [[UInt8]] {
            try ["rollup.json", "rollup.md", "rollup.xlsx"].map { try folder.bytes("\(output)/\($0)") }
        }

        func json(_ output: String) throws -> [String: Any] {
            let data = Data(try folder.bytes("\(output)/rollup.json"))
            return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        }
    }

    private func low(_ document: [String: Any], _ ratios: String = "ratios") -> Double? {
        ((document[ratios] as? [String: Any])?["so2"] as? [String: Any])?["low"] as? Double
    }

    @Test func threeCountiesMakeAPrefecture() throws {
        let prefecture = try Prefecture("甲县", "乙县", "丙县")
        let counties = prefecture.counties
        let first = try prefecture.rollUp(counties, to: "一")
        #expect(first.status == 0, "\(first.output)\(first.errors)")
        let document = try prefecture.json("一")
        #expect((document["regions"] as? [Any])?.count == 3 && (document["missing"] as? [Any])?.isEmpty == true)
        // Three equal cities: three times the mass over three times the emission.
        let one = try Command.run("account", "--date", "2025-12-16", "--format", "json", "--dir", counties[0]).json
        #expect(low(document) == low(one) && low(document) != nil)

        // Any order gives the same bytes; what stands is left alone; another content is not written over it.
        #expect(try prefecture.rollUp(counties.reversed(), to: "二").status == 0)
        #expect(try prefecture.bytes("一") == prefecture.bytes("二"))
        #expect(try prefecture.rollUp(counties, to: "一").status == 0)
        let other = try prefecture.rollUp(Array(counties.dropLast()), to: "一")
        #expect(other.status == 2 && other.errors.contains("已存在而且内容不同"))
        #expect(try prefecture.bytes("一") == prefecture.bytes("二"))

        try aProvinceOfPrefectures(prefecture, document)
        try aMissingCounty(prefecture)
        try aTamperedCounty(prefecture)
        try aStrangerAndADouble(prefecture)
        try otherReadersSeeTheSame(prefecture)
        try wholeEpisodes(prefecture)
    }

    /// Without a day it is the submissions of the episode that are added, at both of its levels.
    private func wholeEpisodes(_ prefecture: Prefecture) throws {
        let result = try Command.run(
            ["rollup"] + prefecture.counties + [
                "--region", "某州", "--output", prefecture.folder.path("过程"), "--received", "甲县=2025-12-22T00:01",
            ])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        // Plan 004: within two days of lifting, which was at midnight after the nineteenth.
        #expect(result.output.contains("warning[RU-021]: 甲县 迟报：2025-12-22 00:01 收到，时限 2025-12-22 00:00"))
        let document = try prefecture.json("过程")
        #expect((document["segments"] as? [[String: Any]])?.map { $0["level"] as? String } == ["orange", "red"])
        let kinds = (document["submissions"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
        #expect(kinds == Array(repeating: "abate.submission/1", count: 3))
        let one = try Command.run(
            "account", "--episode", "2025-12-A", "--format", "json", "--dir", prefecture.counties[0]
        ).json
        #expect(low(document) == low(one) && low(document) != nil)
    }

    private func aProvinceOfPrefectures(_ prefecture: Prefecture, _ direct: [String: Any]) throws {
        #expect(try prefecture.rollUp(Array(prefecture.counties.prefix(2)), to: "州").status == 0)
        let output = prefecture.folder.path("省")
        let above = try Command.run(
            "rollup", prefecture.folder.path("州"), prefecture.counties[2], "--region", "某省", "--date", "2025-12-16",
            "--output", output, "--format", "json")
        #expect(above.status == 0, "\(above.output)\(above.errors)")
        #expect(low(above.json) == low(direct))
        let paths = (above.json["regions"] as? [[String: Any]])?.compactMap { $0["path"] as? [String] }
        #expect(paths?.contains(["某州", "甲县"]) == true && paths?.contains(["丙县"]) == true)
    }

    private func aMissingCounty(_ prefecture: Prefecture) throws {
        let result = try prefecture.rollUp(
            Array(prefecture.counties.prefix(2)), to: "缺", "--members", "甲县,乙县,丙县", "--received",
            "甲县=2025-12-17T10:00", "--profile", "chaoyang-liaoning-industry-2024")
        #expect(result.status == 0 && result.output.contains("warning[RU-020]: 丙县 未报送"))
        #expect(result.output.contains("warning[RU-021]: 甲县 迟报"))
        let document = try prefecture.json("缺")
        #expect(low(document) == nil && low(document, "presentRatios") != nil)
        #expect(document["verdict"] as? String == "undetermined")
        // With the emission of the whole area there is a low figure, a third less, and no high one.
        let table = try prefecture.folder.write(
            "区域,年份,源类,污染物,日排放量(kg),来源\n"
                + ["SO2", "NOx", "PM", "VOCs"].map { "某州,2025,合计,\($0),90000000,清单\n" }.joined(),
            to: "全域.csv")
        let known = try prefecture.rollUp(
            Array(prefecture.counties.prefix(2)), to: "缺而知", "--members", "甲县,乙县,丙县", "--society", table)
        #expect(known.status == 0, "\(known.output)\(known.errors)")
        let figures = try prefecture.json("缺而知")
        #expect(low(figures).map { $0 > 0 && $0 < 0.01 } == true)
        #expect(((figures["ratios"] as? [String: Any])?["so2"] as? [String: Any])?["high"] is NSNull)
    }

    /// One byte changed after the report was made: that county is refused by name, the others go on.
    private func aTamperedCounty(_ prefecture: Prefecture) throws {
        let sent = prefecture.folder.path("收到")
        try FileManager.default.createDirectory(atPath: sent, withIntermediateDirectories: true)
        for name in ["甲县", "乙县"] {
            try FileManager.default.copyItem(
                atPath: prefecture.folder.path("\(name)/Reports/2025-12-16"), toPath: "\(sent)/\(name)")
        }
        let path = "\(sent)/乙县/daily.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("\"judged\": 32", with: "\"judged\": 33").write(
            toFile: path, atomically: true, encoding: .utf8)
        #expect(try String(contentsOfFile: path, encoding: .utf8) != text)
        let result = try prefecture.rollUp(["\(sent)/甲县", "\(sent)/乙县"], to: "改", "--members", "甲县,乙县")
        #expect(result.status == 7)
        #expect(result.output.contains("乙县/daily.json: fatal[RU-004]") && result.output.contains("乙县 未报送"))
        #expect((try prefecture.json("改")["accounts"] as? [Any])?.count == 1)
        try FileManager.default.removeItem(atPath: "\(sent)/甲县/daily.manifest.json")
        let nothing = try prefecture.rollUp(["\(sent)/甲县"], to: "无")
        #expect(nothing.status == 3 && nothing.errors.contains("RU-005"))
    }

    private func aStrangerAndADouble(_ prefecture: Prefecture) throws {
        let counties = prefecture.counties
        let result = try prefecture.rollUp([counties[0], counties[0], counties[1]], to: "客", "--members", "甲县")
        #expect(result.status == 1)
        #expect(result.output.contains("notice[RU-011]: 甲县") || result.output.contains("RU-011"))
        #expect(result.output.contains("error[RU-013]: 乙县 不在应报送地区名单"))
        #expect((try prefecture.json("客")["accounts"] as? [Any])?.count == 1)
    }

    private func otherReadersSeeTheSame(_ prefecture: Prefecture) throws {
        let cells = try SampleCityTests.cells(prefecture.folder.path("一/rollup.xlsx"))
        let so2 = try #require(cells.first { $0[0] == "减排比例" && $0.count > 4 && $0[2] == "SO2" })
        #expect(!so2[9].isEmpty && so2[12] != "")
    }

    /// The workbook's formulas give what the report says, in a program that no one here wrote.
    @Test(.enabled(if: LibreOffice.isThere, "LibreOffice is not installed"))
    func everyFormulaGivesTheCachedValue() throws {
        let prefecture = try Prefecture("甲县", "乙县")
        #expect(try prefecture.rollUp(prefecture.counties, to: "一").status == 0)
        let workbook = prefecture.folder.path("一/rollup.xlsx")
        try LibreOffice.recalculate([workbook], into: prefecture.folder.path("读"))
        let again = try LibreOffice.numbers(prefecture.folder.path("读/rollup.xlsx"))
        #expect(try LibreOffice.numbers(workbook) == again)
    }
}
