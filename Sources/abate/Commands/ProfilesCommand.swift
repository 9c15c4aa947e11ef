import ArgumentParser
import Diagnostics
import EmissionModel
import Jurisdiction

struct ProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "内置的预案，及每项参数的取值和依据 / the plans it knows, with every default and its source",
        discussion: """
            不带编号列出各预案；带编号列出其全部参数、条款，以及没有规定而取的默认值。
            Without an id the plans are listed; with one its parameters, their clauses, and what is a default.

            示例 / example:
              abate profiles
              abate profiles kuitun-2023
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "预案编号 / the plan's id")
    var id: String?

    func run() throws {
        do {
            let folders = try City.templateFolders(city: options.dir)
            let profiles = try id.map { [try Profiles.load($0, in: folders)] } ?? Profiles.all(in: folders)
            switch options.format {
            case .json:
                let document: JSONValue = [
                    "schema": "abate.profiles/1", "profiles": .array(profiles.map { $0.json(options.lang) }),
                ]
                Console.print(document.text(pretty: true))
            case .text: for profile in profiles { show(profile, whole: id != nil) }
            }
        } catch {
            throw CommandFailure(error, language: options.lang)
        }
    }

    private func show(_ profile: Profile, whole: Bool) {
        Console.print("\(profile.id)  \(profile.title[options.lang])（\(profile.defaultRegion)）")
        guard whole else { return }
        let number = profile.plan.number.map { "（\($0)）" } ?? ""
        Console.print("  \(profile.plan.title)\(number)，\(profile.plan.issuer)，\(profile.plan.year)")
        for line in ProfileText(profile: profile, language: options.lang).lines { Console.print(line) }
    }
}

/// A profile as text: every entry with its clause, or marked as a default.
private struct ProfileText {
    let profile: Profile
    let language: Language

    var lines: [String] {
        settings + section("预警与响应", "responses", responses) + section("企业分类", "classes", classes)
            + section("绩效等级", "grades", grades) + section("县区与责任科室", "areas", areas)
            + section("部门与清单", "departments", departments) + section("报告", "reports", reports)
            + section("其他规定", "provisions", provisions)
    }

    private func section(_ zh: String, _ en: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", LocalizedText(zh: zh, en: en)[language]] + lines.map { "  \($0)" }
    }

    private func origin(_ isPlanRule: Bool, _ source: String) -> String {
        // The source of a default says that it is one.
        isPlanRule ? "〔\(LocalizedText(zh: "预案", en: "plan")[language])：\(source)〕" : "〔\(source)〕"
    }

    private var settings: [String] {
        profile.settings.flatMap { setting in
            [
                "  \(setting.path) = \(setting.value)",
                "      \(setting.title[language])\(origin(setting.isPlanRule, setting.source))",
            ]
        }
    }

    private var responses: [String] {
        profile.responses.map { "\($0.level.name)：\($0.name)\(origin($0.isPlanRule, $0.source))" }
    }

    private var classes: [String] {
        profile.classes.map { "\($0.name)：\($0.definition)\(origin($0.isPlanRule, $0.source))" }
    }

    private var grades: [String] {
        profile.grades.map { "\($0.grade)：\($0.note)\(origin($0.isPlanRule, $0.source))" }
    }

    private var areas: [String] {
        profile.areas.map { area in
            let enterprises = area.enterprises.isEmpty ? "" : "及\(area.enterprises.joined(separator: "、"))"
            return "\(area.name)\(enterprises)：\(area.section)\(origin(area.isPlanRule, area.source))"
        }
    }

    private var departments: [String] {
        profile.departments.map { department in
            let parts = department.lists.map { "《\($0.name)》" } + department.duties
            return
                "\(department.name)：\(parts.joined(separator: "；"))\(origin(department.isPlanRule, department.source))"
        }
    }

    private var reports: [String] {
        profile.reports.flatMap { report in
            let head = "\(report.id)：\(report.title[language])，\(report.due.text[language])，\(report.recipient)"
            let contents = report.contents.isEmpty ? [] : ["    " + report.contents.joined(separator: "；")]
            return [head + origin(report.isPlanRule, report.source)] + contents
        }
    }

    private var provisions: [String] {
        profile.provisions.map { provision in
            let level = provision.level.map { "（\($0.name)）" } ?? ""
            return "\(provision.topic.title[language])\(level)：\(provision.text)\(origin(true, provision.source))"
        }
    }
}

extension Profile {
    fileprivate func json(_ language: Language) -> JSONValue {
        [
            "id": .string(id),
            "title": .string(title[language]),
            "region": .string(defaultRegion),
            "plan": .string(plan.title),
            "number": JSONValue(plan.number),
            "settings": .array(
                settings.map { setting in
                    [
                        "path": .string(setting.path), "value": .string(setting.value),
                        "title": .string(setting.title[language]), "source": .string(setting.source),
                        "fromPlan": .bool(setting.isPlanRule),
                    ]
                }),
            "responses": .array(
                responses.map { response in
                    [
                        "level": .string(response.level.rawValue), "name": .string(response.name),
                        "source": .string(response.source), "fromPlan": .bool(response.isPlanRule),
                    ]
                }),
            "areas": .array(
                areas.map { area in
                    [
                        "name": .string(area.name), "section": .string(area.section),
                        "enterprises": .array(area.enterprises.map(JSONValue.string)),
                        "source": .string(area.source), "fromPlan": .bool(area.isPlanRule),
                    ]
                }),
            "departments": .array(
                departments.map { department in
                    [
                        "name": .string(department.name),
                        "lists": .array(department.lists.map { .string($0.name) }),
                        "duties": .array(department.duties.map(JSONValue.string)),
                        "source": .string(department.source), "fromPlan": .bool(department.isPlanRule),
                    ]
                }),
            "reports": .array(
                reports.map { report in
                    [
                        "id": .string(report.id), "kind": .string(report.kind.rawValue),
                        "title": .string(report.title[language]), "due": .string(report.due.text[language]),
                        "recipient": .string(report.recipient), "direction": .string(report.direction.rawValue),
                        "contents": .array(report.contents.map(JSONValue.string)),
                        "source": .string(report.source), "fromPlan": .bool(report.isPlanRule),
                    ]
                }),
            "provisions": .array(
                provisions.map { provision in
                    [
                        "topic": .string(provision.topic.rawValue), "level": JSONValue(provision.level?.rawValue),
                        "text": .string(provision.text), "source": .string(provision.source),
                    ]
                }),
        ]
    }
}
