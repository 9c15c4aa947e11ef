import Foundation
import TestSupport
import Testing

/// An episode as it is lived: each night the day's readings arrive, warnings are upgraded and lifted as it goes on.
struct NightByNightTests {
    /// The sample's files taken apart by day; a checksum beside each spares the wait.
    @Test func eachNightWritesItsOwnReportAndRevisesNone() throws {
        let sample = try TestCity(sample: true)
        let city = try TestCity()
        let inbox = "\(sample.path)/inbox"
        let atFirst = [
            "01-全社会排放总量.csv", "02-应急减排清单.xlsx", "03-用电量-日.csv", "06-移动源扬尘源减排.csv", "07-空气质量.csv",
            "08-部门报送.csv", "09-现场核查.csv", "10-在线监测.csv", "11-施工工地和车队清单.csv",
        ]
        for name in atFirst {
            for suffix in ["", ".sha256"] {
                try FileManager.default.copyItem(
                    atPath: "\(inbox)/\(name)\(suffix)", toPath: "\(city.path)/inbox/\(name)\(suffix)")
            }
        }
        let wide = try Self.lines("\(inbox)/04-用电量-应急期间.csv")
        let warnings = try Self.lines("\(inbox)/05-预警响应.csv")
        let days = ["2025-12-16", "2025-12-17", "2025-12-18", "2025-12-19"]
        for (index, day) in days.enumerated() {
            let readings = wide.dropFirst(2).map { "\($0[0]),\(day),\($0[2 + index])" }
            try city.deliver("户号,日期,用电量(kWh)\n" + readings.joined(separator: "\n") + "\n", as: "用电量\(day).csv")
            if let line = [0: 1, 1: 2, 3: 3][index] {
                let rows = [warnings[0], warnings[line]].map { $0.joined(separator: ",") }
                try city.deliver(rows.joined(separator: "\n") + "\n", as: "预警\(line).csv")
            }
            let run = try Command.run("run", "--dir", city.path, "--date", day)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            let dailies = days[...index].map { "\($0)/daily" }
            let final = index == 3 ? ["2025-12-A/episode", "2025-12-A/submission"] : []
            let expected = (dailies + final).flatMap { name in ["json", "md", "xlsx"].map { "Reports/\(name).\($0)" } }
            #expect(Set(try city.reports().keys).filter { !$0.contains("/list-") } == Set(expected))
        }
        let after = try city.contents()
        let idle = try Command.run("run", "--dir", city.path, "--date", "2025-12-25")
        #expect(idle.status == 0)
        #expect(try city.contents() == after)

        // Whether the files came night by night or at once, the figures are the same.
        try Command.run("run", "--dir", sample.path)
        for day in days {
            let gradually = try Self.figures(city, day)
            let atOnce = try Self.figures(sample, day)
            #expect(gradually == atOnce, "\(day)")
        }
    }

    private static func lines(_ path: String) throws -> [[String]] {
        let text = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: "\u{FEFF}", with: "")
        return text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func figures(_ city: TestCity, _ day: String) throws -> String {
        let result = try Command.run("account", "--date", day, "--format", "json", "--dir", city.path)
        var json = result.json
        json["findings"] = nil
        return String(
            decoding: try JSONSerialization.data(withJSONObject: json, options: [.sortedKeys, .prettyPrinted]),
            as: UTF8.self)
    }
}

extension TestCity {
    /// Puts a file into the inbox with its checksum beside it.
    func deliver(_ text: String, as name: String) throws {
        try write(text, to: "inbox/\(name)")
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        check.arguments = ["\(path)/inbox/\(name)"]
        let pipe = Pipe()
        check.standardOutput = pipe
        try check.run()
        check.waitUntilExit()
        try pipe.fileHandleForReading.readDataToEndOfFile().write(
            to: URL(fileURLWithPath: "\(path)/inbox/\(name).sha256"))
    }
}
