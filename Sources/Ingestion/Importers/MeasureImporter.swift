import Diagnostics
import EmissionModel

/// 减排措施.
enum MeasureImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record) { measure, first in
            measure.type.isProduction
                ? (IngestionMessages.conflictingMeasures, [String(first)])
                : (IngestionMessages.repeatedKey, [String(first), "\(measure.enterpriseID) \(measure.type.name)"])
        }
    }

    private static func record(_ fields: inout FieldReader) -> Measure? {
        let enterprise = fields.requiredCode("enterprise_id")
        let level = fields.requiredChoice("level", as: WarningLevel.self)
        let type = fields.requiredChoice("type", as: MeasureType.self)
        let productionCut = fields.percent("cut_pct")
        var cuts = PerPollutant<Ratio?>(repeating: nil)
        for pollutant in Pollutant.allCases { cuts[pollutant] = fields.percent("\(pollutant.rawValue)_cut_pct") }
        let energyCut = fields.percent("kwh_cut_pct")
        let listYear = fields.integer("list_year", in: 2000...2099)
        guard let enterprise, let level, let type else { return nil }
        let measure = Measure(
            enterpriseID: enterprise, lineID: fields.label("line_id"), level: level, type: type,
            productionCut: productionCut, cuts: cuts, energyCut: energyCut,
            countingBasis: fields.text("counting_basis"), text: fields.text("text"), owner: fields.text("owner"),
            listYear: listYear)
        fields.checkWords(of: measure)
        return measure
    }
}
