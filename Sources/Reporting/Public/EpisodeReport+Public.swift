import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

extension EpisodeReport {
    /// The summary as it may be published (plans 000 6.6, 003 五(四)): air, levels and totals; no problems, no checks, no
    /// department's own text.
    public func publicEdition(_ secrets: SecretWords) -> PublicReport {
        let areas = jurisdiction.profile.areas.isEmpty ? [] : base.areas
        let published = PublicAccount(account, areas: areas, secrets)
        let responseName = account.level.flatMap { jurisdiction.profile.responseNames[$0] }
        return PublicReport(
            title: "\(account.region)重污染天气过程应对情况（公开版）",
            subject: base.dateText + (base.revisionText.map { "（\($0)）" } ?? ""), region: account.region,
            day: base.day, conclusion: base.conclusion,
            sections: [
                .response(base.response, account, name: responseName), airSection,
                .ratios(
                    account.ratios,
                    notes: base.publicRatioNotes + base.publicUncertaintyNotes + base.publicComparisonNotes),
                segmentSection,
                .implementation(account),
                .groups(published),
            ] + PublicReport.Section.lists(published, level: account.level) + [.withheld(published)],
            json: published.json(
                profile: jurisdiction.profile.id, cutoff: base.cutoff, inventoryVersion: base.inventoryVersion,
                inputsDigest: base.inputsDigest),
            secrets)
    }

    private var airSection: PublicReport.Section {
        PublicReport.Section(
            title: "空气质量", notes: air.isEmpty ? ["台账中没有过程期间的空气质量数据。"] : [],
            tables: air.isEmpty
                ? []
                : [
                    PublicReport.Table(
                        title: "逐日空气质量",
                        columns: [.text("日期", 14), .number("AQI", 10), .text("首要污染物", 18)],
                        rows: air.map { day in
                            [
                                .text(day.day.iso), day.aqi.map { .count($0) } ?? .text(nil),
                                .text(day.primaryPollutant),
                            ]
                        })
                ])
    }

    /// One row a level segment and pollutant.
    private var segmentSection: PublicReport.Section {
        PublicReport.Section(
            title: "分级别时段",
            tables: [
                PublicReport.Table(
                    title: "各级别时段的减排比例",
                    columns: [
                        .text("级别", 10), .text("起", 12), .text("止", 12), .text("污染物", 10), .number("目标", 10),
                        .number("低值", 10), .number("高值", 10), .text("结论", 10),
                    ],
                    rows: account.segments.flatMap { segment in
                        Pollutant.allCases.map { pollutant in
                            let ratio = segment.ratios[pollutant]
                            return [
                                .text(segment.level?.name), .text(segment.first.iso), .text(segment.last.iso),
                                .text(pollutant.symbol), .text(RatioText.percent(ratio.target)),
                                .text(ratio.text(ratio.low)), .text(ratio.text(ratio.high)),
                                .text(ratio.verdict.title.zh),
                            ]
                        }
                    })
            ])
    }
}

extension DailyReport {
    /// What is to be said beside the ratios, pollutant by pollutant.
    var publicRatioNotes: [String] {
        Pollutant.allCases.flatMap { pollutant in
            account.ratios[pollutant].notes.map { "\(pollutant.symbol)：\($0.sentence.zh)。" }
        }
    }

    /// How far the comparison group moved; nobody in it is named.
    var publicComparisonNotes: [String] { (account.comparison?.sentences ?? []).map(\.zh) }

    /// How the intervals came about; nobody is named.
    var publicUncertaintyNotes: [String] {
        account.uncertainty?.sentences(drift: jurisdiction.parameters.intensityDrift, giantNames: [:]).map(\.zh) ?? []
    }
}
