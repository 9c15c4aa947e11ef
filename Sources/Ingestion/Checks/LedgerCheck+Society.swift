import Diagnostics
import EmissionModel

/// The denominators of the ratios.
extension LedgerCheck {
    var denominators: [Diagnostic] {
        let known = Set(society.filter { $0.region == region }.map(\.pollutant))
        return Pollutant.allCases.filter { !known.contains($0) }.map { IngestionMessages.noSociety($0.symbol) }
    }
}
