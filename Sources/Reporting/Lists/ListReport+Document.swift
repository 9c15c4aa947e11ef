import Accounting
public import Diagnostics
import EmissionModel
import Jurisdiction

/// `abate.list-check/1`: masses in kg a day, ratios as fractions, missing as null.
extension ListReport {
    public static let schema = "abate.list-check/1"

    public func json(_ language: Language = .zh) -> JSONValue {
        .object([
            (key: "schema", value: .string(Self.schema)), (key: "region", value: .string(account.region)),
            (key: "profile", value: .string(jurisdiction.profile.id)), (key: "year", value: JSONValue(year)),
            (key: "targetsOn", value: .string(account.day.iso)),
            (key: "inventoryVersion", value: .string(inventoryVersion)),
            (key: "inputsDigest", value: .string(inputsDigest)),
            (key: "levels", value: .perLevel(account.levels, Self.json)),
            (key: "classes", value: .array(account.classes.map(Self.json))),
            (key: "grades", value: .array(account.grades.map(Self.json))),
            (key: "counties", value: .array(account.counties.map(Self.json))),
            (key: "departments", value: .array(account.departments.map(Self.json))),
            (key: "industries", value: .array(account.industries.map(Self.json))),
            (key: "enterprises", value: .array(account.enterprises.map(Self.json))),
            (key: "sources", value: .array(account.sources.map(Self.json))),
            (
                key: "lists",
                value: .array(
                    keptLists.map {
                        [
                            "department": .string($0.department), "list": .string($0.list), "kind": .string($0.kind),
                            "assists": .bool($0.isAssisting), "enterprises": JSONValue($0.enterprises),
                        ]
                    })
            ), (key: "findings", value: .array(findings.map { $0.json(language) })),
        ])
    }

    private static func json(_ plan: LevelPlan) -> JSONValue {
        [
            "required": JSONValue(plan.required),
            "verdict": .string(plan.verdict.rawValue),
            "ratios": .perPollutant(plan.ratios) { ratio in
                [
                    "society_kg": .fraction(ratio.society?.kilogramsPerDay), "target": .fraction(ratio.target),
                    "plan": .fraction(ratio.plan), "industryPlan": .fraction(ratio.industryPlan),
                    "reduction_kg": .number(ratio.reduction.kilograms),
                    "industry_kg": .number(ratio.industry.kilograms),
                    "missing_kg": JSONValue(ratio.missing?.kilograms), "verdict": .string(ratio.verdict.rawValue),
                    "notes": .array(ratio.notes.map { .string($0.rawValue) }),
                ]
            },
            "sectors": .array(
                plan.sectors.map { sector in
                    [
                        "sector": .string(sector.sector.rawValue), "declared": .bool(sector.isDeclared),
                        "plan_kg": .masses(sector.plan),
                    ]
                }),
        ]
    }

    private static func json(_ group: ListGroup) -> JSONValue {
        [
            "name": JSONValue(group.name), "enterprises": JSONValue(group.enterprises),
            "required": .perLevel(group.required) { JSONValue($0) }, "plan_kg": .perLevel(group.plan) { .masses($0) },
        ]
    }

    private static func json(_ listed: ListedEnterprise) -> JSONValue {
        let enterprise = listed.enterprise
        return [
            "id": .string(enterprise.id), "name": .string(enterprise.name), "county": .string(enterprise.county),
            "industry": JSONValue(enterprise.industry), "department": JSONValue(enterprise.department),
            "class": .string(enterprise.kind.rawValue),
            "grade": enterprise.grade == .none ? .null : .string(enterprise.grade.rawValue),
            "status": .string(enterprise.status.rawValue), "cap_kwh": JSONValue(enterprise.cap?.kilowattHours),
            "emission_kg": .perPollutant(listed.emission) { daily in
                .fraction(daily.map { $0 * Ratio(significand: 1, scale: 6) })
            },
            "levels": .perLevel(listed.plans) { plan in
                [
                    "measure": JSONValue(plan.measure?.rawValue), "text": JSONValue(plan.text),
                    "inheritedFrom": JSONValue(plan.inheritedFrom?.rawValue),
                    "expectedCut": .fraction(plan.expectedCut), "cuts": .fractions(plan.plannedCut),
                    "plan_kg": .masses(plan.plan), "required": .bool(plan.isRequired),
                ]
            },
        ]
    }

    private static func json(_ source: PlannedSource) -> JSONValue {
        [
            "id": .string(source.id), "name": .string(source.name), "sector": .string(source.sector.rawValue),
            "county": JSONValue(source.county), "department": JSONValue(source.department),
            "grade": JSONValue(source.grade), "baseline_kg": .masses(source.baseline),
            "measures": .perLevel(source.measures) { JSONValue($0) },
            "reduction_kg": .object(
                WarningLevel.allCases.map { (key: $0.rawValue, value: .masses(source.reduction(at: $0))) }),
        ]
    }
}

extension JSONValue {
    static func perLevel<Value>(_ values: PerLevel<Value>, _ json: (Value) -> JSONValue) -> JSONValue {
        .object(WarningLevel.allCases.map { (key: $0.rawValue, value: json(values[$0])) })
    }
}
