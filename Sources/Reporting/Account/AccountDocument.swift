public import Accounting
public import Diagnostics
import EmissionModel

/// The account object of `cli.md`, for a day and for an episode: masses in kg, energies in kWh, ratios as fractions,
/// missing as null.
public enum AccountDocument {
    public static let schema = "abate.account/1"

    /// - Parameters:
    ///   - profile: the profile's id.
    ///   - findings: of the input; the account's own notices are added to them. nil: neither are listed.
    public static func json(
        _ account: CityAccount, profile: String, cutoff: String?, inventoryVersion: String, inputsDigest: String,
        findings: [Diagnostic]?, language: Language
    ) -> JSONValue {
        let all = findings.map { ($0 + AccountingMessages.findings(of: account)).sorted() } ?? []
        return .object(
            head(account, profile: profile)
                + [
                    (key: "cutoff", value: JSONValue(cutoff)),
                    (key: "inventoryVersion", value: .string(inventoryVersion)),
                    (key: "inputsDigest", value: .string(inputsDigest)),
                    (key: "partDays", value: .array(account.partDays.map(json))),
                    (key: "segments", value: .array(account.segments.map(json))),
                ] + figures(account)
                + [
                    (key: "findings", value: .array(all.map { $0.json(language) })),
                    (key: "industries", value: .array(account.industries.map { json($0, named: "industry") })),
                    (key: "departments", value: .array(account.departments.map { json($0, named: "department") })),
                    (key: "classes", value: .array(account.classes.map { json($0, named: "class") })),
                    (key: "grades", value: .array(account.grades.map { json($0, named: "grade") })),
                    (key: "accountedDays", value: days(account.accountedDays)),
                    (key: "minutes", value: JSONValue(account.minutes)),
                    (key: "days", value: .array(account.days.map(json))),
                    (key: "decisions", value: .array(account.decisions.map(json))),
                    (key: "witnesses", value: .array(account.witnesses.map(json))),
                    (key: "conflicts", value: .array(account.conflicts.map { .string($0.decisionID) })),
                    (key: "uncertainty", value: account.uncertainty.map(json) ?? .null),
                    (key: "comparisonGroup", value: account.comparison.map(json) ?? .null),
                ])
    }

    private static func head(_ account: CityAccount, profile: String) -> [(key: String, value: JSONValue)] {
        let date: JSONValue =
            switch account.scope {
            case .day(let day): .string(day.iso)
            case .episode: .null
            }
        return [
            (key: "schema", value: .string(schema)),
            (key: "region", value: .string(account.region)),
            (key: "profile", value: .string(profile)),
            (key: "date", value: date),
            (key: "episode", value: .string(account.episodeID)),
            (key: "level", value: JSONValue(account.level?.rawValue)),
            (key: "hours", value: hours(account.minutes)),
        ]
    }

    private static func figures(_ account: CityAccount) -> [(key: String, value: JSONValue)] {
        [
            (key: "coverage", value: json(account.coverage)),
            (key: "implementation", value: json(account.implementation)),
            (key: "ratios", value: json(account.ratios, minutes: account.minutes)),
            (key: "verdict", value: .string(account.verdict.rawValue)),
            (key: "sectors", value: .array(account.sectors.map(json))),
            (key: "counties", value: .array(account.counties.map { json($0, named: "county") })),
            (key: "enterprises", value: .sequence(JSONSequence(account.enterprises) { json($0) })),
        ]
    }
}

// MARK: Parts

extension AccountDocument {
    private static func json(_ witness: WitnessAccount) -> JSONValue {
        [
            "id": .string(witness.enterpriseID),
            "date": .string(witness.day.iso),
            "state": .string(witness.state.rawValue),
            "monitoredDrop": json(witness.monitoredDrop),
            "claimedDrop": json(witness.claimedDrop),
            "differing": .array(witness.differing.map { .string($0.rawValue) }),
            "conclusion": JSONValue(witness.conclusion?.rawValue),
            "inspections": .array(
                witness.inspections.map {
                    [
                        "mode": .string($0.mode.rawValue), "conclusion": .string($0.conclusion.rawValue),
                        "problem": JSONValue($0.problem), "action": JSONValue($0.action),
                    ]
                }),
        ]
    }

