import Diagnostics
import Jurisdiction

/// A report of one kind about one subject, before it is made.
struct PlannedReport: Hashable {
    var kind: ReportRule.Kind
    var subject: ReportSubject
    var edition = Edition.full

    enum Edition: String, CaseIterable {
        case full
        /// Without secret enterprises' names and contacts.
        case `public`
    }

    /// What its files and its entries in the ledger are called: `daily`, `daily-public`.
    var name: String {
        edition == .public && kind != .publicEdition ? "\(kind.rawValue)-public" : kind.rawValue
    }

    /// As a clerk calls it.
    var title: LocalizedText { kind.title }
}

extension ReportRule.Kind {
    var title: LocalizedText {
        switch self {
        case .daily: LocalizedText(zh: "每日应对报告", en: "daily report")
        case .episode: LocalizedText(zh: "过程总结评估", en: "episode summary")
        case .submission: LocalizedText(zh: "报送材料", en: "submission")
        case .listCheck: LocalizedText(zh: "清单校核", en: "list check")
        case .rollUp: LocalizedText(zh: "汇总", en: "roll-up")
        case .publicEdition: LocalizedText(zh: "公开版", en: "public edition")
        case .workSummary: LocalizedText(zh: "工作总结", en: "work summary")
        }
    }
}
