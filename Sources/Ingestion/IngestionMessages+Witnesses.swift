import Diagnostics

/// Findings about online monitoring, inspections, departments, sites, decisions (EI-090…109).
extension IngestionMessages {
    static let ofWitnesses: [MessageTemplate] = []
}