    private static func json(_ drops: PerPollutant<Ratio?>) -> JSONValue {
        .object(Pollutant.allCases.map { (key: $0.rawValue, value: JSONValue(drops[$0]?.value)) })
    }

    private static func json(_ decision: Decision) -> JSONValue {
        [
            "id": .string(decision.subject.id),
            "value": .string(decision.value.canonical),
            "by": .string(decision.decidedBy),
            "reason": .string(decision.reason),
            "document": .string(decision.document),
            "from": JSONValue(decision.validFrom?.iso),
            "expires": JSONValue(decision.expires?.iso),
        ]
    }

    static func json(_ part: PartDay) -> JSONValue {
        [
            "date": .string(part.day.iso),
            "hours": hours(part.minutes),
            "levels": .array(part.levels.map { .string($0.rawValue) }),
            "reason": .string(part.reason.rawValue),
            "undeclared": .array(part.undeclared.map { .string($0) }),
        ]
    }

    private static func json(_ segment: Segment) -> JSONValue {
        [
            "level": JSONValue(segment.level?.rawValue),
            "first": .string(segment.first.iso),
            "last": .string(segment.last.iso),
            "start": .string(segment.start.iso),
            "end": JSONValue(segment.end?.iso),
            "hours": hours(segment.minutes),
            "accountedDays": days(segment.accountedDays),
            "ratios": json(segment.ratios, minutes: segment.minutes),
            "verdict": .string(segment.verdict.rawValue),
        ]
    }

    /// How the intervals came about.
    static func json(_ uncertainty: Uncertainty) -> JSONValue {
        [
            "windows": JSONValue(uncertainty.windows),
            "windowDays": JSONValue(uncertainty.windowDays),
            "isBound": .bool(uncertainty.isBound),
            "judged": JSONValue(uncertainty.judged),
            "ownHistory": JSONValue(uncertainty.ownHistory),
            "giants": .array(uncertainty.giants.map { .string($0) }),
        ]
    }

    static func json(_ coverage: Coverage) -> JSONValue {
        [
            "required": JSONValue(coverage.required),
            "judged": JSONValue(coverage.judged),
            "planMass": perPollutant(coverage.planMass, fraction),
        ]
    }

    static func json(_ implementation: Implementation) -> JSONValue {
        [
            "count": fraction(implementation.count),
            "mass": perPollutant(implementation.mass, fraction),
            "implemented": JSONValue(implementation.implemented),
        ]
    }

    private static func json(_ ratios: PerPollutant<RatioAccount>, minutes: Int) -> JSONValue {
        perPollutant(ratios) { json($0, minutes: minutes) }
    }

    private static func json(_ ratio: RatioAccount, minutes: Int) -> JSONValue {
        [
            "society_kg": fraction(ratio.society?.kilograms(overMinutes: minutes)),
            "target": fraction(ratio.target),
            "plan": fraction(ratio.plan),
            "low": fraction(ratio.low),
            "high": fraction(ratio.high),
            "industryLow": fraction(ratio.industryLow),
            "industryHigh": fraction(ratio.industryHigh),
            "interval90": interval(ratio.interval90),
            "probabilityMet": JSONValue(ratio.probabilityMet),
            "verdict": .string(ratio.verdict.rawValue),
            "notes": .array(ratio.notes.map { .string($0.rawValue) }),
            "industryPlan": fraction(ratio.industryPlan),
            "societyBasis": JSONValue(ratio.society?.basis.rawValue),
            "societyYear": JSONValue(ratio.society?.year),
        ]
    }

    /// What other offices add up: masses in kg to the milligram, and as exact fractions the whole society's milligrams
    /// a day and the target.
    static func json(_ day: DayAccount) -> JSONValue {
        [
            "date": .string(day.day.iso),
            "level": JSONValue(day.level?.rawValue),
            "minutes": JSONValue(day.minutes),
            "plan_kg": masses(day.plan),
            "low_kg": masses(day.low),
            "high_kg": masses(day.high),
            "evident_kg": masses(day.evident),
            "declared_kg": masses(day.declared),
            "society_mgPerDay": perPollutant(day.society) { JSONValue($0?.fraction) },
            "targetExact": perPollutant(day.target) { JSONValue($0?.fraction) },
            "particulateBasis": JSONValue(day.particulateBasis?.rawValue),
        ]
    }

