import Diagnostics
import EmissionModel
import Jurisdiction

/// From the day on which each year's list is due (1 September, plan 004 预案修订), the list in force must be that year's:
/// by its year, or, where it states none, not received before the list of the year before was due.
struct ListAgeCheck {
    let list: ListUnderReview

    var findings: [Diagnostic] {
        guard let day = list.day, let rule = list.rules.submission, let due = Self.lastDue(rule, before: day),
            let previous = CalendarDay(year: due.year - 1, month: rule.month, day: rule.day)
        else { return [] }
        let old = list.inventory.enterprises.filter { enterprise in
            if let year = enterprise.listYear { return year < due.year }
            return list.origins.dayReceived(of: enterprise).map { $0 < previous } ?? false
        }
        guard let first = old.first else { return [] }
        let age = age(of: first)
        return [
            IngestionMessages.listTooOld(
                day.chinese, "\(age.zh)（\(old.count) 家企业）", String(due.year), String(rule.month), String(rule.day),
                rule.source, day.iso, "\(age.en) (\(old.count) enterprises)", due.iso,
                at: list.origins.place(of: first))
        ]
    }

    private func age(of enterprise: Enterprise) -> LocalizedText {
        if let year = enterprise.listYear { return LocalizedText(zh: "\(year) 年清单", en: "\(year)") }
        let received = list.origins.dayReceived(of: enterprise)
        return LocalizedText(
            zh: (received?.chinese ?? "") + "收到的清单", en: "what was received on \(received?.iso ?? "")")
    }

    /// The last day on which a list was due; the list itself is due before it.
    private static func lastDue(_ rule: ListRules.Submission, before day: CalendarDay) -> CalendarDay? {
        guard let due = CalendarDay(year: day.year, month: rule.month, day: rule.day) else { return nil }
        return due <= day ? due : CalendarDay(year: day.year - 1, month: rule.month, day: rule.day)
    }
}
