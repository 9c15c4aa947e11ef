import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

/// The roll-up as JSON: what it says, and beside it the exact accounts it stands on, so that a roll-up of roll-ups is
/// the roll-up of all regions.
public enum RollUpDocument {
    public static let schema = "abate.rollup/1"

    static func json(_ report: RollUpReport, language: Language) -> JSONValue {
        let account = report.account
        return .object(
            head(report) + [
                (key: "coverage", value: AccountDocument.json(account.coverage)),
                (key: "implementation", value: AccountDocument.json(account.implementation)),
                (key: "ratios", value: json(account.ratios)),
                (key: "verdict", value: .string(account.verdict.rawValue)),
                (key: "presentRatios", value: json(account.present)),
                (key: "presentVerdict", value: .string(account.presentVerdict.rawValue)),
                (key: "segments", value: .array(account.segments.map(json))),
                (key: "days", value: .array(account.days.map(json))),
                (key: "sectors", value: .array(account.sectors.map(AccountDocument.json))),
                (key: "regions", value: .array(account.rows.map(json))),
                (key: "counties", value: .array(account.counties.map(json))),
                (
                    key: "industries",
                    value: .array(account.industries.map { AccountDocument.json($0, named: "industry") })
                ),
                (
                    key: "departments",
                    value: .array(account.departments.map { AccountDocument.json($0, named: "department") })
                ),
                (key: "enterprises", value: .array(account.enterprises.map(json))),
                (key: "accounts", value: .array(account.regions.map(json))),
                (key: "submissions", value: .array(report.submissions.map(json))),
                (key: "findings", value: .array(report.allFindings.map { $0.json(language) })),
            ])
    }

    private static func head(_ report: RollUpReport) -> [(key: String, value: JSONValue)] {
        let account = report.account
        return [
            (key: "schema", value: .string(schema)),
            (key: "region", value: .string(account.region)),
            (key: "profile", value: JSONValue(report.profile?.id)),
            (key: "date", value: JSONValue(report.date?.iso)),
            (key: "hours", value: .number(Double(account.countedDays.reduce(0) { $0 + $1.minutes }) / 60)),
            (key: "expected", value: .array(report.expected.map(JSONValue.string))),
            (key: "missing", value: .array(account.missing.map(json))),
        ]
    }

    private static func json(_ path: [String]) -> JSONValue { .array(path.map(JSONValue.string)) }

    private static func json(_ ratios: PerPollutant<RollUpRatio>) -> JSONValue {
        JSONValue.perPollutant(ratios) { ratio in
            [
                "society_kg": JSONValue.fraction(ratio.society.map { $0 * Ratio(significand: 1, scale: 6) }),
                "target": JSONValue.fraction(ratio.target),
                "lowestTarget": JSONValue.fraction(ratio.lowestTarget),
                "plan": JSONValue.fraction(ratio.plan),
                "low": JSONValue.fraction(ratio.low),
                "high": JSONValue.fraction(ratio.high),
                "industryPlan": JSONValue.fraction(ratio.industryPlan),
                "industryLow": JSONValue.fraction(ratio.industryLow),
                "industryHigh": JSONValue.fraction(ratio.industryHigh),
                "verdict": .string(ratio.verdict.rawValue),
                "notes": .array(ratio.notes.map { .string($0.rawValue) }),
            ]
        }
    }

    private static func json(_ segment: RollUpSegment) -> JSONValue {
        [
            "level": JSONValue(segment.level?.rawValue),
            "first": .string(segment.first.iso),
            "last": .string(segment.last.iso),
            "hours": AccountDocument.hours(segment.minutes),
            "ratios": json(segment.ratios),
            "verdict": .string(segment.verdict.rawValue),
        ]
    }

