public import Accounting
public import Diagnostics
import EmissionModel

/// An account on a terminal of 80 columns: response, ratios with target and verdict, coverage, leads.
public enum AccountText {
    public static func text(_ account: CityAccount, cutoff: String? = nil, language: Language) -> String {
        let words = AccountWords(language: language)
        var sections = [head(account, cutoff: cutoff, words), ratios(account.ratios, account, words)]
        for segment in account.segments where account.segments.count > 1 {
            let title = segment.level?.title[language] ?? words("未达预警级别", "below the warning levels")
            let hours = FigureText.hours(segment.minutes)
            let (from, to) = segment.span
            sections.append(
                "\(title)  \(from) … \(to)  \(hours) h\n"
                    + ratios(segment.ratios, account, words))
        }
        sections.append(coverage(account, words))
        sections.append(uncertainty(account, words))
        sections.append(comparison(account, words))
        sections.append(leads(account, words))
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func head(_ account: CityAccount, cutoff: String?, _ words: AccountWords) -> String {
        let days: String =
            switch account.scope {
            case .day(let day): day.iso
            case .episode(let first, let last): "\(first.iso) … \(last.iso)"
            }
        let level = account.level?.title[words.language] ?? words("未达预警级别", "below the warning levels")
        let title = "\(visible(account.region))  \(days)  \(level)  \(visible(account.episodeID))"
        let data =
            words("响应 ", "in force ") + FigureText.hours(account.minutes) + " h  "
            + words("数据截止 ", "cut-off ") + (cutoff ?? FigureText.dash)
        let notes = account.partDays.map { folded(words("提示：", "note: ") + $0.sentence[words.language]) }
        let verdict = words("总体结论：", "verdict: ") + account.verdict.title[words.language]
        return title + "\n" + data + "\n" + notes.joined() + verdict + "\n"
    }

    private static func ratios(
        _ ratios: PerPollutant<RatioAccount>, _ account: CityAccount, _ words: AccountWords
    ) -> String {
        var table = TextTable([
            ("", .left, 4), (words("目标", "target"), .right, 12), (words("计划", "plan"), .right, 12),
            (words("低值", "low"), .right, 24), (words("高值", "high"), .right, 24),
            (words("覆盖率", "coverage"), .right, 12), (words("结论", "verdict"), .left, 12),
        ])
        for pollutant in Pollutant.allCases {
            let ratio = ratios[pollutant]
            table.add([
                pollutant.symbol, RatioText.percent(ratio.target), ratio.text(ratio.plan), ratio.text(ratio.low),
                ratio.text(ratio.high), RatioText.percent(account.coverage.planMass[pollutant]),
                ratio.verdict.title[words.language],
            ])
        }
        let notes = VerdictNote.allCases.compactMap { note -> String? in
            let concerned = Pollutant.allCases.filter { ratios[$0].notes.contains(note) }
            guard !concerned.isEmpty else { return nil }
            let names = concerned.map(\.symbol).joined(separator: words("、", ", "))
            return folded(names + words("：", ": ") + note.sentence[words.language])
        }
        return table.text() + notes.joined()
    }

    private static func coverage(_ account: CityAccount, _ words: AccountWords) -> String {
        let coverage = account.coverage
        let implementation = account.implementation
        let outcomes = implementation.outcomes.filter { $0.enterprises > 0 }.map {
            "\($0.outcome.title[words.language]) \($0.enterprises)"
        }
        return words("应落实 ", "required ") + "\(coverage.required)" + words("，已判定 ", ", judged ")
            + "\(coverage.judged)" + words("，已落实 ", ", implemented ") + "\(implementation.implemented)"
            + words("（落实率 ", " (") + RatioText.percent(implementation.count) + words("）", ")") + "\n"
            + wrapped(outcomes, separator: words("，", ", "))
    }

    /// The intervals of the ratios, where there are any.
    private static func uncertainty(_ account: CityAccount, _ words: AccountWords) -> String {
        let lines = Pollutant.allCases.compactMap { pollutant -> String? in
            let ratio = account.ratios[pollutant]
            guard let interval = ratio.interval90 else { return nil }
            let probability = FigureText.probability(ratio.probabilityMet)
            return "  \(pollutant.symbol)  \(FigureText.interval(interval))  "
                + words("达标概率 ", "probability ") + probability + "\n"
        }
        return lines.isEmpty ? "" : words("90%区间\n", "90 % interval\n") + lines.joined()
    }

    /// How far the comparison group moved, a sentence a day; nothing where none is used.
    private static func comparison(_ account: CityAccount, _ words: AccountWords) -> String {
        guard let comparison = account.comparison else { return "" }
        return words("对照组\n", "Comparison group\n")
            + comparison.sentences.map { folded($0[words.language]) }.joined()
    }

    /// A sentence in lines of at most 80 columns, indented. A line ends at a blank or beside a Chinese character, never
    /// within a number or a word, and none begins with what closes the one before.
    static func folded(_ sentence: String) -> String {
        var lines = ["  "]
        for piece in pieces(of: sentence) {
            let isFirst = lines[lines.count - 1] == "  "
            if isFirst, piece == " " { continue }
            if !isFirst, TerminalWidth.of(lines[lines.count - 1] + piece) > 80 { lines.append("  ") }
            if piece != " " || lines[lines.count - 1] != "  " { lines[lines.count - 1] += piece }
        }
        return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) + "\n" }.joined()
    }

    /// What stays together: a word or a number, a Chinese character with the signs that close it.
    private static func pieces(of sentence: String) -> [String] {
        var pieces: [String] = []
        for character in sentence {
            let last = pieces.last?.last
            let joins =
                last.map { last in
                    closing.contains(character) && last != " " || opening.contains(last)
                        || character.isASCII && last.isASCII && character != " " && last != " "
                } ?? false
            // A word longer than a line is cut.
            if joins, let piece = pieces.last, TerminalWidth.of(piece) < 78 {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }

    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "”", "》", "！", "？", "%", "…"]
    private static let opening: Set<Character> = ["（", "“", "《", "≥", "≤"]

    /// Short texts side by side, in lines of at most 80 columns.
    private static func wrapped(_ texts: [String], separator: String) -> String {
        var lines: [String] = []
        for text in texts {
            let longer = lines.last.map { $0 + separator + text }
            if let longer, TerminalWidth.of(longer) < 80 {
                lines[lines.count - 1] = longer
            } else {
                lines.append(text)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func leads(_ account: CityAccount, _ words: AccountWords) -> String {
        guard !account.leads.isEmpty else { return words("没有线索\n", "no leads\n") }
        var table = TextTable([
            (words("编号", "id"), .left, 12), (words("企业", "enterprise"), .left, 18),
            (words("县区", "county"), .left, 10), (words("用电降幅", "drop"), .right, 12),
            (words("落实度", "attainment"), .right, 12), (words("结果", "outcome"), .left, 26),
        ])
        for lead in account.leads {
            table.add([
                visible(lead.enterprise.id), visible(lead.enterprise.name), visible(lead.enterprise.county),
                RatioText.percent(lead.drop), RatioText.percent(lead.attainment), lead.outcome.title[words.language],
            ])
        }
        return words("线索（请现场核查）\n", "Leads (for on-site checks)\n") + table.text()
    }

    /// Names from outside send no control character to a terminal.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return category == .control || category == .lineSeparator || category == .paragraphSeparator
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}

/// The reader's language for words that stand in one place only.
struct AccountWords {
    let language: Language

    func callAsFunction(_ zh: String, _ en: String) -> String {
        language == .zh ? zh : en
    }
}

extension RatioAccount {
    /// A ratio of this pollutant, on the right side of its target.
    func text(_ ratio: Ratio?) -> String { RatioText.percent(ratio, keepingSideOf: [target]) }
}
