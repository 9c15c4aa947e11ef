import EmissionModel

/// 在线监测.
enum OnlineMonitoringImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> OnlineMonitoring? {
        let day = fields.requiredDay("date")
        let enterprise = fields.requiredCode("enterprise_id")
        let masses = fields.masses { "\($0.rawValue)_kg" }
        let hours = fields.scaled("valid_hours", places: 2, in: 0...2400, "0–24 h").map {
            Ratio(significand: $0, scale: 2)
        }
        let status = fields.choice("status", as: OnlineMonitoring.Status.self)
        guard let day, let enterprise else { return nil }
        return OnlineMonitoring(
            day: day, enterpriseID: enterprise, outlet: fields.label("outlet"), masses: masses, validHours: hours,
            status: status ?? .valid)
    }
}

extension FieldReader {
    /// Kilograms a day of the four pollutants.
    mutating func masses(_ key: (Pollutant) -> String) -> PerPollutant<Mass?> {
        var result = PerPollutant<Mass?>(repeating: nil)
        for pollutant in Pollutant.allCases { result[pollutant] = mass(key(pollutant), placesToMilligrams: 6) }
        return result
    }
}
