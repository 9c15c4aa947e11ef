import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Reporting

extension CityStatus {
    /// For a terminal of 80 columns.
    func text(_ language: Language) -> String {
        func words(_ zh: String, _ en: String) -> String { LocalizedText(zh: zh, en: en)[language] }
        var parts = ["\(books.city.jurisdiction.region)  \(now.iso)\n" + responseText(words)]
        parts.append(arrivedText(words))
        parts.append(DeadlineText.text(deadlines, at: now, language))
        parts.append(reportText(words, language))
        parts.append(
            pending.isEmpty
                ? words("没有待核定的事项\n", "nothing waits for a decision\n")
                : words("待核定 \(pending.count) 项：\n", "\(pending.count) wait for a decision:\n")
                    + pending.prefix(10).map { "  " + $0.text(language) + "\n" }.joined())
        if !terms.isEmpty {
            parts.append(
                words("核定与核减的期限：\n", "terms of decisions and targets:\n")
                    + terms.map { "  " + $0.text(language) + "\n" }.joined())
        }
        return parts.joined(separator: "\n")
    }

    private typealias Words = (String, String) -> String

    private func responseText(_ words: Words) -> String {
        guard !responses.isEmpty else { return words("没有正在实施的响应\n", "no response in force\n") }
        return responses.map { response in
            let level = response.level.map { words("\($0.name)预警（\($0.response.rawValue)级响应）", $0.rawValue) }
            let hours = (now.number - response.start.number) / 60
            let end = response.end.map { words("，\($0.iso) 解除", ", lifted \($0.iso)") } ?? ""
            return words(
                "过程 \(response.episode)：\(level ?? "未达预警级别")，自 \(response.since.iso)；"
                    + "已响应 \(hours) 小时\(end)\n",
                "\(response.episode): \(level ?? "below the levels"), since \(response.since.iso); \(hours) h\(end)\n")
        }.joined()
    }

    private func arrivedText(_ words: Words) -> String {
        let last = readings.last?.iso ?? "—"
        let missing = readings.accounts - readings.arrived
        var lines = [
            words(
                "用电量到 \(last)；\(readings.wanted.iso) 应有 \(readings.accounts) 户，已到 \(readings.arrived) 户",
                "readings up to \(last); of \(readings.wanted.iso) \(readings.arrived) of \(readings.accounts)")
        ]
        if missing > 0, !readings.missing.isEmpty {
            lines.append(words("  未到：", "  missing: ") + Self.few(readings.missing, of: missing, words))
        }
        let years = lists.map { "\($0.year.map(String.init) ?? words("未填年份", "no year")) \($0.enterprises)" }
        lines.append(
            words("企业清单（年份 家数）：", "lists (year, enterprises): ")
                + (years.isEmpty ? words("没有", "none") : years.joined(separator: words("，", ", "))))
        return lines.map { $0 + "\n" }.joined()
    }

    private static func few(_ names: [String], of count: Int, _ words: Words) -> String {
        let shown = names.prefix(4)
        return shown.joined(separator: words("、", ", "))
            + (count > shown.count ? words(" 等 \(count) 户", " and \(count - shown.count) more") : "")
    }

    /// The newest reports, as many as a screen holds.
    private func reportText(_ words: Words, _ language: Language) -> String {
        guard !reports.isEmpty else { return words("还没有写出报告\n", "no report yet\n") }
        let shown = reports.sorted { ($1.run, $0.subject, $0.kind) < ($0.run, $1.subject, $1.kind) }.prefix(12)
        var table = TextTable([
            (words("报告", "report"), .left, 20), (words("日期或过程", "about"), .left, 30),
            (words("版次", "revision"), .right, 8), (words("运行", "run"), .right, 6),
        ])
        for report in shown {
            let title = ReportRule.Kind(rawValue: report.kind)?.title[language] ?? report.kind
            table.add([title, report.subject, "r\(report.revision)", String(report.run)])
        }
        let rest = reports.count - shown.count
        return words("已写出的报告 \(reports.count) 份", "\(reports.count) reports")
            + (rest > 0 ? words("，最近 12 份：", ", the last 12:") : words("：", ":")) + "\n" + table.text()
    }
}

/// Deadlines as a table, or a sentence where there is none.
enum DeadlineText {
    static func text(_ deadlines: [ReportDeadline], at now: LocalMinute, _ language: Language) -> String {
        func words(_ zh: String, _ en: String) -> String { LocalizedText(zh: zh, en: en)[language] }
        guard !deadlines.isEmpty else { return words("没有未到期或逾期的报送事项\n", "nothing is due\n") }
        var table = TextTable([
            (words("报送时限", "deadline"), .left, 11), (words("剩余", "left"), .left, 18),
            (words("材料", "report"), .left, 22), (words("对象", "about"), .left, 10), (words("情况", "state"), .left, 10),
        ])
        for item in deadlines {
            table.add([
                item.due.map(Self.clock) ?? "—", item.leftText(at: now, language), item.rule.title[language],
                item.subject.folderName, item.stateText(language),
            ])
        }
        return table.text()
    }
    /// `12-17 24:00`: a deadline at midnight belongs to the day that ends with it.
    private static func clock(_ due: LocalMinute) -> String {
        guard due.minuteOfDay == 0 else { return String(due.iso.dropFirst(5)) }
        return LocalMinute(number: due.number - 1).day.iso.dropFirst(5) + " 24:00"
    }
}
