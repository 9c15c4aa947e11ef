import Diagnostics
import EmissionModel

/// The words of the list's own columns (橙色预警减排措施) against the table of measures, which rules.
struct WordsAgainstTableCheck {
    let list: ListUnderReview
    /// All that the ledger holds, those in the words of the list too.
    let measures: [Measure]

    private struct Place: Hashable {
        var year: Int?
        var enterprise: String
        var level: WarningLevel
    }

    var findings: [Diagnostic] {
        let known = Dictionary(
            list.inventory.enterprises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let tabled = Dictionary(grouping: measures.filter { !$0.isFromListText && $0.lineID == nil }, by: Self.place)
        return measures.compactMap { words in
            guard words.isFromListText, let enterprise = known[words.enterpriseID],
                enterprise.listYear == words.listYear, let text = words.text, let said = MeasureText(text),
                let rows = tabled[Self.place(words)], let first = rows.first,
                rows.allSatisfy({ said.contradicts($0) })
            else { return nil }
            return IngestionMessages.listAgainstTable(
                enterprise.shown, words.level.name, text, first.shown.zh, words.level.rawValue, first.shown.en,
                at: list.origins.place(of: words), raw: text)
        }
    }

    private static func place(_ measure: Measure) -> Place {
        Place(year: measure.listYear, enterprise: measure.enterpriseID, level: measure.level)
    }
}
