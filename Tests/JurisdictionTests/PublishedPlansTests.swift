import Diagnostics
import EmissionModel
import Jurisdiction
import Testing

/// What holds for each of the five profiles, and what only one of them has.
@Suite struct PublishedPlansTests {
    static let ids = PlanText.files.keys.sorted()

    private func load(_ id: String) throws -> Profile { try Profiles.load(id, in: Fixture.folders()) }

    /// Every entry that names a clause or a default.
    private func origins(_ profile: Profile) -> [(source: String, isPlanRule: Bool)] {
        profile.settings.map { ($0.source, $0.isPlanRule) } + profile.responses.map { ($0.source, $0.isPlanRule) }
            + profile.classes.map { ($0.source, $0.isPlanRule) } + profile.grades.map { ($0.source, $0.isPlanRule) }
            + profile.areas.map { ($0.source, $0.isPlanRule) } + profile.departments.map { ($0.source, $0.isPlanRule) }
            + profile.superiors.map { ($0.source, $0.isPlanRule) } + profile.provisions.map { ($0.source, true) }
            + profile.reports.map { ($0.source, $0.isPlanRule) }
    }

    @Test func allFivePlansAreThere() throws {
        #expect(try Profiles.all(in: Fixture.folders()).map(\.id) == Self.ids)
    }

    @Test(arguments: ids) func everyEntryNamesItsClauseOrSaysThatItIsADefault(id: String) throws {
        let profile = try load(id)
        for origin in origins(profile) {
            let start = origin.isPlanRule ? profile.plan.shortTitle + " " : "默认值："
            #expect(origin.source.hasPrefix(start) && origin.source.count > start.count, "\(origin.source)")
        }
        #expect(profile.classes.map(\.kind) == EnterpriseClass.allCases)
        #expect(profile.grades.map(\.grade) == ["A", "B", "C", "D", "引领性"])
        #expect(profile.responses.map(\.level) == WarningLevel.allCases)
        #expect(!profile.departments.isEmpty && !profile.provisions.isEmpty)
    }

