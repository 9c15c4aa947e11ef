import Foundation
import TestSupport
import Testing

/// An episode from 14:00 to 10:00 two days later with an upgrade at 06:30, from files to reports. T is 1000 kg a day of
/// each pollutant; the plant emits 600 kg, uses 10 kWh in each quarter-hour before, limits by 50 % in orange and stops
/// in red.
///
/// By hand: orange 18 to 24 h is 10 h + 6.5 h = 16.5 h, red 17.5 h + 10 h = 27.5 h. It uses 4 kWh a quarter-hour in
/// orange hours (a cut of 60 %, which more than carries out 50 %) and 3 kWh in red ones (a cut of 70 %, not a stop):
/// low is 600 × 50 % / 1000 = 30 % in orange hours and 600 × 70 % / 1000 = 42 % in red ones.
struct QuarterHourCityTests {
    static let days = ["2025-12-18", "2025-12-19", "2025-12-20"]

    static func city(resolution: String) throws -> TestCity {
        let city = try TestCity()
        try city.write("profile: kuitun-2023\nregion: 奎屯市\n", to: "abate.yaml")
        let pollutants = ["SO2", "NOx", "PM", "VOCs"]
        try city.deliver(
            "区域,年份,污染物,日排放量(千克),颗粒物口径\n" + pollutants.map { "奎屯市,2025,\($0),1000,PM10\n" }.joined(), as: "1.csv")
        try city.deliver(
            "企业编号,企业名称,县区,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),非生产电量(kWh/d),可核性,颗粒物口径\n"
                + "E1,甲铸造,甲区,重点,D,600,600,600,600,0,强,PM10\n", as: "2.csv")
        try city.deliver(
            "企业编号,预警级别,措施类型,减排比例(%)\nE1,橙色,限产,50\nE1,红色,停产,100\n", as: "3.csv")
        try city.deliver("户号,企业编号,采集粒度\n6500000000001,E1,\(resolution)\n", as: "4.csv")
        try city.deliver(readings(), as: "5.csv")
        try city.deliver(
            "过程编号,区域,动作,级别,生效时间\nP1,奎屯市,发布,橙色,2025-12-18 14:00\n"
                + "P1,奎屯市,升级,红色,2025-12-19 06:30\nP1,奎屯市,解除,红色,2025-12-20 10:00\n", as: "6.csv")
        return city
    }

    /// 96 points across; 60 days of 10 kWh, then the episode.
    private static func readings() -> String {
        let header = (1...96).map { "P" + ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ",")
        var lines = ["户号,日期,\(header)"]
        let calendar = Calendar(identifier: .gregorian)
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "yyyy-MM-dd"
        guard let first = format.date(from: days[0]) else { return "" }
        func line(_ day: String, _ values: [Int]) -> String {
            "6500000000001,\(day)," + values.map(String.init).joined(separator: ",")
        }
        for offset in -60..<0 {
            guard let date = calendar.date(byAdding: .day, value: offset, to: first) else { continue }
            lines.append(line(format.string(from: date), Array(repeating: 10, count: 96)))
        }
        func values(_ pieces: (Int, Int)...) -> [Int] { pieces.flatMap { Array(repeating: $0.0, count: $0.1) } }
        lines.append(line(days[0], values((10, 56), (4, 40))))
        lines.append(line(days[1], values((4, 26), (3, 70))))
        lines.append(line(days[2], values((3, 40), (10, 56))))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func ratio(_ object: [String: Any], _ key: String) throws -> Double {
        let ratios = try #require(object["ratios"] as? [String: [String: Any]])
        return try #require(ratios["so2"]?[key] as? Double)
    }

    private static func close(_ found: Double, _ expected: Double) -> Bool { abs(found - expected) < 1e-8 }

    @Test func eachLevelHasItsRowItsHoursAndItsTarget() throws {
        let city = try Self.city(resolution: "15分钟")
        let run = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let expected: [(hours: Double, low: Double, target: Double, segments: [(String, Double)])] = [
            (10, 0.3, 0.2, [("orange", 10)]),
            (24, (0.3 * 6.5 + 0.42 * 17.5) / 24, (0.2 * 6.5 + 0.3 * 17.5) / 24, [("orange", 6.5), ("red", 17.5)]),
            (10, 0.42, 0.3, [("red", 10)]),
        ]
        for (day, expected) in zip(Self.days, expected) {
            let account = try Command.run("account", "--date", day, "--format", "json", "--dir", city.path).json
            #expect(account["hours"] as? Double == expected.hours)
            #expect((account["partDays"] as? [Any])?.isEmpty == true)
            #expect(Self.close(try Self.ratio(account, "low"), expected.low), "\(day)")
            #expect(Self.close(try Self.ratio(account, "target"), expected.target), "\(day)")
            #expect(account["verdict"] as? String == "met")
            let segments = try #require(account["segments"] as? [[String: Any]])
            #expect(segments.compactMap { $0["level"] as? String } == expected.segments.map(\.0))
            #expect(segments.compactMap { $0["hours"] as? Double } == expected.segments.map(\.1))
            for segment in segments {
                let isRed = segment["level"] as? String == "red"
                #expect(Self.close(try Self.ratio(segment, "low"), isRed ? 0.42 : 0.3))
                #expect(Self.close(try Self.ratio(segment, "target"), isRed ? 0.3 : 0.2))
            }
        }
        try expectEpisode(city)
        try expectReport(city)
        let before = try city.contents()
        _ = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        #expect(try city.contents() == before)
    }

    private func expectEpisode(_ city: TestCity) throws {
        let account = try Command.run("account", "--episode", "P1", "--format", "json", "--dir", city.path).json
        #expect(account["hours"] as? Double == 44)
        let low = (0.3 * 16.5 + 0.42 * 27.5) / 44
        #expect(Self.close(try Self.ratio(account, "low"), low))
        #expect(Self.close(try Self.ratio(account, "target"), (0.2 * 16.5 + 0.3 * 27.5) / 44))
        let segments = try #require(account["segments"] as? [[String: Any]])
        #expect(segments.compactMap { $0["hours"] as? Double } == [16.5, 27.5])
        #expect(segments.compactMap { $0["start"] as? String } == ["2025-12-18 14:00", "2025-12-19 06:30"])
        #expect(segments.compactMap { $0["end"] as? String } == ["2025-12-19 06:30", "2025-12-20 10:00"])
        #expect(account["accountedDays"] as? [String] == Self.days)
        let enterprise = try #require((account["enterprises"] as? [[String: Any]])?.first)
        #expect(enterprise["energy_kwh"] as? Double == 594.0)
        #expect(enterprise["baseline_kwh"] as? Double == 1760.0)
        // Planned 600 × (16.5 × 0.5 + 27.5) / 24, saved 600 × (16.5 × 0.5 + 27.5 × 0.7) / 24.
        let attainment = try #require(enterprise["attainment"] as? Double)
        #expect(abs(attainment - (16.5 * 0.5 + 27.5 * 0.7) / (16.5 * 0.5 + 27.5)) < 1e-6)
    }

    private func expectReport(_ city: TestCity) throws {
        let text = try String(contentsOfFile: "\(city.path)/Reports/\(Self.days[1])/daily.md", encoding: .utf8)
        #expect(
            text.contains(
                "| 橙色（Ⅱ级） | 2025年12月19日0时至2025年12月19日6时30分 | 6.50 | SO2 | 20.00% | 30.00% | 30.00% | 30.00% | 26.64%～31.97% | **达到** |"
            ),
            "\(text)")
        #expect(text.contains("| 红色（Ⅰ级） | 2025年12月19日6时30分至2025年12月19日24时 | 17.50 | SO2 | 30.00% | 60.00% | 42.00% |"))
        #expect(!text.contains("不作结论"))
    }

