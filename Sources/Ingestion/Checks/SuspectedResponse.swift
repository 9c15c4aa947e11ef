public import Diagnostics
public import EmissionModel

/// Days on which the enterprises with a measure fell together and came back, though the ledger knows no response: left
/// in a baseline, such days lower it, by 17 % for a whole city (evidence 4.7).
public struct SuspectedResponse: Sendable, Hashable {
    /// From the first to the last.
    public var days: [CalendarDay]
    /// Enterprises that fell by a quarter and more over these days.
    public var fallen: Int
    /// Those that were looked at.
    public var looked: Int
    /// The same of enterprises without a measure; nil where there are too few of them to compare with.
    public var others: Others?
    /// By how much those that were looked at stayed below their usual consumption, together.
    public var missingShare: Ratio

    public struct Others: Sendable, Hashable {
        public var fallen: Int
        public var looked: Int

        public init(fallen: Int, looked: Int) {
            self.fallen = fallen
            self.looked = looked
        }
    }

    public init(days: [CalendarDay], fallen: Int, looked: Int, others: Others?, missingShare: Ratio) {
        self.days = days
        self.fallen = fallen
        self.looked = looked
        self.others = others
        self.missingShare = missingShare
    }

    public var diagnostic: Diagnostic {
        let first = days.first ?? CalendarDay(number: 0)
        let last = days.last ?? first
        let compared = LocalizedText(
            zh: others.map { "没有措施的 \($0.looked) 家中有 \($0.fallen) 家" } ?? "没有足够的无措施企业可对照",
            en: others.map { "of the \($0.looked) without one \($0.fallen) did" }
                ?? "too few without one to compare with")
        return IngestionMessages.suspectedResponse(
            first.chinese, last.chinese, String(fallen), String(looked), compared.zh, missingShare.percentText,
            DecisionSubject.badDay(first, enterpriseID: nil).id, compared.en, first.iso, last.iso)
    }
}