    @Test(.enabled(if: Fixture.shared != nil, "../shared is absent: skipped"), arguments: ids)
    func whatAProfileQuotesStandsInThePlan(id: String) throws {
        let profile = try load(id)
        let text = try PlanText(id)
        var quoted = [profile.title.zh, profile.plan.title, profile.plan.number].compactMap { $0 }
        quoted += profile.responses.filter(\.isPlanRule).map(\.name)
        quoted += profile.classes.filter(\.isPlanRule).map(\.name)
        quoted += profile.areas.flatMap { [$0.name, $0.section] + $0.enterprises }
        quoted += profile.departments.flatMap { [$0.name] + $0.lists.map(\.name) + $0.duties }
        quoted += profile.provisions.map(\.text) + profile.superiors.filter(\.isPlanRule).map(\.name)
        for report in profile.reports where report.isPlanRule {
            quoted += [report.recipient] + report.contents + [report.sender, report.due.words].compactMap { $0 }
        }
        for phrase in quoted { #expect(text.holds(phrase), "\(phrase)") }
        for origin in origins(profile) where origin.isPlanRule {
            let clause = String(origin.source.dropFirst(profile.plan.shortTitle.count + 1))
            #expect(text.holds(clause: clause), "\(clause)")
        }
    }

    @Test(
        .enabled(if: Fixture.shared != nil, "../shared is absent: skipped"),
        arguments: [
            ("chaoyang-liaoning-ecology-2024", "预报AQI", "日AQI"), ("kuitun-2023", "预测日AQI", "日AQI"),
            ("beijing-chaoyang-2023", "预测全市空气质量指数日均值", "日均值"),
        ])
    func theWarningConditionsStandInThePlan(id: String, first: String, others: String) throws {
        let profile = try load(id)
        let text = try PlanText(id)
        for level in WarningLevel.allCases {
            let condition = try #require(profile.warningRules.conditions[level])
            let phrase = "\(level.name)预警：" + condition.words(first: first, others: others)
            #expect(text.holds(phrase), "\(phrase)")
            #expect(profile.setting("warning.\(level.rawValue)")?.isPlanRule == true)
        }
    }

    @Test func plansWithoutConditionsTakeThoseOfTheirOwnCity() throws {
        for (id, other) in [
            ("chaoyang-liaoning-industry-2024", "chaoyang-liaoning-ecology-2024"),
            ("beijing-manufacturing-2023", "beijing-chaoyang-2023"),
        ] {
            let (profile, neighbour) = (try load(id), try load(other))
            #expect(profile.warningRules.conditions == neighbour.warningRules.conditions)
            let number = try #require(neighbour.plan.number)
            for level in WarningLevel.allCases {
                let setting = try #require(profile.setting("warning.\(level.rawValue)"))
                #expect(!setting.isPlanRule && setting.source.contains(number))
            }
        }
    }

    @Test func eachPlanNamesItsSuperiors() throws {
        let names = try Self.ids.map { try load($0).superiors.map(\.name).joined(separator: " ") }
        #expect(names == ["北京市", "北京市", "辽宁省 朝阳市", "辽宁省 朝阳市", "新疆维吾尔自治区 伊犁哈萨克自治州"])
        let kuitun = try load("kuitun-2023").superiors
        #expect(kuitun[0].isNamed("“奎-独-乌”区域") && kuitun[1].isNamed("自治州") && !kuitun[1].isNamed("自治区"))
    }

    /// A city is not its own superior, and `abate.yaml` may name others.
    @Test func superiorsOfARegion() throws {
        func names(_ text: String) throws -> [String] {
            let configuration = try Configuration(text: text, file: "abate.yaml")
            return try Jurisdiction.load(configuration: configuration, folders: Fixture.folders()).superiors.map(\.name)
        }
        #expect(try names("profile: chaoyang-liaoning-ecology-2024") == ["辽宁省"])
        #expect(try names("profile: chaoyang-liaoning-ecology-2024\nregion: 凌源市") == ["辽宁省", "朝阳市"])
        #expect(try names("profile: beijing-manufacturing-2023") == [])
        #expect(try names("profile: kuitun-2023\nsuperiors: [自治州, 某地区]") == ["伊犁哈萨克自治州", "某地区"])
        #expect(try names("profile: kuitun-2023\nsuperiors: []") == [])
    }

    /// Only Kuitun's plan states targets; the others say so.
    @Test func targetsThatAPlanDoesNotStateAreMarked() throws {
        let stated = try load("kuitun-2023").parameters.targets
        for id in Self.ids {
            let profile = try load(id)
            #expect(profile.parameters.targets == stated)
            for level in WarningLevel.allCases {
                let setting = try #require(profile.setting("targets.\(level.rawValue)"))
                #expect(setting.isPlanRule == (id == "kuitun-2023"))
                #expect(setting.isPlanRule || setting.source.contains("未规定减排比例"))
            }
        }
    }

    /// The tool's own defaults rest on measurements, not on a plan: they must not drift apart between the files.
    @Test func theToolsOwnDefaultsAreTheSameEverywhere() throws {
        func own(_ profile: Profile) -> [String] {
            let sections = [
                "attainment", "coverageMinimum", "baseline", "comparisonGroup", "comparison", "baseLoad", "inbox",
            ]
            return profile.settings.filter { setting in
                sections.contains { setting.path == $0 || setting.path.hasPrefix($0 + ".") }
            }.map { "\($0.path) \($0.value) \($0.source)" }
        }
        let first = own(try load("kuitun-2023"))
        #expect(first.count == 25)
        for id in Self.ids { #expect(own(try load(id)) == first, "\(id)") }
    }

    @Test(arguments: [
        (
            "chaoyang-liaoning-ecology-2024",
            [
                "branches-daily daily both 每日 17:00 前", "daily-response daily ours 每日",
                "episode-summary episode both 解除后第 1 日 10:00 前", "work-summary work-summary ours 响应终止后及时",
            ]
        ),
        (
            "chaoyang-liaoning-industry-2024",
            [
                "counties-daily daily both 每日 09:00 前（前一日情况）", "daily-to-command daily ours 未规定时限",
                "counties-summary episode both 解除后 5 个工作日内", "work-summary work-summary ours 响应终止后及时",
            ]
        ),
        (
            "beijing-chaoyang-2023",
            [
                "warning-filing daily ours 预警发布时", "daily daily ours 未规定时限",
                "members-summary episode received 响应终止后及时", "episode-evaluation episode ours 响应终止后及时",
                "departments-lists list-check received 未规定时限", "lists-for-approval list-check ours 未规定时限",
                "publication public ours 未规定时限",
            ]
        ),
        (
            "beijing-manufacturing-2023",
            [
                "district-check daily both 每日", "city-roll-up roll-up ours 未规定时限",
                "episode-evaluation episode ours 响应终止后及时", "guarantee-list list-check ours 未规定时限",
                "publication public ours 未规定时限",
            ]
        ),
    ])
    func theReportSchedules(id: String, rows: [String]) throws {
        let found = try load(id).reports.map {
            "\($0.id) \($0.kind.rawValue) \($0.direction.rawValue) \($0.due.text.zh)"
        }
        #expect(found == rows)
    }

    @Test func theSevenAreasAndTheirSections() throws {
        let profile = try load("chaoyang-liaoning-industry-2024")
        #expect(
            profile.areas.map { "\($0.name) \($0.section)" } == [
                "北票市 科学技术与装备制造科", "凌源市 工业经济运行科", "朝阳县 资源节约综合利用科", "建平县 电力科",
                "喀左县 工业产业政策和供给侧改革科", "双塔区 信息化和无线电管理科", "龙城区 投资与规划科",
            ])
        #expect(profile.area("凌源市")?.enterprises == ["凌钢"])
        #expect(profile.area("喀喇沁左翼蒙古族自治县")?.name == "喀左县")
        #expect(profile.area("奎屯市") == nil)
        let daily = try #require(profile.reports.first { $0.id == "counties-daily" })
        #expect(profile.senders(of: daily) == ["北票市", "凌源市", "朝阳县", "建平县", "喀左县", "双塔区", "龙城区"])
    }

    @Test func departmentsKeepTheirLists() throws {
        let profile = try load("beijing-chaoyang-2023")
        #expect(profile.departments.count == 20)
        func lists(_ kind: KeptList.Kind) -> [String] {
            profile.departments.filter { $0.lists.contains { $0.kind == kind } }.map(\.name)
        }
        let keepers = ["区交通委", "朝阳园管委会（区科技和信息化局）", "区住房城乡建设委", "区水务局", "区园林绿化局", "区委宣传部", "市交通委朝阳运输管理分局"]
        #expect(lists(.guarantee) == keepers)
        #expect(lists(.reduction) == keepers + ["各街道（地区）办事处"])
        #expect(lists(.registered) == ["朝阳交通支队"])
        #expect(profile.departments.filter(\.isGroup).map(\.name) == ["各街道（地区）办事处"])
        let summary = try #require(profile.reports.first { $0.id == "members-summary" })
        #expect(profile.senders(of: summary) == profile.departments.map(\.name))
        let filing = try #require(profile.reports.first { $0.id == "warning-filing" })
        #expect(filing.levels == [.yellow])
        #expect(summary.levels == WarningLevel.allCases)
    }

    @Test func kuitunsMembers() throws {
        let profile = try load("kuitun-2023")
        #expect(profile.departments.count == 20)
        let list = profile.departments.filter { !$0.lists.isEmpty }.map { "\($0.name) \($0.lists[0].isAssisting)" }
        #expect(list == ["伊犁州生态环境局奎屯市分局 false", "市工信局 true"])
        let submission = try #require(profile.reports.first { $0.id == "submission-to-prefecture" })
        #expect(submission.contents == ["重污染天气预警发布情况", "预警持续的时间", "各部门响应情况", "减排措施落实情况"])
        #expect(submission.content == "重污染天气预警发布情况、预警持续的时间、各部门响应情况、减排措施落实情况")
        #expect(profile.senders(of: submission).isEmpty)
    }

    @Test(arguments: ["beijing-chaoyang-2023", "beijing-manufacturing-2023"])
    func dutyRisesWithTheLevel(id: String) throws {
        let duties = try load(id).provisions.filter { $0.topic == .onDuty }
        #expect(duties.map(\.level) == [.yellow, .orange, .red])
        for (duty, words) in zip(duties, ["备班备勤", "在岗值守", "值守"]) {
            #expect(duty.text.contains(words) && duty.text.hasPrefix(duty.level?.name ?? "-"))
        }
    }
}
