import Foundation
import TestSupport
import Testing

/// The reports of `domain.md` §5 on a simulated calendar: an episode from before its warning until ten working days
/// after the lifting, one run a day, and on each run exactly the reports that the plan asks for on that day.
///
/// The episode starts on Monday 2026-02-09 and is lifted at the end of Thursday 2026-02-12. The Spring Festival follows
/// (days off 02-15 … 02-23, make-up workdays 02-14 and 02-28), so that five working days end on 02-26: 13, 14, 24, 25, 26.
struct ReportCalendarTests {
    struct Expectation: Sendable, CustomTestStringConvertible {
        var profile: String
        var region: String
        /// Run's day → the reports that appear on it, as `folder/kind`, beside each day's daily report.
        var reports: [String: [String]]
        var testDescription: String { profile }
    }

    static let daysInForce = ["2026-02-09", "2026-02-10", "2026-02-11", "2026-02-12"]

    /// Which of our rows stands for which report:
    /// 004: daily each day, evaluation after the response ends, submission within 2 days of lifting.
    /// 001: daily each day, episode summary by 10:00 the day after, work summary once that hour is past.
    /// 002: daily for the day before, summary within 5 working days, work summary after the counties' summaries: none
    /// comes here, so when their time is up.
    /// 000: daily, evaluation after the response ends. 003: district's daily, evaluation.
    static let expectations = [
        Expectation(
            profile: "kuitun-2023", region: "奎屯市", reports: ["2026-02-12": ["P1/episode", "P1/submission"]]),
        Expectation(
            profile: "chaoyang-liaoning-ecology-2024", region: "朝阳市",
            reports: ["2026-02-12": ["P1/episode"], "2026-02-13": ["P1/work-summary"]]),
        Expectation(
            profile: "chaoyang-liaoning-industry-2024", region: "朝阳市",
            reports: ["2026-02-12": ["P1/episode"], "2026-02-26": ["P1/work-summary"]]),
        Expectation(profile: "beijing-chaoyang-2023", region: "朝阳区", reports: ["2026-02-12": ["P1/episode"]]),
        Expectation(profile: "beijing-manufacturing-2023", region: "北京市", reports: ["2026-02-12": ["P1/episode"]]),
    ]

    @Test(arguments: expectations)
    func eachReportComesOnItsDayOnce(_ expected: Expectation) throws {
        let city = try Self.city(expected)
        for day in Self.days(from: "2026-02-06", through: "2026-03-06") {
            if day == "2026-02-09" { try Self.deliverWarning(to: city, expected.region) }
            if day == "2026-02-12" { try Self.deliverLifting(to: city, expected.region) }
            if Self.daysInForce.contains(day) { try Self.deliverReading(to: city, day) }
            let run = try Command.run("run", "--dir", city.path, "--date", day, "--format", "json")
            #expect(run.status == 0, "\(day): \(run.output)\(run.errors)")
            let daily = Self.daysInForce.contains(day) ? ["\(day)/daily"] : []
            let written = Self.reports(run.json)
            let editions = written.filter { $0.hasSuffix("-public") }
            #expect(written.subtracting(editions) == Set(daily + (expected.reports[day] ?? [])), "\(day)")
            // A plan that publishes has the public edition with the report it is of, and no other day.
            #expect(editions.isSubset(of: written.map { "\($0)-public" }), "\(day)")
            #expect(editions.isEmpty || expected.profile.hasPrefix("beijing-"))
        }
        let before = try city.contents()
        let again = try Command.run("run", "--dir", city.path, "--date", "2026-03-06", "--format", "json")
        #expect(Self.reports(again.json).isEmpty)
        #expect(try city.contents() == before)
        let logged = city.runLog.flatMap { Self.reports($0) }.filter { !$0.hasSuffix("-public") }
        #expect(logged.count == Set(logged).count, "none was written twice")
        #expect(logged.count == 4 + expected.reports.values.joined().count)
    }

