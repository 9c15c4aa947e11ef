import Foundation
import TestSupport
import Testing

/// Three days a week before Lunar New Year, when everybody uses less: 46 exempt enterprises of 1,000 to 1,450 kWh go down
/// to 60 %, and so do the baselines of those that must save. By hand: a limit of 30 % on 250 kWh has a baseline of 150 and
/// is carried out with 75 kWh (ρ 50 %), not with 145 (ρ 3.3 %); without the group both would look fulfilled.
struct ComparisonCityTests {
    private static let days = ["2026-02-10", "2026-02-11", "2026-02-12"]

    private static func city(_ method: String) throws -> TestCity {
        let city = try TestCity()
        try city.write(
            "profile: kuitun-2023\nregion: 奎屯市\noverrides: {comparisonGroup: \(method)}\n", to: "abate.yaml")
        let pollutants = ["SO2", "NOx", "PM", "VOCs"]
        try city.deliver(
            "区域,年份,污染物,日排放量(千克),颗粒物口径\n" + pollutants.map { "奎屯市,2026,\($0),10000,PM10\n" }.joined(), as: "1.csv")
        try city.deliver(enterprises, as: "2.csv")
        let exempt = members.map { "\($0),橙色,豁免,\n" }.joined()
        try city.deliver(
            "企业编号,预警级别,措施类型,减排比例(%)\nC1,橙色,限产,30\nC2,橙色,限产,30\nG1,橙色,限产,30\n" + exempt, as: "3.csv")
        try city.deliver("户号,企业编号\n" + ids.map { "65\($0),\($0)\n" }.joined(), as: "4.csv")
        try city.deliver(try readings(), as: "5.csv")
        try city.deliver(
            "过程编号,区域,动作,级别,生效时间\nP1,奎屯市,发布,橙色,2026-02-10 00:00\nP1,奎屯市,解除,橙色,2026-02-13 00:00\n",
            as: "6.csv")
        return city
    }

    private static let members = (10...55).map { "M\($0)" }
    private static let ids = ["C1", "C2", "G1"] + members

    private static var enterprises: String {
        let header =
            "企业编号,企业名称,县区,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),"
            + "非生产电量(kWh/d),可核性,颗粒物口径,涉密\n"
        let own = ids.map { id in
            let isMember = id.hasPrefix("M")
            let name = id == "M10" ? "不宣食品" : "\(id)厂"
            return "\(id),\(name),甲区,\(isMember ? "其他" : "重点"),C,\(isMember ? 0 : 400),100,100,0,0,强,PM10,"
                + (id == "M10" ? "是" : "否") + "\n"
        }
        return header + own.joined()
    }

    private static func usual(_ id: String) -> Int {
        switch id {
        case "C1", "C2": 250
        case "G1": 60_000
        default: 90 + (Int(id.dropFirst()) ?? 0)
        }
    }

    private static func during(_ id: String) -> Int {
        switch id {
        case "C1": 75
        case "C2": 145
        case "G1": 20_000
        default: usual(id) * 6
        }
    }

