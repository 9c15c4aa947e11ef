public import EmissionModel

/// How a figure came about: the operation that made it and the figures it was made of, down to what the files said.
///
/// A class, since a figure that several others stand on is one node beneath all of them.
public final class Derivation {
    /// Its name within the account, where it is published.
    public let id: String?
    public let term: Term
    /// What tells it from others of its term: an enterprise, a pollutant, a day, an account.
    public let subject: Subject
    public let value: Quantity
    public let formula: Formula
    public let operands: [Derivation]
    /// Why it is what it is, where the formula does not say so.
    public let note: Note?

    public struct Subject: Sendable, Hashable {
        public var enterpriseID: String?
        public var pollutant: Pollutant?
        public var day: CalendarDay?
        /// An account number, a line, a group, a sector, a method.
        public var name: String?

        public init(
            enterpriseID: String? = nil, pollutant: Pollutant? = nil, day: CalendarDay? = nil, name: String? = nil
        ) {
            self.enterpriseID = enterpriseID
            self.pollutant = pollutant
            self.day = day
            self.name = name
        }
    }

    /// What a clerk must know beside the formula.
    public enum Note: String, Sendable, CaseIterable, Hashable {
        /// Without evidence nothing is counted low, and the plan high.
        case noEvidence
        /// Electricity tells nothing of it.
        case notMetered
        case nothingPlanned
        /// The base load is unknown: the low figure takes none, the high one the default share.
        case baseLoadUnknown
        case noBaseline, weakBaseline, noReading, lunarNewYear
        /// On a response day the higher of two values counts, on a baseline day the lower.
        case conflictHigher, conflictLower
        /// The sender does not trust it.
        case flagged
        /// Of part of a day's quarter-hours: a lower baseline at worst; missing on a response day.
        case partial
        case partDay
        /// Drawn from past windows: the operands are not all spread out.
        case simulated
        case comparisonGroup
        case particulateBasis
    }

    public init(
        id: String? = nil, _ term: Term, _ subject: Subject, _ value: Quantity, _ formula: Formula,
        _ operands: [Derivation] = [], note: Note? = nil
    ) {
        self.id = id
        self.term = term
        self.subject = subject
        self.value = value
        self.formula = formula
        self.operands = operands
        self.note = note
    }

    /// The value is what the formula makes of the operands.
    public convenience init(
        id: String? = nil, _ term: Term, _ subject: Subject = Subject(), made formula: Formula,
        _ operands: [Derivation] = [], in unit: Quantity.Unit = .one, note: Note? = nil
    ) {
        self.init(
            id: id, term, subject, formula.value(of: operands.map(\.value), in: unit), formula, operands, note: note)
    }

    /// The same figure under the name it is published by.
    func published(as id: String, _ term: Term) -> Derivation {
        Derivation(id: id, term, subject, value, formula, operands, note: note)
    }
}

extension Derivation {
    /// Whether each figure from the leaves on is what its formula makes of its operands: those that are not, nearest to
    /// the leaves first.
    public static func contradictions(in roots: [Derivation]) -> [Derivation] {
        var checked: Set<ObjectIdentifier> = []
        var found: [Derivation] = []
        for root in roots { root.check(&checked, &found) }
        return found
    }

    private func check(_ checked: inout Set<ObjectIdentifier>, _ found: inout [Derivation]) {
        guard checked.insert(ObjectIdentifier(self)).inserted else { return }
        for operand in operands { operand.check(&checked, &found) }
        guard !formula.isGiven, recomputed != value else { return }
        found.append(self)
    }

    private var recomputed: Quantity { formula.value(of: operands.map(\.value), in: value.unit ?? .one) }

    /// The figures that stand on no other, each once, in the order in which they are met.
    public var leaves: [Derivation] {
        var met: Set<ObjectIdentifier> = []
        var leaves: [Derivation] = []
        collect(&met, &leaves)
        return leaves
    }

    private func collect(_ met: inout Set<ObjectIdentifier>, _ leaves: inout [Derivation]) {
        guard met.insert(ObjectIdentifier(self)).inserted else { return }
        if operands.isEmpty { leaves.append(self) }
        for operand in operands { operand.collect(&met, &leaves) }
    }
}
