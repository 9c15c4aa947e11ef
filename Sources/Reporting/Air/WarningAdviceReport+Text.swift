import AirQuality
public import Diagnostics
import EmissionModel
import Jurisdiction

extension WarningAdviceReport {
    /// For a terminal of 80 columns: the recommended levels, the days where they are few, what could not be decided.
    /// - Parameter everything: all days and all findings; otherwise those of long series are cut short, and it is said.
    public func text(_ language: Language, everything: Bool = false) -> String {
        let words = AccountWords(language: language)
        return [
            head(words), episodes(words), dayTable(words, everything: everything), notes(words, everything: everything),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func head(_ words: AccountWords) -> String {
        let days = recommendation.days
        let range = [days.first?.day.iso, days.last?.day.iso].compactMap { $0 }.joined(separator: " … ")
        let kinds = kinds.map { $0.title[words.language] }.joined(separator: words("与", " and "))
        let hourly = isHourly ? words("小时值", "hourly") : words("日值", "daily")
        let place =
            stations.count > 1
            ? words("\(stations.count) 站平均", "mean of \(stations.count) stations")
            : AccountText.visible(stations.first ?? words("全市", "the city"))
        let title = AccountText.visible(jurisdiction.region) + "  \(range)\n"
        let data = [kinds, hourly, place, standards.joined(separator: "、")].joined(separator: "  ")
        return title + data + "\n"
            + AccountText.folded(words("按预案条件建议，以发布的预警为准", "a proposal under the plan; the issued warning rules"))
    }

    private func episodes(_ words: AccountWords) -> String {
        guard !recommendation.episodes.isEmpty else {
            return words("没有达到预警条件的过程\n", "no process meets the conditions of a warning\n")
        }
        var table = TextTable([
            ("", .right, 4), (words("级别", "level"), .left, 8), (words("起", "from"), .left, 16),
            (words("止", "to"), .left, 16), (words("事由", "why"), .left, 12), (words("最高AQI", "AQI"), .right, 8),
        ])
        for (number, episode) in recommendation.episodes.enumerated() {
            for (place, interval) in episode.intervals.enumerated() {
                table.add([
                    place == 0 ? "\(number + 1)" : "", interval.level.shortTitle[words.language], interval.from.iso,
                    interval.to?.iso ?? words("未定", "not known"), interval.cause.title[words.language],
                    place == 0 ? episode.largestIndex.map(String.init) ?? FigureText.dash : "",
                ])
            }
        }
        return table.text() + remarks(words)
    }

    /// What the table has no column for.
    private func remarks(_ words: AccountWords) -> String {
        recommendation.episodes.enumerated().map { number, episode in
            var parts: [String] = []
            if episode.processes > 1 {
                parts.append(words("\(episode.processes) 段合并为一次过程", "\(episode.processes) processes as one"))
            }
            if episode.release == nil, let last = episode.lastAbove {
                parts.append(words("解除不早于 \(last.iso)", "released no earlier than \(last.iso)"))
            }
            if let superior = episode.superior {
                let name = AccountText.visible(superior)
                parts.append(words("依上级“\(name)”的预警", "by the warning of \(name)"))
            }
            guard !parts.isEmpty else { return "" }
            return AccountText.folded("\(number + 1)：" + parts.joined(separator: words("；", "; ")))
        }.joined()
    }

    private func dayTable(_ words: AccountWords, everything: Bool) -> String {
        let days = recommendation.days
        guard everything || days.count <= Self.fewDays else { return "" }
        var table = TextTable([
            (words("日期", "date"), .left, 10), ("AQI", .right, 5), (words("不计臭氧", "no O3"), .right, 8),
            (words("首要污染物", "primary"), .left, 16), ("PM2.5", .right, 8), ("PM10", .right, 8),
            (words("建议", "level"), .left, 8), ("", .left, 12),
        ])
        for day in days {
            table.add([
                day.day.iso, day.aqi.map(String.init) ?? FigureText.dash,
                day.aqiWithoutOzone.map(String.init) ?? FigureText.dash,
                day.primary.map(\.symbol).joined(separator: "、"), concentration(day, .pm25), concentration(day, .pm10),
                recommendation.level(on: day.day)?.shortTitle[words.language] ?? "",
                day.isDust ? words("沙尘", "dust") : day.kind == .forecast ? day.kind.title[words.language] : "",
            ])
        }
        return table.text()
    }

    private func concentration(_ day: AirQualityDay, _ pollutant: AirPollutant) -> String {
        day.means[pollutant].map { String(Int(($0.micrograms).rounded())) } ?? FigureText.dash
    }

    private func notes(_ words: AccountWords, everything: Bool) -> String {
        let shown = everything ? findings : Array(findings.prefix(Self.fewFindings))
        let rest = findings.count - shown.count
        let more =
            rest > 0
            ? words("另有 \(rest) 条，用 --verbose 或 --format json 查看\n", "\(rest) more with --verbose or --format json\n")
            : ""
        return shown.map { AccountText.folded($0.text(words.language)) }.joined() + more
    }

    private static let fewDays = 31
    private static let fewFindings = 20
}

extension WarningLevel {
    /// 橙色; orange.
    var shortTitle: LocalizedText { LocalizedText(zh: name, en: rawValue) }
}

extension RecommendedEpisode.Interval.Cause {
    var title: LocalizedText {
        switch self {
        case .start: LocalizedText(zh: "启动", en: "start")
        case .upgrade: LocalizedText(zh: "升级", en: "upgrade")
        case .downgrade: LocalizedText(zh: "降级", en: "downgrade")
        }
    }
}