    private static func readings() throws -> String {
        let calendar = Calendar(identifier: .gregorian)
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "yyyy-MM-dd"
        let first = try #require(format.date(from: days[0]))
        var lines = ["户号,日期,用电量(kWh)"]
        for offset in -130..<3 {
            let day = format.string(from: try #require(calendar.date(byAdding: .day, value: offset, to: first)))
            for id in ids {
                let isMember = id.hasPrefix("M")
                lines.append("65\(id),\(day),\(offset < 0 ? usual(id) * (isMember ? 10 : 1) : during(id))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func enterprise(_ id: String, in account: [String: Any]) throws -> [String: Any] {
        let enterprises = try #require(account["enterprises"] as? [[String: Any]])
        return try #require(enterprises.first { $0["id"] as? String == id })
    }

    @Test func aroundLunarNewYearEverybodyIsJudgedByTheGroup() throws {
        let city = try Self.city("auto")
        let run = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let account = try Command.run("account", "--date", Self.days[0], "--format", "json", "--dir", city.path).json
        let carriedOut = try Self.enterprise("C1", in: account)
        #expect(carriedOut["baselineUncorrected_kwh"] as? Double == 250)
        #expect(carriedOut["baseline_kwh"] as? Double == 150)
        #expect(carriedOut["groupCorrection"] as? Double == -0.4)
        #expect(carriedOut["outcome"] as? String == "implemented")
        #expect(try Self.enterprise("C2", in: account)["outcome"] as? String == "suspected")
        let giant = try Self.enterprise("G1", in: account)
        #expect(giant["baseline_kwh"] as? Double == 60_000 && giant["outcome"] as? String == "cannotTell")
        let group = try #require(account["comparisonGroup"] as? [String: Any])
        #expect(group["method"] as? String == "auto" && group["giants"] as? [String] == ["G1"])
        let members = try #require(group["members"] as? [[String: Any]])
        #expect(members.compactMap { $0["id"] as? String } == Self.members)
        let day = try #require((group["days"] as? [[String: Any]])?.first)
        #expect(day["members"] as? Int == 46 && day["strength"] as? String == "full")
        #expect(abs((day["movement"] as? Double ?? 0) + 0.4) < 1e-9)
        try expectReports(city)
    }

    private func expectReports(_ city: TestCity) throws {
        let text = try String(contentsOfFile: "\(city.path)/Reports/\(Self.days[0])/daily.md", encoding: .utf8)
        let sentence = "2026年2月10日没有减排任务的 46 家企业用电平均比各自平时低 40.0%，这一变动不是减排所致，若不修正，减排量会被高估，故各企业基线同样下调 40.0%。"
        #expect(text.contains(sentence), "\(text)")
        #expect(text.contains("| 250.0 | -40.00% | 150.0 | 75.0 | 50.00% |"))
        let cells = try SampleCityTests.cells("\(city.path)/Reports/\(Self.days[0])/daily.xlsx")
        let page = cells.filter { $0[0] == "对照组" }.flatMap { $0.dropFirst() }
        #expect(page.contains(sentence) && page.contains("M55厂"))
        let cover = cells.filter { $0[0] == "封面与结论" }.flatMap { $0.dropFirst() }
        #expect(cover.contains(sentence))
        let terminal = try Command.run("account", "--date", Self.days[0], "--dir", city.path).output
        #expect(terminal.contains("对照组") && terminal.contains("46 家"))
        try Command.run("report", "daily", "--date", Self.days[0], "--edition", "public", "--dir", city.path)
        let published = try city.contents().filter { $0.key.contains("public") && !$0.key.hasSuffix(".xlsx") }
        #expect(!published.isEmpty)
        for (name, data) in published {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("不宣") && !text.contains("\"M10\""), "\(name)")
        }
    }

    @Test func withoutTheGroupNobodyIsJudged() throws {
        let city = try Self.city("none")
        _ = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        let account = try Command.run("account", "--date", Self.days[0], "--format", "json", "--dir", city.path).json
        #expect(try Self.enterprise("C1", in: account)["outcome"] as? String == "cannotTell")
        #expect(account["comparisonGroup"] is NSNull)
    }

    @Test func everyMethodRunsAndAnEpisodeIsTheSumOfItsDays() throws {
        for method in ["trimmed-mean", "half-strength", "own-beta", "nearest-50"] {
            let city = try Self.city(method)
            let run = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
            #expect(run.status == 0, "\(method) \(run.errors)")
            let days = try Self.days.map { day in
                try Command.run("account", "--date", day, "--format", "json", "--dir", city.path).json
            }
            let whole = try Command.run("account", "--episode", "P1", "--format", "json", "--dir", city.path).json
            let sum = try days.reduce(0.0) { $0 + (try Self.enterprise("C1", in: $1)["baseline_kwh"] as? Double ?? 0) }
            let baseline = try #require(try Self.enterprise("C1", in: whole)["baseline_kwh"] as? Double)
            #expect(abs(baseline - sum) < 1e-5, "\(method)")
            #expect(baseline < 750, "\(method)")
        }
    }
}
