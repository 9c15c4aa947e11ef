import Accounting
import Diagnostics
import EmissionModel

extension AccountDocument {
    /// Movements are shares: −0.031 where the group used 3.1 % less than its own baselines.
    static func json(_ comparison: ComparisonAccount) -> JSONValue {
        [
            "method": .string(comparison.method.rawValue),
            "minimum": JSONValue(comparison.minimum),
            "days": .array(comparison.days.map(json)),
            "shortPasts": JSONValue(comparison.shortPasts),
            "giants": .array(comparison.giants.map { .string($0) }),
            "members": .array(comparison.members.map(json)),
        ]
    }

    private static func json(_ day: ComparisonAccount.Day) -> JSONValue {
        [
            "date": .string(day.day.iso),
            "members": JSONValue(day.members),
            "movement": JSONValue(day.movement),
            "strength": JSONValue(day.strength?.rawValue),
        ]
    }

    private static func json(_ member: ComparisonAccount.Member) -> JSONValue {
        [
            "id": .string(member.enterpriseID),
            "name": .string(member.name),
            "days": .array(
                member.days.map { day in
                    [
                        "date": .string(day.day.iso), "energy_kwh": energy(day.energy),
                        "baseline_kwh": energy(day.baseline), "ratio": fraction(day.ratio),
                        "use": .string(day.use.rawValue),
                    ]
                }),
        ]
    }
}
