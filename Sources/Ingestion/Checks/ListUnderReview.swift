import Diagnostics
public import EmissionModel
public import Jurisdiction
import LedgerStore

/// The reduction list in force on a day with what its checks hold it against.
public struct ListUnderReview: Sendable {
    public let inventory: EmissionInventory
    public let origins: ListOrigins
    public let rules: ListRules
    /// nil where there is no reading nor warning yet: nothing tells how old a list is.
    public let day: CalendarDay?
    /// The change that the grade of an enterprise stands on, where there was one.
    public let regradings: [String: Regrading]
    let measures: [String: [Measure]]
    let lines: [String: [ProductionLine]]

    public init(
        inventory: EmissionInventory, origins: ListOrigins, rules: ListRules, day: CalendarDay?,
        regradings: [String: Regrading] = [:]
    ) {
        self.inventory = inventory
        self.origins = origins
        self.rules = rules
        self.day = day
        self.regradings = regradings
        measures = Dictionary(grouping: inventory.measures, by: \.enterpriseID)
        lines = Dictionary(grouping: inventory.lines, by: \.enterpriseID)
    }

    func measures(of enterprise: Enterprise) -> [Measure] { measures[enterprise.id] ?? [] }

    func lines(of enterprise: Enterprise) -> [ProductionLine] { lines[enterprise.id] ?? [] }
}

extension Enterprise {
    /// `E1 甲钢铁`.
    var shown: String { "\(id) \(name)" }
}

extension Mass {
    /// Kilograms with all their digits.
    var shownKilograms: String { JSONValue.number(kilograms).text() }
}
