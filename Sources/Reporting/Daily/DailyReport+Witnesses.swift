import Accounting
import Diagnostics
import EmissionModel
import ReportTemplate

extension DailyReport {
    /// Electricity, online monitoring and checks side by side.
    var witnessValues: [TemplateValue] {
        let enterprises = enterprisesByID
        return account.witnesses.map { witness in
            let enterprise = enterprises[witness.enterpriseID]
            return [
                "编号": .text(witness.enterpriseID), "企业": TemplateValue(enterprise?.enterprise.name),
                "结果": TemplateValue(enterprise?.outcome.title.zh), "在线降幅": .text(Self.drops(witness.monitoredDrop)),
                "用电降幅": .text(Self.drops(witness.claimedDrop)), "核查": .text(witness.checksText),
                "比对": .text(witness.stateText),
                "核定编号": witness.state == .conflict ? .text(witness.decisionID) : .missing,
            ]
        }
    }

    /// The first of each number, as the checks of lists leave it.
    var enterprisesByID: [String: EnterpriseAccount] {
        Dictionary(account.enterprises.map { ($0.enterprise.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var witnessRows: [[String?]] {
        let enterprises = enterprisesByID
        return account.witnesses.map { Self.witnessTexts($0, enterprises[$0.enterpriseID]) }
    }

    /// The same for the workbook, with what was found and what became of it.
    static func witnessTexts(_ witness: WitnessAccount, _ enterprise: EnterpriseAccount?) -> [String?] {
        let problems = witness.inspections.compactMap { check in
            check.problem.map { [$0, check.action].compactMap { $0 }.joined(separator: "——") }
        }
        return [
            witness.enterpriseID, enterprise?.enterprise.name, enterprise?.outcome.title.zh,
            drops(witness.monitoredDrop), drops(witness.claimedDrop), witness.checksText,
            problems.isEmpty ? nil : problems.joined(separator: "；"), witness.stateText,
            witness.state == .conflict ? witness.decisionID : nil,
        ]
    }

    /// Checks of the day by their mode, with problems found and handled.
    var inspectionValues: [TemplateValue] {
        let checks = account.witnesses.flatMap(\.inspections)
        return Inspection.Mode.allCases.compactMap { mode in
            let own = checks.filter { $0.mode == mode }
            guard !own.isEmpty else { return nil }
            return [
                "方式": .text(mode.name), "家次": .number(Double(own.count)),
                "问题": .number(Double(own.count { $0.problem != nil })),
                "处理": .number(Double(own.count { $0.problem != nil && $0.action != nil })),
            ]
        }
    }

    private static func drops(_ drops: PerPollutant<Ratio?>) -> String {
        drops.values.map { RatioText.percent($0) }.joined(separator: "/")
    }
}

extension WitnessAccount {
    fileprivate var checksText: String {
        inspections.isEmpty ? "未核查" : inspections.map { "\($0.mode.name)：\($0.conclusion.name)" }.joined(separator: "；")
    }

    fileprivate var stateText: String {
        switch state {
        case .none: "无从比对"
        case .agreed: "一致"
        case .conflict:
            "不一致，须现场核查" + (differing.isEmpty ? "" : "（\(differing.map(\.symbol).joined(separator: "、"))）")
        case .settled: "已认定：\(conclusion?.name ?? "")"
        }
    }
}
