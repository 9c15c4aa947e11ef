import Accounting
public import Diagnostics
import EmissionModel
import Jurisdiction

/// `episode.json` is the account object itself; the others hold it beside what they add.
extension EpisodeReport {
    public static let submissionSchema = "abate.submission/1"
    public static let workSummarySchema = "abate.work-summary/1"

    public func json(_ language: Language = .zh) -> JSONValue {
        switch base.kind {
        case .submission: submission(language)
        case .workSummary: summary(language)
        default: accountObject(language)
        }
    }

    /// The account object; of an episode its conflicts are those of its days.
    private func accountObject(_ language: Language) -> JSONValue {
        guard case .object(let members) = base.json(language) else { return .null }
        return .object(members.map { $0.key == "conflicts" ? (key: $0.key, value: conflictIDs) : $0 })
    }

    private func submission(_ language: Language) -> JSONValue {
        [
            "schema": .string(Self.submissionSchema),
            "region": .string(account.region),
            "profile": .string(jurisdiction.profile.id),
            "episode": episode,
            "departments": .array(departments),
            "society": .object(Pollutant.allCases.map { (key: $0.rawValue, value: society($0)) }),
            "account": accountObject(language),
            "shortfall": shortfall,
            "received": .array(base.received.map(Self.json)),
        ]
    }

    private func summary(_ language: Language) -> JSONValue {
        [
            "schema": .string(Self.workSummarySchema),
            "region": .string(account.region),
            "profile": .string(jurisdiction.profile.id),
            "episode": episode,
            "received": .array(base.received.map(Self.json)),
            "departments": .array(departments),
            "account": accountObject(language),
        ]
    }

    /// What reports show beside the account of the whole, for the comparison of two states of the ledger.
    public var attachments: JSONValue {
        [
            "received": .array(base.received.map(Self.json)),
            "departments": .array(departments),
            "air": .array(
                air.map {
                    [
                        "date": .string($0.day.iso), "aqi": JSONValue($0.aqi),
                        "primary": JSONValue($0.primaryPollutant),
                    ]
                }),
            "checks": .array(
                checks.map {
                    [
                        "date": .string($0.day.iso), "enterprise": .string($0.enterpriseID),
                        "kind": .string($0.kind), "conclusion": .string($0.conclusion),
                        "problem": JSONValue($0.problem), "action": JSONValue($0.action),
                    ]
                }),
            "conflicts": conflictIDs,
        ]
    }

    // MARK: Parts

    private var episode: JSONValue {
        let minutes = episodeMinutes
        return [
            "id": .string(account.episodeID),
            "start": JSONValue(base.episode.start?.isoT),
            "end": JSONValue(base.episode.end?.isoT),
            "hours": .number(Double(minutes) / 60),
            "actions": .array(
                base.response.actions.map { action in
                    [
                        "action": .string(action.kind.rawValue),
                        "level": JSONValue(action.level?.rawValue),
                        "issued_at": JSONValue(action.issuedAt?.isoT),
                        "effective_at": .string(action.effectiveAt.isoT),
                        "document": JSONValue(action.document),
                        "pollutant": JSONValue(action.pollutant),
                    ]
                }),
        ]
    }

    /// Every department that owed something or has sent something, once, with its figures summed over its rows.
    private var departments: [JSONValue] {
        let senders = base.received.flatMap { $0.senders.map(\.name) }
        let names = (senders + work.map(\.department)).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        return names.map { name in
            let rows = work.filter { $0.department == name }
            func sum(_ key: (DepartmentWork) -> Int?) -> JSONValue {
                let known = rows.compactMap(key)
                return known.isEmpty ? .null : JSONValue(known.reduce(0, +))
            }
            let owed = base.received.flatMap(\.senders).filter { $0.name == name }
            return [
                "name": .string(name),
                "reported": .bool(owed.isEmpty ? !rows.isEmpty : owed.allSatisfy(\.isThere)),
                "rows": JSONValue(rows.count), "people": sum(\.people), "checks": sum(\.checks),
                "stopped": sum(\.stopped), "sites": sum(\.sites), "vehicles": sum(\.vehicles),
                "text": .string(rows.compactMap(\.text).joined(separator: "；")),
            ]
        }
    }

    private func society(_ pollutant: Pollutant) -> JSONValue {
        guard let society = account.ratios[pollutant].society else { return .null }
        return [
            "mg_per_day": .string("\(society.perDay.numerator)/\(society.perDay.denominator)"),
            "basis": .string(society.basis.rawValue),
            "year": JSONValue(society.year),
            "pmBasis": JSONValue(society.particulateBasis?.rawValue),
        ]
    }

    private var shortfall: JSONValue {
        let missed = Shortfall.all(of: account)
        guard !missed.isEmpty else { return .null }
        return .array(
            missed.map { shortfall in
                [
                    "pollutant": .string(shortfall.pollutant.rawValue),
                    "level": JSONValue(shortfall.segment?.level?.rawValue),
                    "first": JSONValue(shortfall.segment?.first.iso), "last": JSONValue(shortfall.segment?.last.iso),
                    "society_kg": .number(shortfall.society.value), "wanted_kg": .number(shortfall.wanted.value),
                    "plan_kg": .number(shortfall.plan.value), "low_kg": .number(shortfall.low.value),
                    "high_kg": .number(shortfall.high.value),
                    "lackingInPlan_kg": .number(shortfall.lackingInPlan.value),
                    "missingAtLeast_kg": .number(shortfall.missingAtLeast.value),
                    "missingAtMost_kg": .number(shortfall.missingAtMost.value),
                    "enterprises": .array(
                        shortfall.enterprises(of: account).map { enterprise in
                            [
                                "id": .string(enterprise.enterprise.id),
                                "missing_kg": .number(shortfall.missing(enterprise).kilograms),
                            ]
                        }),
                ]
            })
    }

    private static func json(_ received: ReceivedReport) -> JSONValue {
        [
            "id": .string(received.rule.id),
            "title": .string(received.rule.title.zh),
            "deadline": JSONValue(received.deadline?.isoT),
            "sent": .array(received.sent.map(JSONValue.string)),
            "missing": received.isListed ? .array(received.missing.map(JSONValue.string)) : .null,
        ]
    }
}

extension LocalMinute {
    /// `2026-01-08T07:00`.
    var isoT: String { "\(iso.prefix(10))T\(iso.suffix(5))" }
}
