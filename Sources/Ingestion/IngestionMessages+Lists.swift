import Diagnostics

/// Findings about the reduction list as a whole (EI-110…149).
extension IngestionMessages {
    static let ofLists: [MessageTemplate] = []
}
