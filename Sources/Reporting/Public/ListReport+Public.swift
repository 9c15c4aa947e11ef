import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

extension ListReport {
    /// What plans 000 6.6 and 003 五(四) publish: the reduction list, the guarantee list and the measures, secret
    /// enterprises and projects excepted. Planned ratios and sums are the list check's own; groups and single masses are
    /// left out, so that nothing can be subtracted.
    public func publicEdition(_ secrets: SecretWords) -> PublicReport {
        let hidden = account.sources.filter(\.isSecret)
        let secrets = secrets.adding(words: hidden.map(\.name), identifiers: hidden.map(\.id))
        return PublicReport(
            title: "\(account.region)\(year)年度应急减排清单和措施（公开版）", subject: "\(year)年度清单", region: account.region,
            day: account.day, conclusion: nil,
            sections: [ratioSection, measureSection] + listSections + [withheldSection(hidden.count)],
            json: publicJSON, secrets)
    }

    private var published: [ListedEnterprise] { account.enterprises.filter { !$0.enterprise.isSecret } }
    private var publishedSources: [PlannedSource] { account.sources.filter { !$0.isSecret } }
    private var secretCount: Int { account.enterprises.count - published.count }

    private var ratioSection: PublicReport.Section {
        PublicReport.Section(
            title: "计划减排比例",
            tables: [
                PublicReport.Table(
                    title: "清单全部落实时各级别的减排比例",
                    columns: [
                        .text("预警级别", 12), .text("污染物", 10), .number("目标", 12), .number("计划减排量（千克/日）", 16),
                        .number("计划比例", 12), .text("结论", 12),
                    ],
                    rows: WarningLevel.allCases.flatMap { level in
                        Pollutant.allCases.map { pollutant in
                            let ratio = account.levels[level].ratios[pollutant]
                            return [
                                .text(level.name), .text(pollutant.symbol), .text(RatioText.percent(ratio.target)),
                                .mass(ratio.reduction),
                                .text(RatioText.percent(ratio.plan, keepingSideOf: [ratio.target])),
                                .text(ratio.verdict.title.zh),
                            ]
                        }
                    })
            ])
    }

    /// In the plan's own words.
    private var measureSection: PublicReport.Section {
        let rules = jurisdiction.profile.provisions.filter {
            $0.level != nil && [.measures, .lists].contains($0.topic)
        }
        return PublicReport.Section(
            title: "应急措施",
            notes: rules.isEmpty
                ? ["各级别措施见《\(jurisdiction.profile.plan.title)》和下列清单。"] : ["各企业和工地的具体措施见下列清单。"],
            tables: rules.isEmpty
                ? []
                : [
                    PublicReport.Table(
                        title: "预案规定的各级别措施",
                        columns: [.text("预警级别", 10), .text("内容", 80), .text("依据", 30)],
                        rows: rules.map { [.text($0.level?.name), .text($0.text), .text($0.source)] })
                ])
    }

    private var listSections: [PublicReport.Section] {
        let columns: [PublicReport.Table.Column] = [
            .text("编号", 12), .text("名称", 30), .text("县区", 14), .text("行业", 14), .text("分类/等级", 12),
            .text("黄色措施", 22), .text("橙色措施", 22), .text("红色措施", 22),
        ]
        func table(_ title: String, _ listed: [ListedEnterprise]) -> PublicReport.Table {
            PublicReport.Table(title: title, columns: columns, rows: listed.map(\.publicRow))
        }
        var reduction = table("应急减排清单", published.filter { !$0.isPublicGuarantee })
        if secretCount > 0 {
            let row: [PublicReport.Table.Cell] = [.text(nil), .text("涉密企业（合计 \(secretCount) 家，含保障清单）")]
            reduction.rows.append(row + Array(repeating: .text(nil), count: columns.count - row.count))
        }
        let guarantees = published.filter(\.isPublicGuarantee)
        let guaranteedSites = publishedSources.filter { guaranteedSources.contains($0.id) }
        let guaranteeTables =
            (guarantees.isEmpty ? [] : [table("保障民生、城市正常运行、重大活动的企业", guarantees)])
            + (guaranteedSites.isEmpty ? [] : [sourceTable("保障类工程和车队", guaranteedSites)])
        return [
            PublicReport.Section(title: "应急减排清单", tables: [reduction]),
            PublicReport.Section(
                title: "保障清单", notes: guaranteeTables.isEmpty ? ["清单中没有可以公布的保障类企业和工程。"] : [],
                tables: guaranteeTables),
            sourceSection,
        ]
    }

