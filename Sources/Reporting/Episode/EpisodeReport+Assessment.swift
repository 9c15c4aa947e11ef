import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

/// 评估与改进: sentences that follow from the figures; what the figures cannot say is left for the writer to fill in.
extension EpisodeReport {
    /// 采取的措施.
    var measuresTaken: [String] {
        let hours = account.segments.map { "\($0.level?.name ?? "未达预警级别") \(FigureText.hours($0.minutes)) 小时" }
        let voluntary = account.voluntary.count
        let guarantees = account.guarantees.count
        return [
            "本次过程计入核算的响应时间 \(FigureText.hours(account.minutes)) 小时"
                + (hours.isEmpty ? "" : "，其中" + hours.joined(separator: "、")) + "。",
            "清单内企业 \(account.enterprises.count) 家，其中应落实强制性措施 \(account.coverage.required) 家，"
                + "自主减排 \(voluntary) 家，保障类和以量（热）定产 \(guarantees) 家。",
        ] + account.partDays.map { $0.sentence.zh + "。" }
    }

    /// 取得的成效.
    var results: [String] {
        let implementation = account.implementation
        return [
            "应落实的企业中有电量证据可以判定 \(account.coverage.judged) 家，已落实 \(implementation.implemented) 家，"
                + "落实率（按户数）\(RatioText.percent(implementation.count))。",
            base.conclusion,
        ]
            + Pollutant.allCases.map { pollutant in
                let ratio = account.ratios[pollutant]
                return "\(pollutant.symbol) 减排比例 \(ratio.text(ratio.low))～\(ratio.text(ratio.high))，"
                    + "目标 \(RatioText.percent(ratio.target))，按清单全部落实可达 \(ratio.text(ratio.plan))。"
            } + told(\.results)
    }

    /// What departments themselves wrote, each with its name.
    private func told(_ key: (DepartmentWork) -> String?) -> [String] {
        work.compactMap { work in key(work).map { "\(work.department)：\($0)" } }
    }

    /// 发现的问题.
    var problems: [String] {
        var lines: [String] = []
        func add(_ outcome: Outcome, _ phrase: String) {
            let count = account.implementation.count(of: outcome)
            if count > 0 { lines.append("\(phrase) \(count) 家。") }
        }
        add(.suspected, "按用电核算疑似未落实措施的企业")
        add(.increased, "响应期间用电不降反升的企业")
        add(.partial, "部分落实的企业")
        add(.overCap, "用电超过核定上限的企业")
        add(.noData, "缺少用电量、不能核算的企业")
        add(.weakBaseline, "基线不足、不能核算的企业")
        if !conflicts.isEmpty { lines.append("旁证不一致、待现场核查 \(conflicts.count) 家次。") }
        lines += base.received.filter { !$0.missing.isEmpty }.map {
            "“\($0.rule.title.zh)”未报送：\($0.missing.joined(separator: "、"))。"
        }
        let unchecked = uncheckedLeads
        if !unchecked.isEmpty { lines.append("线索企业中台账没有现场核查记录的 \(unchecked.count) 家。") }
        lines += told(\.problems)
        return lines.isEmpty ? ["按现有数据没有发现未落实的情况。"] : lines
    }

    /// 改进措施.
    var improvements: [String] {
        var lines: [String] = []
        if !uncheckedLeads.isEmpty { lines.append("对尚无核查记录的 \(uncheckedLeads.count) 家线索企业逐一现场核查，核查结果录入台账。") }
        let blind = [Outcome.noData, .weakBaseline].reduce(0) { $0 + account.implementation.count(of: $1) }
        if blind > 0 { lines.append("会同供电公司补齐 \(blind) 家企业的用电户号和电量。") }
        for shortfall in Shortfall.all(of: account) {
            let lacking = shortfall.lackingInPlan
            lines.append(
                lacking > .zero
                    ? "\(shortfall.scope) \(shortfall.pollutant.symbol) 即使清单全部落实仍差 \(FigureText.kilograms(lacking)) 千克，须增补减排措施，或按程序申请核减。"
                    : "\(shortfall.scope) \(shortfall.pollutant.symbol) 清单足以达到目标，须督促落实。")
        }
        return lines + told(\.improvements)
    }

    /// Leads of which no on-site check is in the ledger.
    var uncheckedLeads: [EnterpriseAccount] {
        let checked = Set(checks.map(\.enterpriseID))
        return account.leads.filter { !checked.contains($0.enterprise.id) }
    }
}
