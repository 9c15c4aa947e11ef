import Accounting
import Diagnostics
import EmissionModel

/// The sections that public editions of accounts have in common.
extension PublicReport.Section {
    typealias Table = PublicReport.Table
    typealias Column = PublicReport.Table.Column

    static func response(_ facts: ResponseFacts, _ account: CityAccount, name: String?) -> Self {
        let level = account.level?.title.zh ?? "未达到预警启动条件"
        let rows: [(String, String?)] = [
            ("预警级别", level), ("响应", name), ("首次发布时间", facts.issuedAt?.chinese),
            ("响应启动时间", facts.startedAt?.chinese), ("解除时间", facts.liftedAt?.chinese),
            ("首要污染物", facts.pollutants.isEmpty ? nil : facts.pollutants.joined(separator: "、")),
            ("文件", facts.documents.isEmpty ? nil : facts.documents.joined(separator: "、")),
        ]
        return Self(
            title: "预警与响应", notes: account.partDays.map { $0.sentence.zh + "。" },
            tables: [
                Table(
                    title: "预警与响应", columns: [.text("项目", 18), .text("内容", 60)],
                    rows: rows.map { [.text($0), .text($1)] })
            ])
    }

    static func ratios(_ ratios: PerPollutant<RatioAccount>, notes: [String]) -> Self {
        let rows = Pollutant.allCases.map { pollutant -> [Table.Cell] in
            let ratio = ratios[pollutant]
            let society = FigureText.kilograms(ratio.society?.kilogramsPerDay)
            return [
                .text(pollutant.symbol), .text(society), .text(RatioText.percent(ratio.target)),
                .text(ratio.text(ratio.plan)), .text(ratio.text(ratio.low)), .text(ratio.text(ratio.high)),
                .text(ratio.verdict.title.zh),
            ]
        }
        return Self(
            title: "减排比例与目标", notes: notes,
            tables: [
                Table(
                    title: "减排比例与目标",
                    columns: [.text("污染物", 10), .number("全社会日排放总量（千克）", 16)]
                        + ["目标", "计划", "低值", "高值"].map { .number($0, 12) } + [.text("结论", 12)],
                    rows: rows)
            ])
    }

    static func implementation(_ account: CityAccount) -> Self {
        let coverage = account.coverage
        let implementation = account.implementation
        return Self(
            title: "措施落实与减排量",
            notes: [
                "应落实强制性措施 \(coverage.required) 家，可判定 \(coverage.judged) 家，已落实 "
                    + "\(implementation.implemented) 家，落实率（按户数）\(RatioText.percent(implementation.count))。"
            ],
            tables: [sectorTable(account.sectors)])
    }

    static func sectorTable(_ sectors: [SectorAccount]) -> Table {
        Table(
            title: "分源类减排量（千克）",
            columns: [.text("源类", 16), .text("数据来源", 12), .text("值别", 8)] + .pollutants,
            rows: sectors.flatMap { sector in
                rows(sector.plan, sector.low, sector.high).map {
                    [.text(sector.sector.name), .text(sector.isDeclared ? "部门申报" : "用电核算")] + $0
                }
            })
    }

    static func groups(_ account: PublicAccount) -> Self {
        groups([
            ("分片", "县（市）区", account.areas, DailyReport.unnamed),
            ("分县区", "县区", account.account.counties, DailyReport.unnamed),
            ("分行业", "行业", account.account.industries, DailyReport.unnamed),
            ("分主管部门", "部门", account.account.departments, DailyReport.unnamed),
            ("按企业分类", "分类", account.classes, DailyReport.unnamed),
            ("按绩效等级", "绩效等级", account.grades, DailyReport.ungraded),
        ])
    }

