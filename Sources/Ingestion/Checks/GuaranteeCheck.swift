import Diagnostics
import EmissionModel

/// A guarantee enterprise has the load that its task needs, and no more (plan 004, 4.3.1.1 (3)): its cap must be stated,
/// unless all that the list asks of it is nothing.
struct GuaranteeCheck {
    let list: ListUnderReview

    var findings: [Diagnostic] {
        list.inventory.enterprises.filter { $0.kind == .guarantee && $0.cap == nil && !isExempt($0) }
            .map { IngestionMessages.guaranteeWithoutCap($0.shown, at: list.origins.place(of: $0)) }
    }

    private func isExempt(_ enterprise: Enterprise) -> Bool {
        if enterprise.status == .longIdle { return true }
        let measures = list.measures(of: enterprise)
        return !measures.isEmpty && measures.allSatisfy { $0.type == .exempt || $0.type == .voluntary }
    }
}
