public import Accounting
public import Diagnostics
import EmissionModel

/// One disagreement of witnesses that waits for a check on site or a decision.
public struct UnsettledConflict: Sendable {
    public var witness: WitnessAccount
    /// nil where the list does not name it.
    public var enterprise: String?

    public init(witness: WitnessAccount, enterprise: String?) {
        self.witness = witness
        self.enterprise = enterprise
    }

    /// Who it is about and which witnesses disagree.
    public var text: LocalizedText {
        let name = "\(witness.enterpriseID)\(enterprise.map { " \($0)" } ?? "")"
        let other = witness.against
        return LocalizedText(
            zh: "企业 \(name) 用电与\(other.zh)不一致，待现场核查（已落实、部分落实或未落实）",
            en: "\(name): electricity and \(other.en) disagree, to be checked on site")
    }

    /// The same as a finding, with what it is decided by.
    public var finding: Diagnostic {
        let other = witness.against
        return AccountingMessages.unsettledConflict(
            "\(witness.enterpriseID)\(enterprise.map { " \($0)" } ?? "")", witness.day.iso, other.zh, other.en,
            witness.decisionID)
    }
}

extension WitnessAccount {
    /// The witnesses that say otherwise than electricity.
    fileprivate var against: LocalizedText {
        if differing.isEmpty { return LocalizedText(zh: "现场核查", en: "on-site checks") }
        let monitoring = LocalizedText(zh: "在线监测", en: "online monitoring")
        guard isContradictedOnSite else { return monitoring }
        return LocalizedText(zh: "在线监测、现场核查", en: "online monitoring and on-site checks")
    }
}