    static func json(_ sector: SectorAccount) -> JSONValue {
        [
            "sector": .string(sector.sector.rawValue),
            "plan_kg": masses(sector.plan),
            "low_kg": masses(sector.low),
            "high_kg": masses(sector.high),
            "declared": .bool(sector.isDeclared),
        ]
    }

    static func json(_ group: GroupAccount, named key: String) -> JSONValue {
        .object([
            (key: key, value: JSONValue(group.name)),
            (key: "required", value: JSONValue(group.required)),
            (key: "implemented", value: JSONValue(group.implemented)),
            (key: "plan_kg", value: masses(group.plan)),
            (key: "low_kg", value: masses(group.low)),
            (key: "high_kg", value: masses(group.high)),
            (key: "enterprises", value: JSONValue(group.enterprises)),
            (key: "judged", value: JSONValue(group.judged)),
        ])
    }

    static func json(_ account: EnterpriseAccount) -> JSONValue {
        let enterprise = account.enterprise
        return [
            "id": .string(enterprise.id),
            "name": .string(enterprise.name),
            "county": .string(enterprise.county),
            "class": .string(enterprise.kind.rawValue),
            "grade": enterprise.grade == .none ? .null : .string(enterprise.grade.rawValue),
            "measure": JSONValue(account.measure?.rawValue),
            "observability": .string(account.observability.rawValue),
            "baselineMethod": JSONValue(account.baselineMethod.key),
            "baseline_kwh": energy(account.baseline),
            "baselineTwoSided_kwh": energy(account.baselineTwoSided),
            "baselinePrior5_kwh": energy(account.baselinePrior5),
            "baseLoad_kwh": energy(account.baseLoad.energy),
            "energy_kwh": energy(account.energy),
            "drop": fraction(account.drop),
            "loadRatio": fraction(account.loadRatio),
            "productionCut": fraction(account.productionCut),
            "expectedCut": fraction(account.expectedCut),
            "attainment": fraction(account.attainment),
            "attainment90": interval(account.attainment90),
            "outcome": .string(account.outcome.rawValue),
            "evidence": JSONValue(account.evidence?.rawValue),
            "plan_kg": masses(account.plan),
            "low_kg": masses(account.low),
            "high_kg": masses(account.high),
            "overachieved_kg": masses(account.overachieved),
            "required": .bool(account.isRequired),
            "inheritedFrom": JSONValue(account.inheritedFrom?.rawValue),
            "industry": JSONValue(enterprise.industry),
            "department": JSONValue(enterprise.department),
            "secret": .bool(enterprise.isSecret),
            "judged": .bool(account.hasEvidence),
            "baselineUncorrected_kwh": energy(account.baselineUncorrected),
            "groupCorrection": fraction(account.groupCorrection),
            "baselineError90": interval(account.baselineError?.interval),
            "placeboWindows": JSONValue(account.baselineError?.windows),
            "baselineErrorBasis": JSONValue(account.baselineError?.basis.rawValue),
        ]
    }
}

// MARK: Figures

extension Ratio {
    /// `1/5`: the exact value, for programs that calculate on.
    var fraction: String { "\(numerator)/\(denominator)" }
}

extension AccountDocument {
    static func perPollutant<Value>(
        _ values: PerPollutant<Value>, _ json: (Value) -> JSONValue
    ) -> JSONValue {
        .object(Pollutant.allCases.map { (key: $0.rawValue, value: json(values[$0])) })
    }

    static func masses(_ masses: PerPollutant<Mass>) -> JSONValue {
        perPollutant(masses) { .number($0.kilograms) }
    }

    static func fraction(_ ratio: Ratio?) -> JSONValue { JSONValue(ratio?.value) }

    static func energy(_ energy: Energy?) -> JSONValue { JSONValue(energy?.kilowattHours) }

    private static func interval(_ interval: ClosedRange<Double>?) -> JSONValue {
        interval.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null
    }

    static func hours(_ minutes: Int) -> JSONValue { .number(Double(minutes) / 60) }

    static func days(_ days: [CalendarDay]) -> JSONValue { .array(days.map { .string($0.iso) }) }
}
