import Foundation
import Tabular
import TestSupport
import Testing

/// Rows out of the ledger, and into another.
@Suite struct ExportTests {
    private func city(_ files: [String]) throws -> TestCity {
        let city = try TestCity()
        for (index, text) in files.enumerated() {
            let path = try city.temporary.write(text, to: "\(index + 1).csv")
            let result = try Command.run("ingest", path, "--dir", city.path, "--fail-on", "fatal")
            try #require(result.status == 0, "\(result.output)\(result.errors)")
        }
        return city
    }

    private func export(_ arguments: String..., from city: TestCity) throws -> String {
        let result = try Command.run(["export"] + arguments + ["--dir", city.path])
        try #require(result.status == 0, "\(result.errors)")
        return result.output
    }

    /// The first four columns: what stands, without where it came from.
    private func standing(_ csv: String) -> [String] {
        csv.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).prefix(4).joined(separator: ",")
        }
    }

    @Test func accountDaysSayWhatStandsAndWhereItCameFrom() throws {
        let city = try city([
            "户号,日期,用电量(kWh),数据状态\n0065,2026-01-07,1200.1234,\n0065,2026-01-08,90.50,异常\n66,2026-01-08,,\n",
            "户号,日期,用电量(kWh)\n0065,2026-01-07,1300\n",
        ])
        let head = "户号,日期,用电量(kWh),数据状态,分时点数,来源文件,来源行号\r\n"
        #expect(
            try export("account-days", from: city) == head + """
                0065,2026-01-07,1300,正常,,2.csv,2\r
                0065,2026-01-08,90.5,异常,,1.csv,3\r
                66,2026-01-08,,无数据,,1.csv,4\r

                """)
        #expect(
            try export("account-days", "--as-of", "#1", "--to", "2026-01-07", from: city) == head
                + "0065,2026-01-07,1200.1234,正常,,1.csv,2\r\n")
        #expect(try export("account-days", "--from", "2027-01-01", from: city) == head)
        #expect(
            try export("account-days", "--lang", "en", "--from", "2026-01-08", from: city).hasPrefix(
                "account,date,energy(kWh),state,quarter-hours,source file,source row\r\n0065,2026-01-08,90.5,flagged,"))
        let readings = try export("readings", from: city)
        #expect(readings.contains("0065,2026-01-07,1200.1234,正常,1,1.csv,2\r\n0065,2026-01-07,1300,正常,2,2.csv,2\r\n"))
    }

    /// Days whole, lacking a little and a lot, contradicting themselves; both ways of naming an interval.
    private func quarterHours(_ account: String, label: String) -> String {
        var text = ""
        for (number, kept) in ([96, 96, 95, 48, 47, 1] + Array(repeating: 96, count: 12)).enumerated() {
            let day = number < 9 ? "0\(number + 1)" : "\(number + 1)"
            for quarter in 0..<kept {
                let minute = quarter * 15 + (label == "end" ? 15 : 0)
                let clock = String(format: "%02d:%02d", minute / 60, minute % 60)
                text += "\(account),2026-01-\(day) \(clock),\(quarter + number).0\(quarter % 9 + 1)1\n"
            }
        }
        return text + (label == "end" ? "" : "\(account),2026-01-02 00:00,7.5\n")
    }

    @Test func theTableTakenInElsewhereSaysTheSame() throws {
        let direct = try city([
            "户号,时间,用电量(kWh)\n" + quarterHours("6500000001", label: "start"),
            "户号,时间,用电量(kWh)\n" + quarterHours("0000000002", label: "end"),
        ])
        let table = try export("account-days", from: direct)
        #expect(table.contains("6500000001,2026-01-03,") && table.contains(",不完整,95,1.csv,"))
        #expect(table.contains(",无数据,47,") && table.contains(",无数据,1,"))
        for lang in ["zh", "en"] {
            let other = try city([try export("account-days", "--lang", lang, from: direct)])
            #expect(standing(try export("account-days", from: other)) == standing(table))
            let log = try Command.run("check", "--dir", other.path, "--format", "json", "--fail-on", "fatal")
            #expect(!log.output.contains("EI-004"), "an unknown column: \(log.output)")
        }
    }

    @Test func quarterHoursKeptAreExportedAsPoints() throws {
        let city = try city(["户号,时间,用电量(kWh)\n" + quarterHours("6500000001", label: "start")])
        let curves = try export("curves", "--from", "2026-01-03", "--to", "2026-01-03", from: city)
        let lines = curves.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasSuffix("P95,P96") == true)
        #expect(lines.last?.hasPrefix("6500000001,2026-01-03,2.011,3.021,") == true)
        #expect(lines.last?.hasSuffix(",") == true)
        let other = try self.city([curves])
        #expect(try export("curves", from: other) == curves)
    }

    @Test func textThatLooksLikeAFormulaIsTextInEveryFormat() throws {
        let name = "=HYPERLINK(\"http://x\")"
        let city = try city([
            "企业编号,企业名称,县区,企业分类,绩效等级,SO2日排放量(千克),NOx年排放量(吨),生产天数\nE1,\"=HYPERLINK(\"\"http://x\"\")\",甲区,重点,B,0.5,12.25,300\n"
        ])
        let csv = try export("enterprises", from: city)
        #expect(csv.contains("E1,\"'=HYPERLINK(\"\"http://x\"\")\",,甲区,,,,重点,B,300,,12.25,"))
        let path = city.temporary.path("企业.xlsx")
        _ = try export("enterprises", "--format", "xlsx", "--output", path, from: city)
        let document = try TabularDocument.open(path: path, name: "企业.xlsx")
        var cells: [[String]] = []
        try document.forEachRow { row in
            cells.append((0..<row.count).map { row.text($0) })
            return .next
        }
        #expect(cells.count == 2)
        #expect(cells.last?[1] == name)
        #expect(cells.last?[11] == "12.25")
        let json = try JSONSerialization.jsonObject(
            with: Data(export("enterprises", "--format", "json", from: city).utf8))
        let rows = try #require((json as? [String: Any])?["rows"] as? [[String: Any]])
        #expect(rows.first?["name"] as? String == name)
        #expect(rows.first?["so2_daily_kg"] as? Double == 0.5)
        // And the list can be taken in again.
        let other = try TestCity()
        let again = try Command.run("ingest", path, "--dir", other.path, "--fail-on", "fatal")
        #expect(again.status == 0, "\(again.output)")
    }

    @Test func findingsAreExportedAsTheyWereSaid() throws {
        let city = try city(["户号,日期,用电量(kWh)\n65,2026-01-08,1\n66,2026-01-08,甲\n"])
        let csv = try export("findings", from: city)
        #expect(csv.hasPrefix("编号,级别,文件,工作表,行,列,原文,说明,建议\r\n"))
        #expect(csv.contains(",error,1.csv,,3,3,甲,"))
    }

    @Test func whatIsAskedWronglyIsUsage() throws {
        let city = try TestCity()
        for arguments in [
            ["account-days", "--format", "xlsx"], ["account-days", "--from", "昨天"], ["户日"],
            ["account-days", "--from", "2026-01-09", "--to", "2026-01-08"],
        ] {
            #expect(try Command.run(["export"] + arguments + ["--dir", city.path]).status == 2, "\(arguments)")
        }
        let folder = city.temporary.path("无/表.csv")
        #expect(try Command.run("export", "account-days", "--output", folder, "--dir", city.path).status == 6)
    }

    @Test func aFileIsSeenOnlyWhenItIsWhole() throws {
        let city = try city(["户号,日期,用电量(kWh)\n65,2026-01-08,1\n"])
        let path = city.temporary.path("表.csv")
        _ = try export("account-days", "--output", path, from: city)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        // The mark by which Excel knows UTF-8, which reading the output as text has dropped.
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == (try export("account-days", from: city)))
        #expect(city.temporary.names(in: ".").filter { $0.hasSuffix(".tmp") }.isEmpty)
    }
}