    /// - Parameter all: title, column, groups, and what a group without a name is called.
    static func groups(_ all: [(String, String, [GroupAccount], String)]) -> Self {
        let isMerged = all.contains { $0.2.contains { $0.name?.hasSuffix(ProtectedGroups.mergedName) ?? false } }
        return Self(
            title: "分组汇总", notes: isMerged ? [groupNote] : [],
            tables: all.filter { !$0.2.isEmpty }.flatMap { title, column, groups, unnamed in
                [
                    Table(
                        title: title,
                        columns: [.text(column, 16)]
                            + ["企业数", "应落实", "已判定", "已落实"].map { .number($0, 9) },
                        rows: groups.map { group in
                            [.text(group.name ?? unnamed)]
                                + [group.enterprises, group.required, group.judged, group.implemented]
                                .map { .count($0) }
                        }),
                    Table(
                        title: "\(title)减排量（千克）", columns: [.text(column, 16), .text("值别", 8)] + .pollutants,
                        rows: groups.flatMap { group in
                            rows(group.plan, group.low, group.high).map { [.text(group.name ?? unnamed)] + $0 }
                        }),
                ]
            })
    }

    private static let groupNote =
        "有涉密企业而其余企业不足两家的组，与其他较小的组合并为“\(ProtectedGroups.mergedName)”一行，使任何一行都不能由总数减去其余各行"
        + "得出涉密企业的数字；各表合计与完整版一致。"

    static func rows(
        _ plan: PerPollutant<Mass>, _ low: PerPollutant<Mass>, _ high: PerPollutant<Mass>
    ) -> [[Table.Cell]] {
        [("计划", plan), ("低值", low), ("高值", high)].map { name, masses in
            [.text(name)] + Pollutant.allCases.map { .mass(masses[$0]) }
        }
    }
}

extension PublicReport.Section {
    /// 应急减排清单 with the measures in force, and 保障清单.
    static func lists(_ account: PublicAccount, level: WarningLevel?) -> [Self] {
        let columns: [Column] = [
            .text("编号", 12), .text("企业", 30), .text("县区", 14), .text("行业", 14), .text("分类/等级", 12),
            .text("措施", 14), .text("措施内容", 40),
        ]
        func table(_ title: String, _ enterprises: [PublicEnterprise]) -> Table {
            Table(title: title, columns: columns, rows: enterprises.map(\.row))
        }
        let reduced = account.enterprises.filter { !$0.isGuarantee }
        var reduction = table("应急减排清单及\(level.map { "\($0.name)预警" } ?? "")措施", reduced)
        if account.secretCount > 0 {
            let row: [Table.Cell] = [.text(nil), .text("涉密企业（合计 \(account.secretCount) 家，含保障清单）")]
            reduction.rows.append(row + Array(repeating: .text(nil), count: columns.count - row.count))
        }
        let guarantees = account.enterprises.filter(\.isGuarantee)
        return [
            Self(title: "应急减排清单和措施", tables: [reduction]),
            Self(
                title: "保障清单", notes: guarantees.isEmpty ? ["清单中没有可以公布的保障类企业。"] : [],
                tables: guarantees.isEmpty ? [] : [table("保障民生、城市正常运行、重大活动的企业", guarantees)]),
        ]
    }

    /// What was left out, and why.
    static func withheld(_ account: PublicAccount) -> Self {
        Self(
            title: "公开说明",
            notes: [
                "涉密企业\(account.secretCount > 0 ? " \(account.secretCount) 家" : "")的名称、编号、户号和信用代码，以及所有单位的联系人和"
                    + "联系方式不予公布；涉密企业的数量和减排量已计入各项合计。",
                "单个企业的用电量、基准电量和落实情况不予公布；现场核查线索和数据质量问题不属于公布内容。",
            ])
    }
}

extension PublicEnterprise {
    fileprivate var row: [PublicReport.Table.Cell] {
        [
            .text(id), .text(name), .text(county), .text(industry),
            .text(grade == .none ? kind.name : "\(kind.name)/\(grade.rawValue)"), .text(measure?.name),
            .text(measureText),
        ]
    }
}

extension PublicReport.Table.Column {
    static func text(_ title: String, _ width: Double) -> Self { Self(title: title, width: width) }

    static func number(_ title: String, _ width: Double) -> Self {
        Self(title: title, width: width, isNumber: true)
    }
}

extension [PublicReport.Table.Column] {
    /// A column of masses for each pollutant.
    static var pollutants: Self { Pollutant.allCases.map { .number($0.symbol, 14) } }
}
