import Accounting
import Diagnostics
import EmissionModel

extension RollUpReport {
    /// The roll-up as it may be published (plans 000 6.6, 003 五(四)): ratios and sums of the regions and their groups. Of
    /// enterprises there are only sums; the members' own public editions have the lists. Findings, leads and the list of
    /// files received are left out.
    public func publicEdition() -> PublicReport {
        let secrets = SecretWords(account.enterprises.map(\.account.enterprise), [])
        let published = published
        return PublicReport(
            title: "\(title)（公开版）", subject: dateText, region: account.region, day: day, conclusion: conclusion,
            sections: published.ratioSections + [
                published.regionSection,
                PublicReport.Section(
                    title: "分源类减排量", tables: [PublicReport.Section.sectorTable(account.sectors)]),
                .groups([
                    ("分县区", "县区", published.namedCounties, DailyReport.unnamed),
                    ("分行业", "行业", published.account.industries, DailyReport.unnamed),
                    ("分主管部门", "部门", published.account.departments, DailyReport.unnamed),
                ]), withheldSection,
            ],
            json: publicJSON(published), secrets)
    }

    private var secretCount: Int { account.enterprises.count { $0.account.enterprise.isSecret } }

    /// Without enterprises, submissions and findings; its groups are protected.
    private var published: RollUpReport {
        let hidden = account.enterprises.filter(\.account.enterprise.isSecret)
        let regions = account.regions.map(\.enterprises)
        func protected(_ groups: [GroupAccount], _ name: (EnterpriseAccount) -> String?) -> [GroupAccount] {
            ProtectedGroups(
                groups, secret: hidden.map(\.account),
                concealed: ProtectedGroups.unsafeNames(in: regions, by: name), by: name
            ).groups
        }
        var report = self
        report.account.counties = Dictionary(grouping: account.counties, by: \.path)
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .flatMap { path, counties in
                ProtectedGroups(
                    counties.map(\.group), secret: hidden.filter { $0.path == path }.map(\.account),
                    by: { $0.enterprise.county.nonEmpty }
                ).groups.map { RegionGroup(path: path, group: $0) }
            }
        report.account.industries = protected(account.industries) { $0.enterprise.industry?.nonEmpty }
        report.account.departments = protected(account.departments) { $0.enterprise.department?.nonEmpty }
        report.account.regions = []
        report.submissions = []
        report.findings = []
        return report
    }

    private func publicJSON(_ published: RollUpReport) -> JSONValue {
        guard case .object(let members) = published.json(.zh) else { return .null }
        let withheld: Set = ["enterprises", "accounts", "submissions", "findings"]
        return .object(
            members.filter { !withheld.contains($0.key) } + [
                (key: "edition", value: "public"), (key: "secretEnterprises", value: JSONValue(secretCount)),
            ])
    }

    private var withheldSection: PublicReport.Section {
        PublicReport.Section(
            title: "公开说明",
            notes: [
                "涉密企业\(secretCount > 0 ? " \(secretCount) 家" : "")的名称、编号、户号和信用代码不予公布；其数量和减排量已计入各项合计。",
                "各企业的应急减排清单和措施见各地区的公开版；单个企业的用电和落实情况、现场核查线索和数据质量问题不属于公布内容。",
            ])
    }
}

// MARK: Sections

extension RollUpReport {
    fileprivate var ratioSections: [PublicReport.Section] {
        let notes = RollUpNote.allCases.compactMap { note -> String? in
            let concerned = Pollutant.allCases.filter { account.ratios[$0].notes.contains(note) }.map(\.symbol)
            return concerned.isEmpty ? nil : "\(concerned.joined(separator: "、"))：\(note.sentence.zh)。"
        }
        var tables = [Self.table("全域", account.ratios)]
        if !account.missing.isEmpty { tables.append(Self.table("仅已报送地区（不代表全域）", account.present)) }
        let whole = PublicReport.Section(
            title: "减排比例与目标",
            notes: ["目标：\(targetSource)。排放总量：\(societyText)。"] + notes + [implementationText], tables: tables)
        return account.segments.count < 2 ? [whole] : [whole, segmentSection]
    }

