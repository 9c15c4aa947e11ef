import Diagnostics
import EmissionModel

/// Figures as every document of the product writes them: masses in kg, ratios as fractions, missing as null.
extension JSONValue {
    static func perPollutant<Value>(_ values: PerPollutant<Value>, _ json: (Value) -> JSONValue) -> JSONValue {
        .object(Pollutant.allCases.map { (key: $0.rawValue, value: json(values[$0])) })
    }

    static func masses(_ masses: PerPollutant<Mass>) -> JSONValue {
        perPollutant(masses) { .number($0.kilograms) }
    }

    static func masses(_ masses: PerPollutant<Mass?>) -> JSONValue {
        perPollutant(masses) { JSONValue($0?.kilograms) }
    }

    static func fraction(_ ratio: Ratio?) -> JSONValue { JSONValue(ratio?.value) }

    static func fractions(_ ratios: PerPollutant<Ratio?>) -> JSONValue { perPollutant(ratios) { fraction($0) } }
}
