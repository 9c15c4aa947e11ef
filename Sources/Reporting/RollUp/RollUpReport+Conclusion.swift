import Accounting
import Diagnostics
import EmissionModel

extension RollUpReport {
    /// The overall verdict in a sentence.
    var conclusion: String {
        let total = "总体结论：\(account.verdict.title.zh)。"
        if account.countedDays.isEmpty { return "没有各地区都按同一级别核算的日期，不作合并的比例和结论。" + total }
        let parts = [Verdict.met, .notMet, .undetermined].compactMap { verdict -> String? in
            let concerned = Pollutant.allCases.filter { account.ratios[$0].verdict == verdict }.map(\.symbol)
            guard !concerned.isEmpty else { return nil }
            return concerned.joined(separator: "、") + Self.reason(verdict)
        }
        let missing = account.missing.isEmpty ? "" : "有 \(account.missing.count) 个地区未报送，其减排量在低值中按零计，高值未知。"
        return missing + parts.joined(separator: "；") + "。" + total
    }

    private static func reason(_ verdict: Verdict) -> String {
        switch verdict {
        case .met: "达到减排目标"
        case .notMet: "即使缺证据的企业都按完成计划计，仍未达到减排目标"
        case .undetermined: "现有材料不足以判定（待定）"
        }
    }

    /// 某市 › 甲县.
    static func name(_ path: [String]) -> String { path.joined(separator: " › ") }

    func coverageText(_ pollutant: Pollutant) -> String {
        RatioText.percent(account.coverage.planMass[pollutant])
    }

    /// What asks for a check on site, region by region.
    var leads: [RegionEnterprise] {
        account.enterprises.filter { [.suspected, .increased, .overCap].contains($0.account.outcome) }
    }

    /// 重点 enterprises.
    var keyEnterprises: [RegionEnterprise] { account.enterprises.filter { $0.account.enterprise.kind == .key } }
}
