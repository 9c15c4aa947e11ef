import Diagnostics
import EmissionModel

/// Accounts and enterprises: who waits for whom, whom nobody meters, what two claim.
extension LedgerCheck {
    var waiting: [Diagnostic] {
        let ids = ids
        let accounts = bindings.filter { !ids.contains($0.enterpriseID) && $0.sign != 0 }
            .map {
                IngestionMessages.waitingAccount(
                    $0.accountNumber, $0.enterpriseID, at: list?.origins.place(of: $0), raw: $0.enterpriseID)
            }
        let waitingMeasures = Set(measures.map(\.enterpriseID)).subtracting(ids).sorted()
            .map { IngestionMessages.measureWithoutEnterprise($0) }
        return accounts + waitingMeasures
    }

    var unbound: [Diagnostic] {
        let bound = Set(bindings.map(\.accountNumber))
        let free = accountsWithReadings.filter { !bound.contains($0) }
        guard !free.isEmpty else { return [] }
        let shown = free.prefix(5).joined(separator: "、") + (free.count > 5 ? "…" : "")
        return [IngestionMessages.unboundReadings(String(free.count), shown)]
    }

    /// Enterprises that must stop or limit at some level and have nothing to be metered by.
    var unmetered: [Diagnostic] {
        let metered = Set(bindings.filter { $0.sign != 0 }.map(\.enterpriseID))
        let judged = Set(measures.filter { $0.type == .stop || $0.type == .limit }.map(\.enterpriseID))
        return enterprises.filter { judged.contains($0.id) && !metered.contains($0.id) && $0.kind != .small }
            .map { IngestionMessages.enterpriseWithoutAccount($0.id, $0.name, at: list?.origins.place(of: $0)) }
    }

    var contradictions: [Diagnostic] {
        Dictionary(grouping: bindings.contradicted, by: \.accountNumber).map { account, claims in
            let enterprises = Set(claims.map(\.enterpriseID)).sorted().joined(separator: "、")
            return IngestionMessages.contradictedBindings(account, enterprises)
        }
    }
}
