import Accounting
public import Diagnostics
import EmissionModel

extension DifferenceReport {
    /// For a terminal of 80 columns.
    public func text(_ language: Language) -> String {
        let words = AccountWords(language: language)
        let head = "\(AccountText.visible(region))  \(before.text(words)) → \(after.text(words))\n" + received(words)
        if isEmpty { return head + words("没有差别\n", "no difference\n") }
        return ([head] + changed.map { DifferenceText(subject: $0, words: words).text() }).joined(separator: "\n")
    }

    private func received(_ words: AccountWords) -> String {
        guard !files.isEmpty else { return "" }
        let names = files.prefix(8).map { "#\($0.number) \(AccountText.visible($0.name))" }
        let rest = files.count > 8 ? words(" 等 \(files.count) 个", " and \(files.count - 8) more") : ""
        return AccountText.folded(
            words("其间收到：", "received between: ") + names.joined(separator: words("、", ", ")) + rest)
    }
}

extension DifferenceReport.State {
    fileprivate func text(_ words: AccountWords) -> String {
        let file = lastFile.map { "#\($0)" }
        guard let run else { return name == file ? name : [name, file].compactMap { $0 }.joined(separator: " ") }
        return words("第 \(run) 次运行", "run \(run)") + (file.map { words("（\($0)）", " (\($0))") } ?? "")
    }
}

/// One day or episode of a difference.
struct DifferenceText {
    let subject: DifferenceReport.Subject
    let words: AccountWords

    private var difference: Difference { subject.difference }

    func text() -> String {
        ([head] + tables + subject.causes.map(cause)).joined(separator: "\n")
    }

    private var head: String {
        let (before, after) = (difference.before, difference.after)
        let level = Self.change(before.level?.title[words.language], after.level?.title[words.language])
        let title = [subject.region, subject.date?.iso, AccountText.visible(subject.episode), level].compactMap { $0 }
        let inputs = subject.inputs.map { $0[words.language] }
        return title.joined(separator: "  ") + "\n" + words("总体结论：", "verdict: ")
            + Self.change(before.verdict?.title[words.language], after.verdict?.title[words.language]) + "\n"
            + (inputs.isEmpty
                ? ""
                : AccountText.folded(
                    words("不同的依据：", "other inputs: ") + inputs.joined(separator: words("、", ", "))))
    }

    private static func change(_ before: String?, _ after: String?) -> String {
        let (before, after) = (before ?? FigureText.dash, after ?? FigureText.dash)
        return before == after ? before : "\(before) → \(after)"
    }

    // MARK: Figures

    private static let shown: [ComparedFigure] = [
        .low, .high, .plan, .target, .society, .lowMass, .highMass, .planMass,
    ]

    private var tables: [String] {
        Self.shown.filter { figure in Pollutant.allCases.contains { difference.changes(figure, of: $0) } }.map(table)
    }

    private func table(_ figure: ComparedFigure) -> String {
        let columns = Pollutant.allCases.map { DifferenceColumn(difference, figure, $0) }
        var table = TextTable(
            [(figure.title[words.language], .left, 16)] + Pollutant.allCases.map { ($0.symbol, .right, 14) })
        table.add([words("原", "before")] + columns.map(\.before))
        for (index, step) in difference.steps.enumerated() where columns.contains(where: { $0.moves(at: index) }) {
            table.add(["  " + step.cause.title[words.language]] + columns.map { $0.change(at: index) })
        }
        table.add([words("现", "after")] + columns.map(\.after))
        if figure == .low {
            table.add(
                [words("结论", "verdict")]
                    + Pollutant.allCases.map { pollutant in
                        let after = difference.after.verdicts[pollutant]?.title[words.language] ?? FigureText.dash
                        let isSame = difference.before.verdicts[pollutant] == difference.after.verdicts[pollutant]
                        return isSame ? after : "→" + after
                    })
        }
        return table.text()
    }

    // MARK: Causes

    private static let enterprisesShown = 5

    private func cause(_ cause: DifferenceReport.Cause) -> String {
        let pairs = cause.step.enterprises
        let moved = pairs.filter { $0.weight > 0 || $0.before?.outcome != $0.after?.outcome }
        var lines = [
            cause.step.cause.title[words.language]
                + words(
                    "：\(cause.rowCount) 处，\(moved.count) 家企业变化",
                    ": \(cause.rowCount) rows, \(moved.count) enterprises moved")
        ]
        lines += moved.prefix(Self.enterprisesShown).map(enterprise)
        if moved.count > Self.enterprisesShown {
            let rest = moved.count - Self.enterprisesShown
            lines.append("  " + words("其余 \(rest) 家见 --format json", "\(rest) more in --format json"))
        }
        lines += cause.rows.map(row)
        if cause.rowCount > cause.rows.count {
            let rest = cause.rowCount - cause.rows.count
            lines.append("  " + words("其余 \(rest) 处未列出（--rows 可多列）", "\(rest) more rows (--rows lists more)"))
        }
        return lines.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
    }

    private func enterprise(_ pair: Difference.EnterprisePair) -> String {
        let outcome = Self.change(
            pair.before?.outcome.title[words.language], pair.after?.outcome.title[words.language])
        let masses = pair.change(of: \.low).values.reduce(.zero, +)
        let id = AccountText.visible(pair.enterprise?.id ?? "")
        let name = AccountText.visible(pair.enterprise?.name ?? "")
        let low = words("低值四项合计 ", "low, all four ") + SignedText.kilograms(masses) + " kg"
        return AccountText.folded("\(id) \(name)  \(outcome)  \(low)")
    }

    private func row(_ row: ChangedRow) -> String {
        let fields = row.fields.prefix(6).map { field in
            "\(field.name) \(Self.change(field.before, field.after))"
        }
        let rest = row.fields.count > 6 ? " …" : ""
        let what = "· \(row.table) \(row.key)：\(fields.joined(separator: "，"))\(rest)"
        let places = [row.before, row.after].compactMap { $0.map { AccountText.visible($0.text) } }
        return AccountText.folded(AccountText.visible(what))
            + (places.isEmpty ? "" : "    " + AccountText.folded(places.joined(separator: " → ")).dropFirst(2))
    }
}
