import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct BacktestCommandTests {
    // MARK: A city without surprises

    @Test func steadyEnterprisesAreToldExactly() throws {
        let city = try SteadyCity.make()
        let before = try city.contents()
        let result = try Command.run("backtest", "--days", "5", "--format", "json", "--dir", city.path)
        try #require(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        #expect(try city.contents() == before)
        let json = result.json
        #expect(json["schema"] as? String == "abate.backtest/1")
        #expect(json["enterprises"] as? Int == SteadyCity.enterprises)
        #expect(json["dataFirst"] as? String == SteadyCity.firstDay)
        #expect(json["dataLast"] as? String == "2025-08-31")
        let tables = try #require(json["tables"] as? [[String: Any]])
        let normal = try #require(tables.first { $0["class"] as? String == "normal" })
        // A start t needs 56 days before it, and t + 5 + 12 days are not after the last.
        #expect(json["firstStart"] as? String == "2025-06-26")
        #expect(json["lastStart"] as? String == "2025-08-14")
        #expect(normal["windows"] as? Int == 50)
        #expect(normal["enterpriseWindows"] as? Int == 50 * SteadyCity.enterprises)
        let rows = try #require(normal["rows"] as? [[String: Any]])
        let methods = rows.compactMap { $0["method"] as? String }
        #expect(methods.first == "dtl7" && methods.count == Set(methods).count)
        #expect(Set(methods).isSuperset(of: ["prior5-day-type", "prior7", "mid4of6", "high5of10", "lunar-last-year"]))
        for row in rows.filter({ ["dtl7", "dtl7-two-sided", "same-weekday"].contains($0["method"] as? String) }) {
            for key in ["medianAPE", "p90APE", "bias", "aggregateMAE", "aggregateBias"] {
                #expect(abs(row[key] as? Double ?? 1) < 1e-9, "\(key) of \(row["method"] ?? "")")
            }
            #expect(row["falseShare10"] as? Double == 0)
        }
        // Saturdays and Sundays are one kind to this method.
        let high = try #require(rows.first { $0["method"] as? String == "high5of10" })
        #expect((high["aggregateMAE"] as? Double ?? 0) > 0.01)
        // There is no year before.
        let lunar = try #require(rows.first { $0["method"] as? String == "lunar-last-year" })
        #expect(lunar["judged"] as? Int == 0)
        #expect(lunar["medianAPE"] is NSNull)
    }

    @Test func theTextIsReadable() throws {
        let city = try SteadyCity.make()
        let zh = try Command.run("backtest", "--dir", city.path)
        #expect(zh.status == 0, "\(zh.errors)")
        #expect(zh.errors.isEmpty)
        #expect(zh.output.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        #expect(zh.output.hasPrefix("奎屯市  基线回测\n  数据 2025-05-01 … 2025-08-31，企业 12 家，响应日 0 天不用\n"), "\(zh.output)")
        for length in [3, 5, 7] { #expect(zh.output.contains("\n\(length) 日，平常日：")) }
        #expect(zh.output.contains("\n*DTL7 单侧"))
        let en = try Command.run("backtest", "--days", "3", "--lang", "en", "--verbose", "--dir", city.path)
        #expect(en.status == 0 && en.output.contains("3 days, normal days: "), "\(en.output)")
    }

    @Test func whatIsAskedForIsWhatIsJudged() throws {
        let city = try SteadyCity.make()
        let result = try Command.run(
            "backtest", "--days", "3,3", "--method", "prior7,dtl7", "--group", "none", "--from", "2025-07-07", "--to",
            "2025-07-09", "--format", "json", "--dir", city.path)
        let tables = try #require(result.json["tables"] as? [[String: Any]])
        #expect(tables.count == 1)
        #expect(tables[0]["windows"] as? Int == 3)
        let rows = try #require(tables[0]["rows"] as? [[String: Any]])
        #expect(rows.map { $0["method"] as? String } == ["dtl7", "prior7"])
        #expect(result.json["firstStart"] as? String == "2025-07-07")
        #expect(result.json["lastStart"] as? String == "2025-07-09")
    }

    // MARK: Refusals

    @Test func tooShortAHistorySaysWhatItNeeds() throws {
        let city = try SteadyCity.make(days: 60)
        let result = try Command.run("backtest", "--dir", city.path)
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("台账有 60 天用电量（2025-05-01 至 2025-06-29），回测一段 3 日至少要 "), "\(result.errors)")
        let empty = try TestCity()
        let nothing = try Command.run("backtest", "--dir", empty.path)
        #expect(nothing.status == 3 && nothing.errors.contains("没有用电量"))
    }

    @Test(arguments: [
        ["--days", "0"], ["--days", "31"], ["--days", "5,x"], ["--days", ","], ["--method", "dtl8"],
        ["--group", "nearest"], ["--from", "2025-7-1"], ["--from", "2025-07-02", "--to", "2025-07-01"],
        ["--output", "x.xlsx"], ["--format", "csv"],
    ])
    func wrongUseLeavesWith2(arguments: [String]) throws {
        let city = try TestCity()
        #expect(try Command.run(["backtest", "--dir", city.path] + arguments).status == 2)
    }

    // MARK: The workbook

    @Test func theWorkbookStandsBesideTheReportsAndIsNeverOverwritten() throws {
        let city = try SteadyCity.make()
        let arguments = ["backtest", "--days", "5", "--format", "xlsx", "--dir", city.path]
        let first = try Command.run(arguments)
        let path = "\(city.path)/Reports/backtest-2025-06-26-2025-08-14/backtest.xlsx"
        #expect(first.status == 0 && first.output == path + "\n", "\(first.output)\(first.errors)")
        let stands = try city.contents()
        #expect(try Command.run(arguments).output == path + "\n")
        #expect(try city.contents() == stands)
        let other = try Command.run(arguments + ["--method", "dtl7"])
        #expect(other.output == path.replacing("backtest.xlsx", with: "backtest-r2.xlsx") + "\n")
        let names = try FileManager.default.contentsOfDirectory(
            atPath: "\(city.path)/Reports/backtest-2025-06-26-2025-08-14")
        #expect(names.sorted() == ["backtest-r2.xlsx", "backtest.xlsx"])
    }

    @Test func theWorkbookGoesWhereItIsTold() throws {
        let city = try SteadyCity.make()
        let before = try city.contents()
        let path = "\(city.temporary.path)/回测.xlsx"
        let result = try Command.run("backtest", "--format", "xlsx", "--output", path, "--dir", city.path)
        #expect(result.status == 0 && result.output == path + "\n", "\(result.errors)")
        #expect(try city.contents() == before)
        let sheets = try TabularDocument.open(path: path, name: "回测.xlsx").sheets.map(\.name)
        #expect(sheets.first == "回测" && sheets.contains("平常日"))
    }

    @Test(.enabled(if: LibreOffice.isThere, "LibreOffice is not installed")) func libreOfficeReadsTheSameNumbers()
        throws
    {
        let city = try SteadyCity.make()
        let path = "\(city.temporary.path)/backtest.xlsx"
        try Command.run("backtest", "--format", "xlsx", "--output", path, "--dir", city.path)
        let again = "\(city.temporary.path)/again"
        try FileManager.default.createDirectory(atPath: again, withIntermediateDirectories: true)
        try LibreOffice.recalculate([path], into: again)
        let ours = try LibreOffice.numbers(path)
        #expect(try LibreOffice.numbers("\(again)/backtest.xlsx") == ours)
        #expect(ours["回测"]?.isEmpty == false)
    }

    // MARK: Progress

    /// On a terminal one line that is gone at the end; nothing of it in a file, or with --quiet.
    @Test func progressIsShownOnATerminalOnly() throws {
        let city = try SteadyCity.make()
        let shown = try Terminal.run("backtest", "--days", "5", "--dir", city.path)
        #expect(shown.contains("\r回测 100%"), "\(shown.debugDescription)")
        #expect(shown.hasSuffix("\r") && !shown.contains("\u{1B}"))
        #expect(try Terminal.run("backtest", "--days", "5", "--quiet", "--dir", city.path) == "")
    }
}

/// The program with its standard error on a pseudo-terminal.
private enum Terminal {
    /// What it has shown there.
    static func run(_ arguments: String...) throws -> String {
        var (master, slave): (Int32, Int32) = (0, 0)
        try #require(openpty(&master, &slave, nil, nil, nil) == 0)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Command.executable)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        try process.run()
        process.waitUntilExit()
        close(slave)
        defer { close(master) }
        var shown: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 12)
        while case let count = read(master, &block, block.count), count > 0 { shown += block[..<count] }
        return String(decoding: shown, as: UTF8.self)
    }
}