    /// One run long after writes the same reports as a run a day.
    @Test func aRunThatComesLateWritesAllThatIsDue() throws {
        let expected = Self.expectations[2]
        let city = try Self.city(expected)
        try Self.deliverWarning(to: city, expected.region)
        try Self.deliverLifting(to: city, expected.region)
        for day in Self.daysInForce { try Self.deliverReading(to: city, day) }
        let run = try Command.run("run", "--dir", city.path, "--date", "2026-03-06", "--format", "json")
        let dailies = Self.daysInForce.map { "\($0)/daily" }
        #expect(Self.reports(run.json) == Set(dailies + expected.reports.values.joined()))
    }

    /// Working days of a year without a notice are a finding: the work summary waits, nothing is guessed.
    @Test func aYearThatIsNotInTheCalendarIsSaid() throws {
        let city = try Self.city(Self.expectations[2])
        try city.deliver(
            """
            过程编号,区域,动作,级别,生效时间
            P9,朝阳市,发布,橙色,2031-02-03 00:00
            P9,朝阳市,解除,橙色,2031-02-05 00:00

            """, as: "预警.csv")
        let run = try Command.run("run", "--dir", city.path, "--date", "2031-03-05", "--format", "json")
        let names = Self.reports(run.json)
        #expect(names.contains("P9/episode") && !names.contains("P9/work-summary"))
        let text = try Command.run("run", "--dir", city.path, "--date", "2031-03-05")
        #expect(text.output.contains("AC-050"))
    }

    // MARK: The city

    private static func city(_ expected: Expectation) throws -> TestCity {
        let city = try TestCity()
        try city.write("profile: \(expected.profile)\nregion: \(expected.region)\n", to: "abate.yaml")
        let folder = "\(SharedData.packageRoot ?? ".")/Tests/abateTests/Fixtures/worked-example"
        for name in ["accounts", "enterprises", "measures"] {
            try city.deliver(try String(contentsOfFile: "\(folder)/\(name).csv", encoding: .utf8), as: "\(name).csv")
        }
        let society = try String(contentsOfFile: "\(folder)/society.csv", encoding: .utf8)
        try city.deliver(society.replacingOccurrences(of: "奎屯市", with: expected.region), as: "society.csv")
        return city
    }

    private static func deliverWarning(to city: TestCity, _ region: String) throws {
        try city.deliver(
            "过程编号,区域,动作,级别,发布时间,生效时间\nP1,\(region),发布,橙色,2026-02-08 16:00,2026-02-09 00:00\n",
            as: "预警发布.csv")
    }

    private static func deliverLifting(to city: TestCity, _ region: String) throws {
        try city.deliver(
            "过程编号,区域,动作,级别,发布时间,生效时间\nP1,\(region),解除,橙色,2026-02-12 20:00,2026-02-13 00:00\n",
            as: "预警解除.csv")
    }

    private static func deliverReading(to city: TestCity, _ day: String) throws {
        let rows = [("6500000000001", 300_000), ("6500000000002", 4_400), ("6500000000003", 9_000)].map {
            "\($0),\(day),\($1)"
        }
        try city.deliver("户号,日期,用电量(kWh)\n" + rows.joined(separator: "\n") + "\n", as: "用电量\(day).csv")
    }

    /// Of one run, as `folder/kind`; revisions and lists of another test's concern left out.
    private static func reports(_ run: [String: Any]) -> Set<String> {
        let reports = run["reports"] as? [[String: Any]] ?? []
        return Set(
            reports.compactMap { report -> String? in
                guard let subject = report["subject"] as? String, let kind = report["kind"] as? String else {
                    return nil
                }
                let revision = report["revision"] as? Int ?? 0
                return subject.hasPrefix("list-") ? nil : "\(subject)/\(kind)" + (revision > 1 ? "-r\(revision)" : "")
            })
    }

    private static func days(from first: String, through last: String) -> [String] {
        let format = DateFormatter()
        format.dateFormat = "yyyy-MM-dd"
        format.timeZone = TimeZone(secondsFromGMT: 0)
        guard var date = format.date(from: first) else { return [] }
        var days: [String] = []
        while days.last != last, days.count < 100 {
            days.append(format.string(from: date))
            date.addTimeInterval(86_400)
        }
        return days
    }
}
