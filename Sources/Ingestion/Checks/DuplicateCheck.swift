import Diagnostics
import EmissionModel

/// Enterprises that stand on the list twice: one credit code, or one name, under two ids.
struct DuplicateCheck {
    let list: ListUnderReview

    var findings: [Diagnostic] { codes + names }

    private var codes: [Diagnostic] {
        repeated { $0.creditCode?.uppercased() }.map { first, second, code in
            IngestionMessages.repeatedCreditCode(
                second.shown, first.shown, code, at: list.origins.place(of: second), raw: second.creditCode)
        }
    }

    private var names: [Diagnostic] {
        repeated { "\($0.county)|\(Identifier.plain($0.name))" }
            .filter { first, second, _ in first.creditCode == nil || second.creditCode != first.creditCode }
            .map { first, second, _ in
                IngestionMessages.repeatedName(
                    second.id, first.id, second.county, second.name, at: list.origins.place(of: second),
                    raw: second.name)
            }
    }

    /// Each enterprise that shares a key with one before it in the order of ids.
    private func repeated(
        _ key: (Enterprise) -> String?
    ) -> [(first: Enterprise, second: Enterprise, key: String)] {
        var seen: [String: Enterprise] = [:]
        var result: [(first: Enterprise, second: Enterprise, key: String)] = []
        for enterprise in list.inventory.enterprises {
            guard let value = key(enterprise) else { continue }
            if let first = seen[value] {
                if first.id != enterprise.id { result.append((first, enterprise, value)) }
            } else {
                seen[value] = enterprise
            }
        }
        return result
    }
}
