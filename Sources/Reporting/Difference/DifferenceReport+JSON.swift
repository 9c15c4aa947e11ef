import Accounting
public import Diagnostics
import EmissionModel

extension DifferenceReport {
    /// `abate.diff/1`: of every figure what it was, what it is, and what each cause changed of it. Only what changed is
    /// listed; causes stand in their fixed order.
    public func json(_ language: Language) -> JSONValue {
        [
            "schema": .string(Self.schema),
            "region": .string(region),
            "before": Self.json(before),
            "after": Self.json(after),
            "changed": .bool(!isEmpty),
            "files": .array(
                files.map {
                    ["number": .integer($0.number), "file": .string($0.name), "run": JSONValue($0.run)]
                }),
            "subjects": .array(changed.map { $0.json(language) }),
        ]
    }

    private static func json(_ state: State) -> JSONValue {
        [
            "name": .string(state.name), "run": JSONValue(state.run),
            "lastFile": state.lastFile.map(JSONValue.integer) ?? .null,
        ]
    }
}

extension DifferenceReport.Subject {
    fileprivate func json(_ language: Language) -> JSONValue {
        let (before, after) = (difference.before, difference.after)
        return [
            "region": JSONValue(region),
            "date": JSONValue(date?.iso),
            "episode": .string(episode),
            "level": change(before.level?.rawValue, after.level?.rawValue),
            "verdict": change(before.verdict?.rawValue, after.verdict?.rawValue),
            "inputs": .array(inputs.map { .string($0[language]) }),
            "pollutants": .perPollutant(PerPollutant { $0 }) { pollutant($0) },
            "enterprises": .array(enterprises),
            "causes": .array(causes.map { json($0, language) }),
        ]
    }

    private func change(_ before: String?, _ after: String?) -> JSONValue {
        ["before": JSONValue(before), "after": JSONValue(after)]
    }

    /// Of one pollutant every figure that changed.
    private func pollutant(_ pollutant: Pollutant) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            (
                "verdict",
                change(
                    difference.before.verdicts[pollutant]?.rawValue, difference.after.verdicts[pollutant]?.rawValue)
            )
        ]
        for figure in ComparedFigure.allCases where difference.changes(figure, of: pollutant) {
            members.append((figure.rawValue, json(figure, pollutant)))
        }
        return .object(members)
    }

    private func json(_ figure: ComparedFigure, _ pollutant: Pollutant) -> JSONValue {
        let trail = difference.trail(of: figure, pollutant)
        var members = trail.whole.members(figure)
        members.append(
            (
                "causes",
                .array(
                    trail.causes.map { cause, change in
                        .object([("cause", .string(cause.rawValue))] + change.members(figure))
                    })
            ))
        return .object(members)
    }

    private var enterprises: [JSONValue] {
        Difference.enterprises(from: difference.before, to: difference.after).map { pair in
            var members = pair.members
            let id = pair.enterprise?.id ?? ""
            members.append(
                (
                    "causes",
                    .array(
                        causes.compactMap { cause in
                            cause.step.enterprises.first { $0.enterprise?.id == id }.map { pair in
                                .object([("cause", .string(cause.step.cause.rawValue))] + pair.changes)
                            }
                        })
                ))
            return .object(members)
        }
    }

    private func json(_ cause: DifferenceReport.Cause, _ language: Language) -> JSONValue {
        [
            "cause": .string(cause.step.cause.rawValue),
            "title": .string(cause.step.cause.title[language]),
            "verdict": change(cause.step.before.verdict?.rawValue, cause.step.after.verdict?.rawValue),
            "enterprises": JSONValue(cause.step.enterprises.count),
            "rowCount": JSONValue(cause.rowCount),
            "rows": .array(cause.rows.map(\.json)),
        ]
    }
}

extension FigureChange {
    /// Masses in kg; missing is null, and so is a change from or to what is missing.
    fileprivate func members(_ figure: ComparedFigure) -> [(key: String, value: JSONValue)] {
        let unit = figure.isMass ? Ratio(significand: 1, scale: 6) : .one
        return [("before", before), ("after", after), ("change", change)].map { key, value in
            (key, JSONValue.fraction(value.map { $0 * unit }))
        }
    }
}

extension Difference.EnterprisePair {
    fileprivate var members: [(key: String, value: JSONValue)] {
        [("id", JSONValue(enterprise?.id)), ("name", JSONValue(enterprise?.name))] + changes
    }

    fileprivate var changes: [(key: String, value: JSONValue)] {
        func change(_ value: (EnterpriseAccount) -> JSONValue) -> JSONValue {
            ["before": before.map(value) ?? .null, "after": after.map(value) ?? .null]
        }
        return [
            ("outcome", change { .string($0.outcome.rawValue) }),
            ("attainment", change { .fraction($0.attainment) }),
            ("energy_kwh", change { JSONValue($0.energy?.kilowattHours) }),
            ("baseline_kwh", change { JSONValue($0.baseline?.kilowattHours) }),
            ("plan_kg", .masses(self.change(of: \.plan))),
            ("low_kg", .masses(self.change(of: \.low))),
            ("high_kg", .masses(self.change(of: \.high))),
        ]
    }
}

extension ChangedRow {
    fileprivate var json: JSONValue {
        [
            "table": .string(table), "key": .string(key), "enterprise": JSONValue(enterpriseID),
            "before": before?.json ?? .null, "after": after?.json ?? .null,
            "fields": .array(
                fields.map {
                    ["name": .string($0.name), "before": JSONValue($0.before), "after": JSONValue($0.after)]
                }),
        ]
    }
}