    private var sourceSection: PublicReport.Section {
        let hidden = account.sources.count - publishedSources.count
        var table = sourceTable("施工工地、扬尘源和移动源清单", publishedSources.filter { !guaranteedSources.contains($0.id) })
        if hidden > 0 {
            let row: [PublicReport.Table.Cell] = [.text(nil), .text("涉密工程（合计 \(hidden) 个，含保障类）")]
            table.rows.append(row + Array(repeating: .text(nil), count: table.columns.count - row.count))
        }
        return PublicReport.Section(
            title: "工地、扬尘源和移动源", notes: table.rows.isEmpty ? ["清单中没有可以公布的工地、扬尘源和移动源。"] : [],
            tables: table.rows.isEmpty ? [] : [table])
    }

    private func sourceTable(_ title: String, _ sources: [PlannedSource]) -> PublicReport.Table {
        PublicReport.Table(
            title: title,
            columns: [
                .text("编号", 12), .text("名称", 30), .text("源类", 10), .text("县区", 14), .text("主管部门", 18),
                .text("黄色措施", 22), .text("橙色措施", 22), .text("红色措施", 22),
            ],
            rows: sources.map { source in
                [
                    .text(source.id), .text(source.name), .text(source.sector.name), .text(source.county),
                    .text(source.department),
                ] + source.measures.values.map { .text($0) }
            })
    }

    private func withheldSection(_ sites: Int) -> PublicReport.Section {
        let counts = [secretCount > 0 ? "涉密企业 \(secretCount) 家" : nil, sites > 0 ? "涉密工程 \(sites) 个" : nil]
        let shown = counts.compactMap(\.self).joined(separator: "、")
        return PublicReport.Section(
            title: "公开说明",
            notes: [
                "\(shown.isEmpty ? "涉密企业和工程" : shown)的名称、编号、户号和信用代码，以及所有单位的联系人和联系方式不予公布；涉密企业和工程的减排量"
                    + "已计入计划减排比例。",
                "单个企业和工地的排放量、减排量和用电上限不予公布。",
            ])
    }

    /// The list check's object without what may not be published.
    private var publicJSON: JSONValue {
        guard case .object(let members) = json(.zh) else { return .null }
        let kept = ["schema", "region", "profile", "year", "targetsOn", "inventoryVersion", "inputsDigest", "levels"]
        return .object(
            members.filter { kept.contains($0.key) } + [
                (key: "enterprises", value: .array(published.map(\.publicJSON))),
                (key: "sources", value: .array(publishedSources.map(publicJSON))),
                (key: "findings", value: .array([])), (key: "edition", value: "public"),
                (key: "secretEnterprises", value: JSONValue(secretCount)),
                (key: "secretSources", value: JSONValue(account.sources.count - publishedSources.count)),
            ])
    }

    private func publicJSON(_ source: PlannedSource) -> JSONValue {
        [
            "id": .string(source.id), "name": .string(source.name), "sector": .string(source.sector.rawValue),
            "county": JSONValue(source.county), "department": JSONValue(source.department),
            "guarantee": .bool(guaranteedSources.contains(source.id)),
            "measures": .perLevel(source.measures) { JSONValue($0) },
        ]
    }
}

extension ListedEnterprise {
    fileprivate var isPublicGuarantee: Bool {
        enterprise.kind == .guarantee || plans.values.contains { $0.measure == .cap }
    }

    fileprivate var publicRow: [PublicReport.Table.Cell] {
        let kind = enterprise.kind.name
        return [
            .text(enterprise.id), .text(enterprise.name), .text(enterprise.county), .text(enterprise.industry),
            .text(enterprise.grade == .none ? kind : "\(kind)/\(enterprise.grade.rawValue)"),
        ] + plans.values.map { .text($0.text ?? $0.measure?.name) }
    }

    fileprivate var publicJSON: JSONValue {
        [
            "id": .string(enterprise.id), "name": .string(enterprise.name), "county": .string(enterprise.county),
            "industry": JSONValue(enterprise.industry), "department": JSONValue(enterprise.department),
            "class": .string(enterprise.kind.rawValue),
            "grade": enterprise.grade == .none ? .null : .string(enterprise.grade.rawValue),
            "levels": .perLevel(plans) {
                ["measure": JSONValue($0.measure?.rawValue), "text": JSONValue($0.text)]
            },
        ]
    }
}
