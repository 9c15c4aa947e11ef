import Diagnostics
import EmissionModel
import Jurisdiction
import Testing

@Suite struct ProfileTests {
    let profile: Profile

    init() throws {
        profile = try Profiles.load("kuitun-2023", in: Fixture.folders())
    }

    private func ratio(_ text: Int64, _ scale: Int) -> Ratio { Ratio(significand: text, scale: scale) }

    @Test func theParametersAreThoseOfTheDesign() {
        let expected = AccountingParameters(
            attainment: .init(
                stopLoadRatio: ratio(1, 1), stopDrop: ratio(75, 2), limitTolerance: ratio(2, 2),
                implemented: ratio(9, 1), partial: ratio(5, 1), increase: ratio(1, 1)),
            baseLoad: .init(
                defaultShare: ratio(13, 2), maximumShare: ratio(3, 1), stopLookback: 366, agreement: ratio(5, 2)),
            baseline: .init(
                method: .dtl7, lookback: 56, lunarNewYearMargin: 21, minimumLevelDays: 5,
                minimumCoverage: ratio(9, 1),
                gap: .init(
                    skippedDays: 1, skipFrom: ratio(95, 2), quantile: ratio(1, 1), strictFrom: ratio(9, 1),
                    strictQuantile: ratio(5, 2))),
            coverageMinimum: ratio(8, 1), so2NoxInterchange: false,
            targets: [
                .yellow: PerPollutant(repeating: ratio(1, 1)), .orange: PerPollutant(repeating: ratio(2, 1)),
                .red: PerPollutant(repeating: ratio(3, 1)),
            ], comparisonGroup: .none,
            witness: .init(difference: ratio(2, 1), days: 7, minimumDays: 5, validHours: 18),
            intensityDrift: PerPollutant(so2: ratio(4, 2), nox: ratio(65, 3), pm: ratio(65, 3), vocs: ratio(65, 3)))
        #expect(profile.parameters == expected)
    }