    private static func json(_ day: RollUpDay) -> JSONValue {
        [
            "date": .string(day.key.day.iso),
            "level": JSONValue(day.key.level?.rawValue),
            "minutes": JSONValue(day.minutes),
            "counted": .bool(day.isComparable),
            "lacking": .array(day.lacking.map(json)),
            "plan_kg": JSONValue.masses(day.plan),
            "low_kg": JSONValue.masses(day.low),
            "high_kg": JSONValue.masses(day.high),
            "evident_kg": JSONValue.masses(day.evident),
            "declared_kg": JSONValue.masses(day.declared),
            "societyGiven_mgPerDay": JSONValue.perPollutant(day.given) { JSONValue($0?.fraction) },
        ]
    }

    private static func json(_ row: RollUpRow) -> JSONValue {
        [
            "path": json(row.path),
            "submitted": .bool(row.isPresent),
            "profiles": .array(row.profiles.map(JSONValue.string)),
            "episodes": .array(row.episodes.map(JSONValue.string)),
            "levels": .array(row.levels.map { .string($0.rawValue) }),
            "accountedDays": row.isPresent ? JSONValue(row.accountedDays) : .null,
            "countedDays": row.isPresent ? JSONValue(row.countedDays) : .null,
            "hours": row.isPresent ? AccountDocument.hours(row.minutes) : .null,
            "enterprises": row.isPresent ? JSONValue(row.industry.enterprises) : .null,
            "required": row.isPresent ? JSONValue(row.industry.required) : .null,
            "judged": row.isPresent ? JSONValue(row.industry.judged) : .null,
            "implemented": row.isPresent ? JSONValue(row.industry.implemented) : .null,
            "plan_kg": row.isPresent ? JSONValue.masses(row.industry.plan) : .null,
            "low_kg": row.isPresent ? JSONValue.masses(row.industry.low) : .null,
            "high_kg": row.isPresent ? JSONValue.masses(row.industry.high) : .null,
            "declared_kg": row.isPresent ? JSONValue.masses(row.declared) : .null,
            "ratios": row.isPresent ? json(row.ratios) : .null,
            "reportedVerdicts": row.reported.map { verdicts($0) } ?? .null,
        ]
    }

    private static func verdicts(_ verdicts: PerPollutant<Verdict>) -> JSONValue {
        JSONValue.perPollutant(verdicts) { .string($0.rawValue) }
    }

    private static func json(_ county: RegionGroup) -> JSONValue {
        adding("path", json(county.path), to: AccountDocument.json(county.group, named: "county"))
    }

    private static func json(_ enterprise: RegionEnterprise) -> JSONValue {
        adding("path", json(enterprise.path), to: AccountDocument.json(enterprise.account))
    }

    private static func adding(_ key: String, _ value: JSONValue, to object: JSONValue) -> JSONValue {
        guard case .object(let members) = object else { return object }
        return .object([(key: key, value: value)] + members)
    }

    /// What is read back by the next level; the enterprises stand in the list of all.
    private static func json(_ region: RegionAccount) -> JSONValue {
        let date: JSONValue =
            switch region.scope {
            case .day(let day): .string(day.iso)
            case .episode: .null
            }
        return [
            "path": json(region.path),
            "profile": .string(region.profile),
            "date": date,
            "episode": .string(region.episodeID),
            "cutoff": JSONValue(region.cutoff?.iso),
            "inventoryVersion": .string(region.inventoryVersion),
            "inputsDigest": .string(region.inputsDigest),
            "verdicts": verdicts(region.verdicts),
            "partDays": .array(region.partDays.map(AccountDocument.json)),
            "days": .array(region.days.map(AccountDocument.json)),
            "sectors": .array(region.declared.map(AccountDocument.json)),
        ]
    }

    private static func json(_ submission: SubmissionEntry) -> JSONValue {
        [
            "region": JSONValue(submission.region),
            "status": .string(submission.status.rawValue),
            "kind": JSONValue(submission.kind),
            "file": JSONValue(submission.file),
            "revision": JSONValue(submission.revision),
            "sha256": JSONValue(submission.sha256),
            "received": JSONValue(submission.received?.iso),
            "due": JSONValue(submission.due?.iso),
            "late": submission.isLate.map(JSONValue.bool) ?? .null,
        ]
    }
}
