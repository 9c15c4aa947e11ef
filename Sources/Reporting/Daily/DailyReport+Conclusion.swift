import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

extension DailyReport {
    /// The overall verdict in a sentence.
    var conclusion: String {
        if isPartDay, account.partDays.allSatisfy({ $0.reason == .belowLevels }) {
            let subject = kind == .daily ? "本日" : "本次"
            return "\(subject)为未达到预警启动条件的污染过程，没有减排目标，只列企业用电情况，不作减排目标完成情况的结论。"
        }
        if isPartDay, kind != .daily {
            return "各日响应均不满整日或级别有调整，日电量不能拆分到时段，不作减排目标完成情况的结论。"
        }
        if isPartDay { return "本日响应不满整日或级别有调整，日电量不能拆分到时段，不作减排目标完成情况的结论。" }
        let parts = [Verdict.met, .notMet, .undetermined].compactMap { verdict -> String? in
            let concerned = Pollutant.allCases.filter { account.ratios[$0].verdict == verdict }.map(\.symbol)
            guard !concerned.isEmpty else { return nil }
            return "\(concerned.joined(separator: "、"))\(Self.reason(verdict))"
        }
        return parts.joined(separator: "；") + "。总体结论：\(account.verdict.title.zh)。"
    }

    private static func reason(_ verdict: Verdict) -> String {
        switch verdict {
        case .met: "达到减排目标"
        case .notMet: "即使缺证据的企业都按完成计划计，仍未达到减排目标"
        case .undetermined: "现有证据不足以判定（待定）"
        }
    }

    var title: String {
        switch kind {
        case .episode: "\(account.region)重污染天气过程总结评估"
        case .workSummary: "\(account.region)重污染天气应对工作总结"
        case .submission: "\(account.region)重污染天气应急响应报送材料"
        default: "\(account.region)重污染天气每日应对报告"
        }
    }

    /// 2026年1月8日, or first and last day.
    var dateText: String {
        switch account.scope {
        case .day(let day): day.chinese
        case .episode(let first, let last): "\(first.chinese)至\(last.chinese)"
        }
    }

    /// 第 2 次修订, nil for the first issue.
    var revisionText: String? { revision.number > 1 ? "第 \(revision.number - 1) 次修订" : nil }
}
