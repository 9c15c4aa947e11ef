import Accounting
import Diagnostics
import EmissionModel

extension Uncertainty {
    /// How the intervals of the ratios came about and what widens them, in words that whoever has to defend them may read
    /// out.
    ///
    /// - Parameters:
    ///   - drift: of emission per production, as the profile has it.
    ///   - giantNames: by identifier; an enterprise without one is not named.
    func sentences(drift: PerPollutant<Ratio>, giantNames: [String: String]) -> [LocalizedText] {
        guard judged > 0 else { return [givenOnly, driftSentence(drift)] }
        return [check, giantSentence(giantNames), shortPasts, driftSentence(drift)].compactMap { $0 }
    }

    private var givenOnly: LocalizedText {
        LocalizedText(
            zh: "没有企业按推算的基线判定，区间不含基线误差。",
            en: "No enterprise is judged by a computed baseline: the interval holds no error of baselines.")
    }

    private var check: LocalizedText {
        guard !isBound else {
            return LocalizedText(
                zh: "可供检验的过去时段只有 \(windows) 个，不足 \(Self.leastWindows) 个，看不出各企业的误差如何相互抵消，"
                    + "区间按所有企业同时偏低、同时偏高的最宽情形给出，不给达标概率。",
                en:
                    "Only \(windows) past windows can be checked, fewer than \(Self.leastWindows): the interval is the widest, "
                    + "all baselines too high or too low at once, and no probability is given.")
        }
        return LocalizedText(
            zh: "区间的检验办法：拿过去 \(windows) 个没有预警的时段（各 \(windowDays) 天，避开法定节假日和春节前后），假装当时启动了响应，"
                + "用同样的方法推算基线，与实际用电比较；把同一时段里各企业的误差放在一起，代入本次核算。"
                + "90%区间从低值的 5% 分位到高值的 95% 分位；缺数据的企业会把区间拉宽。落实度只在 0 至 100% 之间：普遍落实时，"
                + "基线的误差多使减排量偏低，真值高于上端的多于 5%，低于下端的很少；普遍没有落实时，误差会显出少量并不存在的减排。",
            en:
                "Checked on \(windows) past windows of \(windowDays) days without a response: the errors of all enterprises in the "
                + "same window are put into this account together. The interval runs from 5 % of the low ratio to 95 % of "
                + "the high one; missing data widen it. An attainment lies from 0 to 1: where most measures were carried out the "
                + "truth is seldom below the interval and above it more often than once in twenty; where hardly any was, errors "
                + "show a small reduction that is none.")
    }

    private func giantSentence(_ names: [String: String]) -> LocalizedText? {
        guard !giants.isEmpty, !isBound else { return nil }
        let known = giants.compactMap { names[$0] }
        let list = known.isEmpty ? "" : "（\(known.joined(separator: "、"))）"
        return LocalizedText(
            zh: "基线占合计 5% 以上的 \(giants.count) 家企业\(list)单独看待：其误差放大到各自的 90%区间，不指望被其他企业抵消。",
            en: "\(giants.count) enterprises over 5 % of the baselines count with their own full interval.")
    }

    private var shortPasts: LocalizedText? {
        let short = judged - ownHistory
        guard short > 0 else { return nil }
        return LocalizedText(
            zh: "按推算基线判定的 \(judged) 家企业中，\(short) 家自身可检验的时段不足 \(Self.leastWindows) 个，按用电平稳程度相近的企业估计误差。",
            en:
                "\(short) of \(judged) enterprises have too short a past of their own and take the errors of similar ones."
        )
    }

    private func driftSentence(_ drift: PerPollutant<Ratio>) -> LocalizedText {
        let figures = Pollutant.allCases.map { "\($0.symbol) \(FigureText.percent(drift[$0].value, decimals: 1))" }
        return LocalizedText(
            zh: "区间另计入单位产量排放强度的波动（\(figures.joined(separator: "、"))）；移动源、扬尘源等申报的减排量没有区间，按申报数计入。",
            en:
                "Added: the drift of emission per production (\(figures.joined(separator: ", "))). Declared reductions have no "
                + "interval.")
    }
}

extension BaselineError {
    /// `-18.0%～+22.0%`.
    var intervalText: String {
        "\(Self.signed(interval.lowerBound))～\(Self.signed(interval.upperBound))"
    }

    private static func signed(_ share: Double) -> String {
        let text = FigureText.percent(share, decimals: 1)
        return share > 0 ? "+" + text : text
    }

    var basisText: String {
        switch basis {
        case .own: "本企业"
        case .similarEnterprises: "本地相近企业"
        case .published: "公开实测"
        }
    }
}

extension EnterpriseAccount {
    /// How its baseline was checked, and what follows for its attainment; nil where it has no interval.
    var errorSentence: String? {
        guard let error = baselineError else { return nil }
        let method = "基线按\(baselineMethod.title.zh)推算"
        let range = "十次里有九次误差在 \(error.intervalText) 之内"
        let checked =
            switch error.basis {
            case .own: "拿本企业过去 \(error.windows) 个没有预警的同长时段检验，\(range)"
            case .similarEnterprises:
                "本企业可检验的过去时段只有 \(error.windows) 个，改用本地用电平稳程度相近的企业检验，\(range)"
            case .published:
                "本企业可检验的过去时段只有 \(error.windows) 个，改用公开的 1,454 家企业实测中用电平稳程度相近者，\(range)"
            }
        guard let attainment90 else { return "\(method)。\(checked)。" }
        return "\(method)。\(checked)；因此落实度在 \(FigureText.interval(attainment90, decimals: 0)) 之间。"
    }
}
