public import Accounting
public import Diagnostics
import EmissionModel

/// A gap on a terminal of 80 columns: what lacks, the proposed cuts, what they add, who was left out.
public enum GapText {
    public static func text(_ gap: GapAccount, language: Language) -> String {
        let words = AccountWords(language: language)
        let sections = [
            head(gap, words), figures(gap, words), unproven(gap, words), proposals(gap, words), exclusions(gap, words),
            findings(gap, words),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func head(_ gap: GapAccount, _ words: AccountWords) -> String {
        let basis: String =
            switch gap.basis {
            case .list(let level): words("清单全部执行", "the list fully carried out") + "  \(level.title[words.language])"
            case .day(let day): "\(day.iso)  \(words("低值", "low figures"))"
            case .episode(let id, let first, let last): "\(AccountText.visible(id))  \(first.iso) … \(last.iso)"
            }
        return "\(AccountText.visible(gap.region))  \(basis)\n" + conclusion(gap, words) + "\n"
    }

    private static func conclusion(_ gap: GapAccount, _ words: AccountWords) -> String {
        if gap.isMet == true { return words("四项污染物都达到目标，没有缺口", "every target is met, nothing is missing") }
        let count = gap.proposals.count
        switch gap.isClosed {
        case true?: return words("按下列 \(count) 项加严，缺口全部补足", "closed by \(count) further cuts")
        case false?: return words("缺口不能全部补足，下列加严尽其所能", "cannot be closed; these cuts do what can be done")
        case nil: return words("资料不全，缺口不能完整计算", "figures are missing: the gap cannot be told in full")
        }
    }

    private static func figures(_ gap: GapAccount, _ words: AccountWords) -> String {
        let isList = if case .list = gap.basis { true } else { false }
        var table = TextTable([
            ("", .left, 4), (words("目标", "target"), .right, 12),
            (isList ? words("计划", "plan") : words("低值", "low"), .right, 20),
            (words("缺口（kg）", "missing kg"), .right, 18), (words("百分点", "points"), .right, 12),
            (words("补足后", "after"), .right, 20), (words("仍缺（kg）", "left kg"), .right, 18),
        ])
        for pollutant in Pollutant.allCases {
            let figure = gap.figures[pollutant]
            table.add([
                pollutant.symbol, RatioText.percent(figure.target), figure.text(figure.provenRatio),
                FigureText.kilograms(figure.missing), figure.points, figure.text(figure.afterRatio),
                FigureText.kilograms(figure.missingAfter),
            ])
        }
        let made = Pollutant.allCases.filter { gap.figures[$0].isMetByInterchange }.map(\.symbol)
        let note = words("两者互相调剂后达到目标", "met together, by interchange")
        return table.text() + (made.isEmpty ? "" : "  " + made.joined(separator: "、") + words("：", ": ") + note + "\n")
    }

    /// Of an account: what is planned and not proven stands apart from what no plan gives.
    private static func unproven(_ gap: GapAccount, _ words: AccountWords) -> String {
        if case .list = gap.basis { return "" }
        guard gap.isMet != true else { return "" }
        var table = TextTable([
            ("", .left, 4), (words("计划已有而未证实（kg）", "planned, not proven kg"), .right, 24),
            (words("全部证实后", "all proven"), .right, 20), (words("计划之外还差（kg）", "beyond the plan kg"), .right, 20),
        ])
        for pollutant in Pollutant.allCases {
            let figure = gap.figures[pollutant]
            table.add([
                pollutant.symbol, FigureText.kilograms(figure.unproven), figure.text(figure.planRatio),
                FigureText.kilograms(figure.missing.map { max(.zero, $0 - figure.unproven) }),
            ])
        }
        return table.text()
    }

    private static func proposals(_ gap: GapAccount, _ words: AccountWords) -> String {
        guard !gap.proposals.isEmpty else { return "" }
        var table = TextTable([
            (words("编号", "id"), .left, 8), (words("企业", "enterprise"), .left, 16),
            (words("等级", "grade"), .left, 10), (words("现措施", "now"), .left, 14),
            (words("建议", "proposed"), .left, 10), (words("新增合计（kg）", "added kg"), .right, 16),
        ])
        var masses = TextTable(
            [(words("编号", "id"), .left, 8)] + Pollutant.allCases.map { ("\($0.symbol) kg", .right, 16) })
        for proposal in gap.proposals {
            let enterprise = proposal.enterprise
            let grade = enterprise.grade == .none ? enterprise.kind.name : enterprise.grade.rawValue
            table.add([
                AccountText.visible(enterprise.id), AccountText.visible(enterprise.name), grade,
                proposal.present[words.language], proposal.proposal[words.language],
                FigureText.kilograms(proposal.total),
            ])
            masses.add(
                [AccountText.visible(enterprise.id)]
                    + Pollutant.allCases.map { FigureText.kilograms(proposal.added[$0]) })
        }
        let remarks = gap.proposals.flatMap(\.remarks).map {
            AccountText.folded(AccountText.visible($0[words.language]))
        }
        return words("建议加严，新增减排最少的在前\n", "Further cuts, the least added first\n") + table.text() + "\n"
            + masses.text() + remarks.joined()
    }

    private static func exclusions(_ gap: GapAccount, _ words: AccountWords) -> String {
        guard !gap.exclusions.isEmpty else { return "" }
        let parts = gap.exclusions.map { "\($0.reason.title[words.language]) \($0.enterprises)" }
        return words("未列入加严的企业\n", "Not asked\n")
            + AccountText.folded(parts.joined(separator: words("，", ", ")))
    }

    private static func findings(_ gap: GapAccount, _ words: AccountWords) -> String {
        AccountingMessages.findings(of: gap).map { $0.text(words.language) + "\n" }.joined()
    }
}

extension GapFigure {
    func text(_ ratio: Ratio?) -> String { RatioText.percent(ratio, keepingSideOf: [target]) }

    /// `5.38`: percentage points below the target; 0 where it is met.
    var points: String {
        guard let target, let ratio = provenRatio, let missing else { return FigureText.dash }
        guard missing > .zero else { return "0" }
        return String(RatioText.percent(target - ratio, keepingSideOf: [.zero]).dropLast())
    }
}
