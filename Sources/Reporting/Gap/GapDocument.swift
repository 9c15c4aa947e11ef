public import Accounting
public import Diagnostics
import EmissionModel

/// `abate.gap/1`: masses in kg over the stretches of the basis (a day for a list and for a date), ratios as fractions,
/// missing as null.
public enum GapDocument {
    public static let schema = "abate.gap/1"

    public static func json(_ gap: GapAccount, profile: String, language: Language) -> JSONValue {
        .object(
            head(gap, profile) + [
                (key: "met", value: gap.isMet.map(JSONValue.bool) ?? .null),
                (key: "closed", value: gap.isClosed.map(JSONValue.bool) ?? .null),
                (key: "pollutants", value: .perPollutant(gap.figures, json)),
                (key: "proposals", value: .array(gap.proposals.map { json($0, language) })),
                (
                    key: "leftOut",
                    value: .array(
                        gap.exclusions.map {
                            ["reason": .string($0.reason.key), "enterprises": JSONValue($0.enterprises)]
                        })
                ),
                (
                    key: "findings",
                    value: .array(AccountingMessages.findings(of: gap).map { $0.json(language) })
                ),
            ])
    }

    private static func head(_ gap: GapAccount, _ profile: String) -> [(key: String, value: JSONValue)] {
        var (basis, date, episode, level): (String, String?, String?, String?) = ("list", nil, nil, nil)
        switch gap.basis {
        case .list(let own): level = own.rawValue
        case .day(let day): (basis, date) = ("day", day.iso)
        case .episode(let id, _, _): (basis, episode) = ("episode", id)
        }
        return [
            (key: "schema", value: .string(schema)), (key: "region", value: .string(gap.region)),
            (key: "profile", value: .string(profile)), (key: "basis", value: .string(basis)),
            (key: "level", value: JSONValue(level ?? gap.stretches.map(\.level).max()?.rawValue)),
            (key: "date", value: JSONValue(date)), (key: "episode", value: JSONValue(episode)),
            (
                key: "stretches",
                value: .array(
                    gap.stretches.map {
                        ["level": .string($0.level.rawValue), "hours": .number(Double($0.minutes) / 60)]
                    })
            ),
        ]
    }

    private static func json(_ figure: GapFigure) -> JSONValue {
        [
            "society_kg": .fraction(figure.society.map { $0 * Ratio(significand: 1, scale: 6) }),
            "target": .fraction(figure.target),
            "ratio": .fraction(figure.provenRatio),
            "plan": .fraction(figure.planRatio),
            "after": .fraction(figure.afterRatio),
            "reduction_kg": .number(figure.proven.kilograms),
            "unproven_kg": .number(figure.unproven.kilograms),
            "missing_kg": JSONValue(figure.missing?.kilograms),
            "missingAfter_kg": JSONValue(figure.missingAfter?.kilograms),
            "reach_kg": .number(figure.reach.kilograms),
            "metByInterchange": .bool(figure.isMetByInterchange),
        ]
    }

    private static func json(_ proposal: GapProposal, _ language: Language) -> JSONValue {
        let enterprise = proposal.enterprise
        return [
            "id": .string(enterprise.id),
            "name": .string(enterprise.name),
            "county": .string(enterprise.county),
            "department": JSONValue(enterprise.department),
            "industry": JSONValue(enterprise.industry),
            "class": .string(enterprise.kind.rawValue),
            "grade": enterprise.grade == .none ? .null : .string(enterprise.grade.rawValue),
            "protections": .array(proposal.protections.map { .string($0.rawValue) }),
            "level": .string(proposal.level.rawValue),
            "lines": .array(proposal.lineIDs.map(JSONValue.string)),
            "measure": JSONValue(proposal.measure?.rawValue),
            "cut": .fraction(proposal.cut),
            "proposedMeasure": .string(proposal.percent == 100 ? "stop" : "limit"),
            "proposedCut": .number(Double(proposal.percent) / 100),
            "cuts": .fractions(proposal.plannedCut),
            "proposedCuts": .fractions(proposal.proposedCut),
            "added_kg": .masses(proposal.added),
            "addedTotal_kg": .number(proposal.total.kilograms),
            "remarks": .array(proposal.remarks.map { .string($0[language]) }),
        ]
    }
}
