import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

extension ListReport {
    var title: String { "\(account.region)重污染天气应急减排清单校核" }

    var dateText: String { "\(year)年清单" }

    /// 第 2 次修订, nil for the first issue.
    var revisionText: String? { revision.number > 1 ? "第 \(revision.number - 1) 次修订" : nil }

    /// What full execution gives at each level.
    var conclusion: String {
        let levels = account.levels.values.map { plan in
            let parts = [Verdict.met, .notMet, .undetermined].compactMap { verdict -> String? in
                let concerned = Pollutant.allCases.filter { plan.ratios[$0].verdict == verdict }
                guard !concerned.isEmpty else { return nil }
                let names = concerned.count == 4 ? "四项污染物" : concerned.map(\.symbol).joined(separator: "、")
                return names + Self.words(verdict)
            }
            return "\(plan.level.name)预警\(parts.joined(separator: "，"))"
        }
        return "清单全部执行时，" + levels.joined(separator: "；") + "。"
    }

    private static func words(_ verdict: Verdict) -> String {
        switch verdict {
        case .met: "达到减排目标"
        case .notMet: "达不到减排目标"
        case .undetermined: "因资料不全不能判断"
        }
    }

    /// `错误 2 件，警告 3 件，提示 0 件`.
    var findingCounts: String {
        let severities: [Severity] = [.fatal, .error, .warning, .notice]
        let counts = severities.map { severity in (severity, findings.count { $0.severity == severity }) }
        return counts.filter { $0.0 != .fatal || $0.1 > 0 }.map { "\($0.0.name.zh) \($0.1) 件" }
            .joined(separator: "，")
    }

    /// The submissions of lists that are ours, in the order of the profile.
    var dueRules: [ReportRule] {
        jurisdiction.reportRules.filter { $0.kind == .listCheck && $0.direction != .received }
    }

    /// The last minute for this year's list; nil where the plan states no day.
    func deadline(of rule: ReportRule) -> String? { rule.due.deadline(year: year).map(FigureText.deadline) }

    /// The covering words of one submission, without place and date, which are the signer's.
    func coveringWords(_ rule: ReportRule) -> String {
        let content = rule.contents.isEmpty ? "\(account.region)应急减排清单" : rule.contents.joined(separator: "、")
        let sources = account.sources.isEmpty ? "" : "，移动源、扬尘源等 \(account.sources.count) 项"
        return "按照\(rule.source)的要求，现将\(year)年\(content)报上。清单共列企业 \(account.enterprises.count) 家\(sources)。"
            + conclusion + "校核发现\(findingCounts)，逐项列在后面。"
    }

    /// The lists that departments keep, in the order of the profile.
    var keptLists: [KeptListLine] {
        jurisdiction.profile.departments.flatMap { department in
            let own = account.departments.first { $0.name == department.name }
            return department.lists.map { list in
                KeptListLine(
                    department: department.name, list: list.name, kind: list.kind.title,
                    isAssisting: list.isAssisting, enterprises: own?.enterprises ?? 0, source: department.source)
            }
        }
    }

    /// 保障类 and whatever produces up to a cap.
    var guarantees: [ListedEnterprise] {
        account.enterprises.filter { listed in
            listed.enterprise.kind == .guarantee || listed.plans.values.contains { $0.measure == .cap }
        }
    }
}

/// A list that a department keeps, by the profile.
struct KeptListLine: Sendable, Hashable {
    var department: String
    var list: String
    var kind: String
    var isAssisting: Bool
    /// Of the reduction list, under the department's own name.
    var enterprises: Int
    var source: String
}

extension KeptList.Kind {
    /// 应急减排清单, 保障清单, 备案名单.
    var title: String {
        switch self {
        case .reduction: "应急减排清单"
        case .guarantee: "保障清单"
        case .registered: "备案名单"
        }
    }
}

extension ListedPlan {
    /// 限产 30%, with the level it is inherited from; “—” where there is none.
    var measureName: String {
        guard let measure else { return FigureText.dash }
        let share = measure == .limit ? expectedCut.map { " " + RatioText.percent($0, decimals: 0) } ?? "" : ""
        return measure.name + share + (inheritedFrom.map { "（沿用\($0.name)）" } ?? "")
    }
}

extension ListedEnterprise {
    /// 重点/B; the class alone where there is no grade.
    var standing: String {
        enterprise.grade == .none ? enterprise.kind.name : "\(enterprise.kind.name)/\(enterprise.grade.rawValue)"
    }
}

extension PlannedRatio {
    /// A ratio of this pollutant, on the right side of its target.
    func text(_ ratio: Ratio?) -> String { RatioText.percent(ratio, keepingSideOf: [target]) }
}
