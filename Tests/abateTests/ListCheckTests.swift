import Foundation
import TestSupport
import Testing

@Suite struct ListCheckTests {
    @Test func theListCheckIsWrittenOnceAndAgainWhenTheListChanges() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-15")
        let report = try Command.run("report", "list-check", "--date", "2025-08-20", "--dir", city.path)
        #expect(report.status == 0, "\(report.errors)")
        let made = try city.reports().filter { $0.key.contains("/list-2025/") }
        #expect(Set(made.keys) == Set(["json", "md", "xlsx"].map { "Reports/list-2025/list-check.\($0)" }))
        try Command.run("report", "list-check", "--date", "2025-08-20", "--dir", city.path)
        #expect(try city.reports().filter { $0.key.contains("/list-2025/") } == made)
        try city.write("企业编号,预警级别,措施类型,停限产比例(%)\nKT001,黄色,限产,20\n", to: "inbox/措施.csv")
        try Command.run("ingest", "\(city.path)/inbox/措施.csv", "--dir", city.path)
        try Command.run("report", "list-check", "--date", "2025-08-20", "--dir", city.path)
        let again = try city.reports()
        #expect(made.allSatisfy { again[$0.key] == $0.value })
        let text = String(decoding: again["Reports/list-2025/list-check-r2.md"] ?? Data(), as: UTF8.self)
        #expect(text.contains("企业清单与减排措施有新增或更正"))
    }

    /// Not silence: there is no list to check, or an episode was asked of a report on a list.
    @Test func whatCannotBeWrittenIsSaid() throws {
        let city = try TestCity()
        for kind in ["list-check", "public"] {
            let report = try Command.run("report", kind, "--date", "2025-08-20", "--dir", city.path)
            #expect(report.status == 3 && report.errors == "台账中没有企业清单\n")
            let wrong = try Command.run("report", kind, "--episode", "P9", "--dir", city.path)
            #expect(wrong.status == 2 && wrong.errors.contains("--edition public"))
        }
    }

    @Test func theDocumentHoldsTheLevelsAndTheFindings() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-15")
        try Command.run("report", "list-check", "--date", "2025-08-20", "--dir", city.path)
        let data = try #require(FileManager.default.contents(atPath: "\(city.path)/Reports/list-2025/list-check.json"))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(json["schema"] as? String == "abate.list-check/1")
        let levels = try #require(json["levels"] as? [String: [String: Any]])
        #expect(Set(levels.keys) == ["yellow", "orange", "red"])
        let red = try #require(levels["red"]?["ratios"] as? [String: [String: Any]])
        for ratio in red.values {
            let (plan, target) = (ratio["plan"] as? Double ?? 0, ratio["target"] as? Double ?? 0)
            #expect((plan >= target) == (ratio["verdict"] as? String == "met"))
        }
        #expect((json["enterprises"] as? [Any])?.count == 40)
    }

    /// A fleet's declared reduction counts at its level and, inherited, above; the plan closes with it.
    @Test func sitesAndFleetsCountByLevel() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-15")
        func planned() throws -> Double {
            let gap = try Command.run(
                "gap", "--level", "yellow", "--year", "2025", "--dir", city.path, "--format", "json"
            ).json
            let figures = try #require(gap["pollutants"] as? [String: [String: Any]])
            return try #require(figures["nox"]?["reduction_kg"] as? Double)
        }
        let before = try planned()
        try city.write(
            "编号,名称,源类,主管部门,黄色NOx减排量(千克),橙色NOx减排量(千克)\nS1,某车队,移动源,公安局,1200,1500\n", to: "车队.csv")
        try Command.run("ingest", "\(city.path)/车队.csv", "--dir", city.path)
        #expect(abs(try planned() - before - 1200) < 1e-6)
        try Command.run("report", "list-check", "--date", "2025-08-20", "--dir", city.path)
        let reports = try city.reports()
        let text = String(decoding: reports["Reports/list-2025/list-check-r2.md"] ?? Data(), as: UTF8.self)
        #expect(text.contains("| S1 | 某车队 | 红色 | — | 1,500.000 | — | — |"))
        #expect(text.contains("移动源、扬尘源等 9 项"))
    }
}