    private var implementationText: String {
        let coverage = account.coverage
        return "清单内企业应落实强制性措施 \(coverage.required) 家，可判定 \(coverage.judged) 家，已落实 "
            + "\(account.implementation.implemented) 家，落实率（按户数）"
            + "\(RatioText.percent(account.implementation.count))。"
    }

    private static func table(_ title: String, _ ratios: PerPollutant<RollUpRatio>) -> PublicReport.Table {
        PublicReport.Table(
            title: title,
            columns: [.text("污染物", 16), .number("排放总量（千克）", 18)]
                + ["目标", "计划", "低值", "高值"].map { .number($0, 12) } + [.text("结论", 12)],
            rows: Pollutant.allCases.map { pollutant in
                let ratio = ratios[pollutant]
                return [.text(pollutant.symbol), .text(FigureText.kilograms(ratio.societyKilograms))]
                    + figures(ratio)
            })
    }

    private static func figures(_ ratio: RollUpRatio) -> [PublicReport.Table.Cell] {
        [
            .text(RatioText.percent(ratio.target)), .text(ratio.text(ratio.plan)), .text(ratio.text(ratio.low)),
            .text(ratio.text(ratio.high)), .text(ratio.verdict.title.zh),
        ]
    }

    private var segmentSection: PublicReport.Section {
        PublicReport.Section(
            title: "分级别时段",
            tables: [
                PublicReport.Table(
                    title: "各级别时段的减排比例",
                    columns: [.text("级别", 14), .text("首日", 12), .text("末日", 12), .text("污染物", 10)]
                        + ["目标", "计划", "低值", "高值"].map { .number($0, 12) } + [.text("结论", 12)],
                    rows: account.segments.flatMap { segment in
                        Pollutant.allCases.map { pollutant in
                            [
                                .text(segment.level?.name ?? "未达预警级别"), .text(segment.first.iso),
                                .text(segment.last.iso), .text(pollutant.symbol),
                            ] + Self.figures(segment.ratios[pollutant])
                        }
                    })
            ])
    }

    fileprivate var regionSection: PublicReport.Section {
        let present = account.rows.filter(\.isPresent)
        let missing = account.missing.map(Self.name).joined(separator: "、")
        return PublicReport.Section(
            title: "分地区", notes: account.missing.isEmpty ? [] : ["未报送：\(missing)。"],
            tables: [
                regionTable,
                PublicReport.Table(
                    title: "各地区自己的比例",
                    columns: [.text("地区", 22), .text("污染物", 12)]
                        + ["目标", "计划", "低值", "高值"].map { .number($0, 12) } + [.text("结论", 12)],
                    rows: present.flatMap { row in
                        Pollutant.allCases.map { pollutant in
                            [.text(Self.name(row.path)), .text(pollutant.symbol)]
                                + Self.figures(row.ratios[pollutant])
                        }
                    }),
                PublicReport.Table(
                    title: "各地区减排量（千克，含部门申报）",
                    columns: [.text("地区", 22), .text("值别", 12)] + .pollutants,
                    rows: present.flatMap { row in
                        let industry = row.industry
                        return PublicReport.Section.rows(
                            industry.plan + row.declared, industry.low + row.declared, industry.high + row.declared
                        ).map { [.text(Self.name(row.path))] + $0 }
                    }),
            ])
    }

    private var regionTable: PublicReport.Table {
        PublicReport.Table(
            title: "各地区级别和企业数",
            columns: [.text("地区", 22), .text("级别", 12)]
                + ["核算日数", "计入日数", "企业数", "应落实", "已判定", "已落实"].map { .number($0, 12) },
            rows: account.rows.map { row in
                guard row.isPresent else {
                    return [.text(Self.name(row.path)), .text("未报送")] + Array(repeating: .text(nil), count: 6)
                }
                let industry = row.industry
                let counts = [
                    row.accountedDays, row.countedDays, industry.enterprises, industry.required, industry.judged,
                    industry.implemented,
                ]
                return [
                    .text(Self.name(row.path)),
                    .text(row.levels.isEmpty ? nil : row.levels.map(\.name).joined(separator: "、")),
                ] + counts.map { .count($0) }
            })
    }

    fileprivate var namedCounties: [GroupAccount] {
        account.counties.map { county in
            var group = county.group
            group.name = Self.name(county.path + [group.name ?? DailyReport.unnamed])
            return group
        }
    }
}
