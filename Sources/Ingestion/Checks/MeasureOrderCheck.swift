import Diagnostics
import EmissionModel

/// Red asks for no less than orange, orange for no less than yellow: by the share of production and by each pollutant.
struct MeasureOrderCheck {
    let list: ListUnderReview

    var findings: [Diagnostic] {
        list.inventory.enterprises.flatMap { enterprise in
            Dictionary(grouping: list.measures(of: enterprise)) { $0.lineID ?? "" }
                .sorted { $0.key < $1.key }
                .flatMap { line, rows in findings(enterprise, line, rows) }
        }
    }

    private func findings(_ enterprise: Enterprise, _ line: String, _ rows: [Measure]) -> [Diagnostic] {
        let ruling = WarningLevel.allCases.compactMap { level in Self.ruling(rows.filter { $0.level == level }) }
        return zip(ruling, ruling.dropFirst()).compactMap { lower, higher in
            guard Self.falls(from: lower, to: higher) else { return nil }
            return IngestionMessages.measuresFall(
                enterprise.shown, (line.isEmpty ? "" : "（\(line)）") + higher.level.name, Self.shown(higher).zh,
                lower.level.name, Self.shown(lower).zh, Self.shown(higher).en, higher.level.rawValue,
                Self.shown(lower).en, lower.level.rawValue, at: list.origins.place(of: higher), raw: higher.text)
        }
    }

    /// The row of a level that asks most; nil where none can be compared.
    private static func ruling(_ rows: [Measure]) -> Measure? {
        let comparable = rows.filter { $0.demand != nil }
        guard rows.allSatisfy({ $0.type != .cap && $0.type != .other }) else { return nil }
        return comparable.max { ($0.demand ?? .zero) < ($1.demand ?? .zero) }
    }

    private static func falls(from lower: Measure, to higher: Measure) -> Bool {
        if let first = lower.demand, let second = higher.demand, second < first { return true }
        return Pollutant.allCases.contains { pollutant in
            guard let first = lower.stated(pollutant), let second = higher.stated(pollutant) else { return false }
            return second < first
        }
    }

    /// The measure with the cuts of single pollutants, where it states them.
    private static func shown(_ measure: Measure) -> LocalizedText {
        let cuts = Pollutant.allCases.compactMap { pollutant in
            measure.cuts[pollutant].map { "\(pollutant.symbol) \($0.percentText)" }
        }
        guard !cuts.isEmpty else { return measure.shown }
        return LocalizedText(
            zh: "\(measure.shown.zh)（\(cuts.joined(separator: "、"))）",
            en: "\(measure.shown.en) (\(cuts.joined(separator: ", ")))")
    }
}