    @Test func withDailyAccountsTheDaysAreListed() throws {
        let city = try Self.city(resolution: "日")
        let run = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let account = try Command.run("account", "--episode", "P1", "--format", "json", "--dir", city.path).json
        let parts = try #require(account["partDays"] as? [[String: Any]])
        #expect(parts.compactMap { $0["date"] as? String } == Self.days)
        #expect(parts.compactMap { $0["reason"] as? String } == ["partlyInForce", "levelChanged", "partlyInForce"])
        #expect(account["hours"] as? Double == 0)
        #expect(account["verdict"] as? String == "undetermined")
    }

    @Test func aLateQuarterHourRevisesTheReport() throws {
        let city = try Self.city(resolution: "15分钟")
        _ = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        // Two quarter-hours of the first day change places: its sum stays, its hours in force do not.
        try city.deliver(
            "户号,数据时间,电量(kWh)\n6500000000001,2025-12-18 13:45,4\n6500000000001,2025-12-18 24:00,10\n", as: "7.csv")
        let run = try Command.run("run", "--dir", city.path, "--date", Self.days[2])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let names = try city.reports().keys.filter { $0.contains(Self.days[0]) && $0.hasSuffix(".md") }.sorted()
        #expect(names.contains { $0.hasSuffix("daily-r2.md") }, "\(names) \(run.output)")
    }

    @Test func aProcessBelowTheLevelsHasAReportWithoutAVerdict() throws {
        let city = try Self.city(resolution: "日")
        try city.deliver(
            "过程编号,区域,动作,级别,生效时间\nP0,奎屯市,启动,未达预警,2025-12-10 00:00\nP0,奎屯市,解除,,2025-12-11 12:00\n",
            as: "7.csv")
        let run = try Command.run("run", "--dir", city.path, "--date", "2025-12-11")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        for day in ["2025-12-10", "2025-12-11"] {
            let text = try String(contentsOfFile: "\(city.path)/Reports/\(day)/daily.md", encoding: .utf8)
            #expect(text.contains("处于未达到预警启动条件的污染过程"))
            #expect(text.contains("没有减排目标，只列企业用电情况"))
            #expect(!text.contains("响应不满整日"))
            let account = try Command.run("account", "--date", day, "--format", "json", "--dir", city.path).json
            #expect(account["level"] is NSNull)
            let enterprise = try #require((account["enterprises"] as? [[String: Any]])?.first)
            #expect(enterprise["energy_kwh"] as? Double == 960)
            #expect((enterprise["plan_kg"] as? [String: Double])?["so2"] == 0)
        }
    }
}