    @Test func theWarningRulesAreThoseOfThePlan() {
        typealias Criterion = WarningCondition.Criterion
        let rules = profile.warningRules
        let over200 = { Criterion(aqiAbove: 200, hours: $0) }
        #expect(
            rules.conditions[.yellow]?.alternatives == [[over200(24)], [Criterion(aqiAbove: 150, hours: 48)]])
        #expect(
            rules.conditions[.orange]?.alternatives == [[over200(48)], [Criterion(aqiAbove: 150, hours: 72)]])
        #expect(rules.conditions[.red]?.alternatives == [[over200(72), Criterion(aqiAbove: 300, hours: 24)]])
        #expect(rules.releaseHours == 36)
        #expect(rules.upgradeHours == 24)
        #expect(!rules.particulateRule)
        #expect(rules.particulateThreshold == 115)
    }

    @Test func everySettingHasItsSource() {
        #expect(profile.setting("targets.orange.nox")?.source == "奎屯市预案 应急响应措施 4.3.1 总体要求（1）")
        #expect(profile.setting("targets.orange.nox")?.isPlanRule == true)
        #expect(profile.setting("attainment.stopDrop")?.isPlanRule == false)
        #expect(profile.setting("nothing") == nil)
        for setting in profile.settings {
            #expect(setting.isPlanRule != setting.source.hasPrefix("默认值："))
            #expect(setting.location.row != nil && !setting.value.isEmpty)
            #expect(!setting.title.zh.isEmpty && !setting.title.en.isEmpty)
        }
    }

    @Test func theListsOfThePlan() {
        #expect(profile.defaultRegion == "奎屯市")
        #expect(profile.responseNames == [.yellow: "Ⅲ级应急响应", .orange: "Ⅱ级应急响应", .red: "Ⅰ级应急响应"])
        #expect(profile.classes.map(\.kind) == EnterpriseClass.allCases)
        #expect(profile.grades.first { $0.grade == "D" }?.note.contains("停产") == true)
        #expect(profile.inventoryRules.smallClassLimit == 100)
        #expect(profile.inventoryRules.gradeDStops)
        #expect(profile.inbox.settleSeconds == 10)
        #expect(!profile.inbox.demandChecksum)
    }

    @Test func theReportSchedule() {
        let rows = profile.reports.map { "\($0.id) \($0.kind.rawValue) \($0.direction.rawValue) \($0.due.text.zh)" }
        #expect(
            rows == [
                "warning-filing daily ours 预警发布时", "members-daily daily received 每日（前一日情况）",
                "daily-to-prefecture daily ours 每日（前一日情况）", "members-response submission received 解除后 1 日内",
                "submission-to-prefecture submission ours 解除后 2 日内", "episode-evaluation episode ours 响应终止后及时",
                "list-submission list-check ours 每年 9 月 1 日前",
            ])
    }

    /// The plan's own text, without blanks: what the profile claims must stand there.
    @Test(.enabled(if: Fixture.shared != nil, "../shared is absent: skipped"))
    func theFiguresStandInThePlansOwnText() throws {
        let text = try Fixture.sharedText("plans/004_ad5db5764859d19b.txt").filter { !$0.isWhitespace }
        let phrases = [
            profile.title.zh,
            "二氧化硫、氮氧化物、颗粒物和挥发性有机物在Ⅲ级、Ⅱ级、I级应急响应下减排比例分别达到全社会总排放量的"
                + percents(["targets.yellow", "targets.orange"]) + "和" + percents(["targets.red"]) + "以上",
            "（1）黄色预警：预测日AQI＞200或日AQI＞150持续48小时及以上",
            "（2）橙色预警：预测日AQI＞200持续48小时或日AQI＞150持续72小时及以上",
            "（3）红色预警：预测日AQI＞200持续72小时且日AQI＞300持续24小时及以上",
            "且预测将持续\(profile.warningRules.releaseHours)小时以上时，可以降低预警级别或解除预警",
            "且预测未来\(profile.warningRules.upgradeHours)小时内不会有明显改善时",
            "PM2.5日均浓度大于\(profile.warningRules.particulateThreshold)微克/立方米持续天数作为预警启动的基本条件",
            "合计年排放总量在\(profile.inventoryRules.smallClassLimit)千克以下",
            "D级企业全部停产", "应急响应解除后1日内，应向指挥部办公室报送", "应急响应解除后2日内，向自治州重污染天气应急指挥部办公室报送",
            "向自治州重污染天气应急指挥部办公室每日报送前一日应急响应情况", "向指挥部办公室每日报送前一日应急响应情况",
            "每年9月1日前将奎屯市应急减排清单报送自治州重污染天气指挥部办公室",
        ]
        for phrase in phrases { #expect(text.contains(phrase), "\(phrase)") }
        for name in profile.classes.map(\.name) { #expect(text.contains(name)) }
        for clause in clauseHeadings { #expect(text.contains(clause), "\(clause)") }
    }

    private func percents(_ paths: [String]) -> String {
        paths.compactMap { profile.setting($0)?.value }
            .map { String(Int($0.dropFirst(2).prefix(2)) ?? 0) + "%" }.joined(separator: "、")
    }

    /// The headings that clauses quote, without their numbers.
    private var clauseHeadings: Set<String> {
        let sources =
            profile.settings.filter(\.isPlanRule).map(\.source) + profile.classes.map(\.source)
            + profile.grades.map(\.source) + profile.reports.map(\.source)
        return Set(
            sources.flatMap { $0.split(separator: " ").dropFirst() }
                .map { String($0.prefix { $0 != "（" }) }.filter { !$0.isEmpty && !$0.allSatisfy(\.isASCII) })
    }

    private func refused(_ change: (String) throws -> String) throws -> String {
        let text = try change(Fixture.folders().contents(of: "profiles/kuitun-2023.yaml"))
        return try Fixture.withFolder(["Templates/profiles/kuitun-2023.yaml": text]) { city in
            refusal { _ = try Profiles.load("kuitun-2023", in: Fixture.folders(city: city)) }
        }
    }

    @Test(arguments: [
        ("path: baseline.method", "path: baseline.methud", "JU-005"), ("id: kuitun-2023", "id: kuitun-2024", "JU-018"),
        ("- path: baseline.method", "- path: coverageMinimum", "JU-006"), ("value: 0.75", "value: 75", "JU-009"),
        ("value: 0.5\n", "value: 0.95\n", "JU-013"), ("    clause: 预警分级指标\n", "", "JU-007"),
        ("days: 2}", "days: 0}", "JU-009"), ("date: 09-01", "date: 02-30", "JU-008"),
        ("due: {when: atIssue}", "due: {when: issue}", "JU-010"), ("region: 奎屯市", "region:", "JU-007"),
        ("group: true", "group: yes", "JU-008"), ("kind: reduction}", "kind: reductions}", "JU-010"),
        ("topic: duty", "topic: guards", "JU-010"), ("name: 市气象局", "name: 市发改委", "JU-006"),
        ("senders: departments", "senders: counties", "JU-010"), ("  red: {name: Ⅰ级应急响应, ", "  red: {", "JU-007"),
        ("    clause: 预案修订", "    clause: 预案修订\n    default: 无", "JU-006"),
        ("    clause: 预案修订", "    levels: [blue]\n    clause: 预案修订", "JU-010"),
    ])
    func aProfileThatIsNotSoundIsRefused(part: String, changed: String, code: String) throws {
        let answer = try refused { text in
            try #require(text.contains(part))
            return text.replacing(part, with: changed)
        }
        #expect(answer.hasPrefix(code))
    }

    @Test func aProfileThatIsNotWholeIsRefused() throws {
        #expect(try refused { $0 } == "none")
        let answer = try refused { text in
            let start = try #require(text.firstRange(of: "  - path: inbox.demandChecksum"))
            let end = try #require(text.firstRange(of: "reports:\n"))
            return String(text[..<start.lowerBound] + text[end.lowerBound...])
        }
        #expect(answer.hasPrefix("JU-012"))
    }
}
