import Accounting
import EmissionModel
import Jurisdiction
import Reporting

extension CityBooks {
    /// Of all episodes, what their witnesses disagree on and nobody has settled, by day and enterprise.
    /// - Parameter end: the last day, nil: all that are there.
    func unsettledConflicts(through end: CalendarDay? = nil) throws(CommandFailure) -> [UnsettledConflict] {
        var found: [String: UnsettledConflict] = [:]
        for episode in episodes where !episode.isTooLong {
            let rows = witnessRows(of: episode)
                .filter { row in end.map { row.day <= $0 } ?? true }
            guard let last = rows.map(\.day).max() else { continue }
            // A comparison group stands on everybody's readings.
            let isGrouped = city.jurisdiction.parameters.comparisonGroup != .none
            let input = try input(
                episode, through: last, readingsOf: isGrouped ? nil : Set(rows.map(\.enterpriseID)))
            let names = Dictionary(
                input.inventory.enterprises.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            for witness in CityAccounting.conflicts(input, through: last) {
                found[witness.decisionID] = UnsettledConflict(
                    witness: witness, enterprise: names[witness.enterpriseID])
            }
        }
        return found.values.sorted { $0.witness.decisionID < $1.witness.decisionID }
    }

    private func witnessRows(of episode: Episode) -> [(day: CalendarDay, enterpriseID: String)] {
        let rows = monitoring.map { ($0.day, $0.enterpriseID) } + inspections.map { ($0.day, $0.enterpriseID) }
        return rows.filter { episode.isInForce(on: $0.0) }
    }
}
