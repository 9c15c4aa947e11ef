import Diagnostics

/// Identifiers that look alike and are not the same: one of them was mistyped, or has lost digits on its way through a
/// spreadsheet, and what belongs together stands apart.
struct LookAlikeCheck {
    let enterprises: [String]
    /// Of the table of accounts.
    let bound: [String]
    /// Those that have readings.
    let metered: [String]

    var findings: [Diagnostic] {
        let accounts = Set(Self.groups(of: bound + metered) + lostDigits).sorted { $0[0] < $1[0] }
        return Self.groups(of: enterprises).map {
            IngestionMessages.alikeEnterprises($0.joined(separator: "、"), raw: $0[1])
        } + accounts.map { IngestionMessages.alikeAccounts($0.joined(separator: "、"), raw: $0[1]) }
    }

    /// Groups of two or more, each in order.
    static func groups(of identifiers: [String]) -> [[String]] {
        let all = Set(identifiers)
        let odd = all.filter(LookAlike.isOdd)
        var byForm: [String: Set<String>] = [:]
        for identifier in odd { byForm[LookAlike.form(of: identifier), default: []].insert(identifier) }
        // What looks only like itself is looked up, not sorted in: in most ledgers it is nearly everything.
        for form in byForm.keys where all.contains(form) { byForm[form]?.insert(form) }
        return byForm.values.filter { $0.count > 1 }.map { $0.sorted() }
    }

    /// An account that is only bound and one that is only metered, of the same first fifteen digits, of which one has
    /// nothing but zeros behind them. Where both are bound, or both metered, they are two: numbers do end with zeros.
    private var lostDigits: [[String]] {
        let onlyBound = Set(bound).subtracting(metered)
        let onlyMetered = Set(metered).subtracting(bound)
        guard !onlyBound.isEmpty, !onlyMetered.isEmpty else { return [] }
        let partners = Dictionary(grouping: onlyBound.filter { LookAlike.kept(of: $0) != nil }) {
            LookAlike.kept(of: $0) ?? ""
        }
        return onlyMetered.flatMap { identifier -> [[String]] in
            guard let kept = LookAlike.kept(of: identifier) else { return [] }
            return (partners[kept] ?? []).filter { LookAlike.hasLostDigits($0) != LookAlike.hasLostDigits(identifier) }
                .map { [$0, identifier].sorted() }
        }
    }
}
