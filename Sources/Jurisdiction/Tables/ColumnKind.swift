/// What the cells of a column hold, and the unit that counts where neither header nor cell states one.
public enum ColumnKind: Sendable, Hashable {
    case text
    /// Text that is never a number: account numbers, codes; leading zeros count.
    case identifier
    case decimal
    /// Kilowatt-hours (of a day where the column is a daily one).
    case energy
    /// Kilograms (a day).
    case massKilograms
    /// Tonnes (a year).
    case massTonnes
    /// µg/m³ of air.
    case concentrationMicrograms
    /// mg/m³ of air.
    case concentrationMilligrams
    /// Per cent, 30 for 30 %.
    case percent
    case integer
    case date
    case dateTime
    case boolean
    /// One of the values of a section of `choices`.
    case choice(String)

    /// As `tables.yaml` writes it: `energy_kwh`, `choice:level`.
    public init?(_ text: String) {
        switch text {
        case "text": self = .text
        case "identifier": self = .identifier
        case "decimal": self = .decimal
        case "energy_kwh": self = .energy
        case "mass_kg": self = .massKilograms
        case "mass_t": self = .massTonnes
        case "concentration_ug": self = .concentrationMicrograms
        case "concentration_mg": self = .concentrationMilligrams
        case "percent": self = .percent
        case "integer": self = .integer
        case "date": self = .date
        case "datetime": self = .dateTime
        case "boolean": self = .boolean
        default:
            guard text.hasPrefix("choice:"), text.utf8.count > 7 else { return nil }
            self = .choice(String(text.dropFirst(7)))
        }
    }

    static let names = [
        "text", "identifier", "decimal", "energy_kwh", "mass_kg", "mass_t", "concentration_ug", "concentration_mg",
        "percent", "integer", "date", "datetime",
        "boolean", "choice:",
    ]
}
