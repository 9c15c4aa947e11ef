import AirQuality
import Diagnostics
import EmissionModel
import Jurisdiction
import TestSupport
import Testing

@testable import Reporting

@Suite struct WarningAdviceReportTests {
    private static let first = CalendarDay(iso: "2026-01-05") ?? CalendarDay(number: 0)

    private static let folders = Result {
        let templates = try #require(SharedData.packageRoot) + "/Templates"
        return try TemplateFolders(city: nil, environment: ["ABATE_TEMPLATES": templates], executable: "")
    }

    private static func issued(_ level: WarningLevel) -> Episode {
        let actions = [
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .start, level: level,
                effectiveAt: LocalMinute(first.advanced(by: 1))),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .lift, level: nil,
                effectiveAt: LocalMinute(first.advanced(by: 4))),
        ]
        return Episode(id: "P1", region: "奎屯市", actions: actions)
    }

    /// PM2.5 of whole days in µg/m³, the last one a forecast.
    private func report(_ days: [Int], issued: [Episode] = []) throws -> WarningAdviceReport {
        let records = days.enumerated().map { place, value in
            AirQualityRecord(
                period: .day(Self.first.advanced(by: place)), kind: place == days.count - 1 ? .forecast : .observed,
                concentrations: AirConcentrations(
                    pm25: Concentration(micrograms: value), pm10: Concentration(micrograms: value)))
        }
        let jurisdiction = try Jurisdiction.load(
            configuration: try Configuration(text: "profile: kuitun-2023", file: "abate.yaml"),
            folders: Self.folders.get())
        let series = try #require(AirSeries(records, rules: AirQualityStandards.load(Self.folders.get())))
        return WarningAdviceReport(
            recommendation: WarningAdvice.recommend(series, jurisdiction.warningRules), jurisdiction: jurisdiction,
            stations: series.stations, isHourly: series.isHourly, issued: issued, fileFindings: [])
    }

    @Test func noPlaceholderIsLeftAndNoCodeIsTaken() {
        let others = AccountingMessages.all.map(\.code) + AccountingMessages.ofLists.map(\.code)
        #expect(Set(AccountingMessages.ofWarnings.map(\.code)).isDisjoint(with: others))
        #expect(AccountingMessages.ofWarnings.count == 10)
    }

    @Test func theIssuedWarningRules() throws {
        let report = try report([40, 180, 180, 120, 40, 40], issued: [Self.issued(.yellow)])
        #expect(report.recommendation.episodes.map(\.level) == [.orange])
        let finding = try #require(report.findings.first)
        #expect(finding.code == "AC-070" && finding.severity == .notice)
        #expect(finding.message.zh == "2026-01-06 … 2026-01-08 按观测数据建议橙色预警，已发布黄色预警；以发布的预警为准（日AQI最高 230，不计臭氧）")
        #expect(finding.message.en.contains("asks for orange, yellow was issued"))
        #expect(try self.report([40, 180, 180, 120, 40, 40], issued: [Self.issued(.orange)]).disagreements == [])
        #expect(
            try self.report([40, 180, 180, 120, 40, 40]).disagreements == [], "nothing was issued, or it is not known")
    }

    /// Kuitun's plan, 预警分级指标: said with its clause, and not counted.
    @Test func thePlansPM25ConditionIsSaidWithItsClause() throws {
        let findings = try report([40, 120, 40, 40]).findings.map(\.message.zh)
        #expect(findings.contains("2026-01-06 起 1 天 PM2.5 日均浓度大于 115 微克/立方米，其中 1 天 AQI 未达启动值（奎屯市预案 预警分级指标）"))
    }

    @Test func theTextFitsATerminal() throws {
        let report = try report([40, 180, 180, 120, 40, 200], issued: [Self.issued(.red)])
        for language in Language.allCases {
            let text = report.text(language)
            for line in text.split(separator: "\n") { #expect(TerminalWidth.of(String(line)) <= 80, "\(line)") }
            #expect(!text.contains("{"))
        }
        let text = report.text(.zh)
        #expect(text.contains("橙色  2026-01-06 00:00  2026-01-09 00:00  启动"))
        #expect(text.contains("未定") && text.contains("AC-075"))
    }

    @Test func theObjectNamesLevelsAndHours() throws {
        let text = try report([40, 180, 180, 120, 40, 40]).json().text()
        #expect(text.hasPrefix(#"{"schema":"abate.warn/1","region":"奎屯市","profile":"kuitun-2023","from":"2026-01-05""#))
        #expect(
            text.contains(
                #""intervals":[{"level":"orange","from":"2026-01-06 00:00","to":"2026-01-09 00:00","cause":"start"}]"#))
        #expect(
            text.contains(#""date":"2026-01-06","kind":"observed","aqi":230,"aqiWithoutOzone":230,"primary":["PM2.5"]"#)
        )
    }

    /// A fall in concentration is never said to be caused by the reduction.
    @Test func nothingIsSaidOfCauses() throws {
        let text = try report([40, 180, 180, 120, 40, 40], issued: [Self.issued(.yellow)]).text(.zh, everything: true)
        for word in ["减排使", "效果", "由于减排", "得益于"] { #expect(!text.contains(word)) }
    }
}
