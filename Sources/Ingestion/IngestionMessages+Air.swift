import Diagnostics

/// Findings about air quality and warnings (EI-150…159).
extension IngestionMessages {
    static let ofAir: [MessageTemplate] = []
}
