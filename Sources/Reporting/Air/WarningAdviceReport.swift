public import AirQuality
public import Diagnostics
public import EmissionModel
public import Jurisdiction

/// A recommendation with what is printed beside it.
public struct WarningAdviceReport: Sendable {
    public var recommendation: WarningRecommendation
    public var jurisdiction: Jurisdiction
    /// The stations whose mean the air is; empty for the city's own lines.
    public var stations: [String]
    public var isHourly: Bool
    /// The episodes of this region as issued, raised to their superiors' levels; empty without a ledger.
    public var issued: [Episode]
    /// Of the files that were read.
    public var fileFindings: [Diagnostic]

    public init(
        recommendation: WarningRecommendation, jurisdiction: Jurisdiction, stations: [String], isHourly: Bool,
        issued: [Episode], fileFindings: [Diagnostic]
    ) {
        self.recommendation = recommendation
        self.jurisdiction = jurisdiction
        self.stations = stations
        self.isHourly = isHourly
        self.issued = issued
        self.fileFindings = fileFindings
    }

    /// Where there is a ledger with warnings: without one, nothing was issued that could differ.
    public var disagreements: [WarningDisagreement] {
        guard let first = recommendation.days.first?.day, let last = recommendation.days.last?.day, !issued.isEmpty
        else { return [] }
        return recommendation.disagreements(with: issued.flatMap(\.intervals), on: first...last)
    }

    public var findings: [Diagnostic] {
        fileFindings + AccountingMessages.findings(of: disagreements)
            + AccountingMessages.findings(of: recommendation, under: jurisdiction)
    }

    /// Observed and forecast, as far as they are there.
    var kinds: [AirQualityRecord.Kind] {
        AirQualityRecord.Kind.allCases.filter { kind in recommendation.days.contains { $0.kind == kind } }
    }

    /// Editions of HJ 633, in the order in which they were used.
    var standards: [String] {
        recommendation.days.reduce(into: []) { names, day in
            if !names.contains(day.standard) { names.append(day.standard) }
        }
    }
}
