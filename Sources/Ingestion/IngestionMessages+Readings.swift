import Diagnostics

/// Findings about readings: quarter-hours, registers, suspicious values (EI-070…089).
extension IngestionMessages {
    static let ofReadings: [MessageTemplate] = []
}
