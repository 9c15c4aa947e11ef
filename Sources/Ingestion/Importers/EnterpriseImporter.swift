import Diagnostics
import EmissionModel
import Tabular

/// 企业清单, with the measures that a list states in columns of its own (黄色/橙色/红色预警减排措施).
struct EnterpriseImporter: TableImporter {
    let context: ImportContext

    mutating func take(_ row: RowView) throws {
        var fields = context.fields(of: row)
        let enterprise = enterprise(&fields)
        guard let enterprise, !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        let measures = measures(of: enterprise.id, enterprise.listYear, &fields)
        fields.checkCreditCode(enterprise)
        fields.checkSmallClass(enterprise, context.rules)
        fields.checkClassInGrade(enterprise)
        if let first = context.sink.conflict(of: enterprise, row: row.number) {
            fields.report(IngestionMessages.repeatedKey, [String(first), enterprise.id])
            context.sink.reject(fields.findings)
            return
        }
        var isNew = try context.sink.add(enterprise, sheet: context.place.sheet, row: row.number)
        for measure in measures {
            isNew = try context.sink.add(measure, sheet: context.place.sheet, row: row.number) || isNew
        }
        context.sink.accept(fields.findings, isNew: isNew)
    }

    mutating func finish() throws {}

    private func enterprise(_ fields: inout FieldReader) -> Enterprise? {
        let id = fields.requiredCode("enterprise_id")
        let name = fields.requiredText("name")
        let county = fields.requiredText("county")
        let kind = fields.requiredChoice("class", as: EnterpriseClass.self)
        let grade = fields.choice("grade", as: PerformanceGrade.self)
        let emission = fields.emissions()
        let basis = fields.choice("pm_basis", as: ParticulateBasis.self)
        if let particulate = emission.pm, particulate.mass > .zero, basis == nil {
            fields.report(IngestionMessages.missingBasis, at: "pm_basis")
        }
        let status = fields.status(fields.choice("status", as: OperatingStatus.self))
        let creditCode = fields.identifier("uscc")
        let baseLoad = fields.energy("base_load_kwh")
        let givenBaseline = fields.energy("baseline_kwh")
        let cap = fields.energy("cap_kwh")
        let listYear = fields.integer("list_year", in: 2000...2099)
        let selfGeneration = fields.factor("self_generation")
        let observability = fields.choice("observability", as: Observability.self)
        let isSecret = fields.flag("secret")
        guard let id, let name, let county, let kind else { return nil }
        return Enterprise(
            id: id, name: name, creditCode: creditCode, county: county, town: fields.text("town"),
            industry: fields.text("industry"), department: fields.text("department"), kind: kind,
            grade: grade ?? .none, emission: emission, particulateBasis: basis, baseLoad: baseLoad,
            baseLoadDocument: fields.text("base_load_document"), givenBaseline: givenBaseline, cap: cap,
            fuel: fields.text("fuel"), listYear: listYear, selfGenerationFactor: selfGeneration,
            observability: observability, status: status, isSecret: isSecret ?? false,
            contact: fields.text("contact"))
    }

    private func measures(
        of enterprise: String, _ listYear: Int?, _ fields: inout FieldReader
    ) -> [Measure] {
        var measures: [Measure] = []
        for level in WarningLevel.allCases {
            let key = "\(level.rawValue)_measure"
            guard let text = fields.text(key), let words = MeasureText(text) else { continue }
            if !words.isUnderstood {
                fields.report(IngestionMessages.unreadableMeasureText, [fields.title(key), text], at: key)
            }
            measures.append(
                Measure(
                    enterpriseID: enterprise, level: level, type: words.type, productionCut: words.productionCut,
                    text: text, isFromListText: true, listYear: listYear))
        }
        return measures
    }
}
