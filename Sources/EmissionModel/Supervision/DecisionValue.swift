/// What was decided; which case it is follows from the subject.
public enum DecisionValue: Sendable, Hashable {
    /// Of a reading.
    case energy(Energy)
    /// Of a contested record: the number of the received file whose row rules.
    case file(Int64)
    /// Of an exemption: the levels at which the enterprise is exempt, from the lowest; none takes an exemption back.
    case levels([WarningLevel])
    /// Of a target.
    case share(Ratio)
    /// Of a bad day: whether it is one.
    case confirmed(Bool)
    /// Of a conflict of witnesses.
    case conclusion(Inspection.Conclusion)

    /// `share 3/20`: what the ledger keeps.
    public init?(canonical text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard let kind = parts.first, parts.count >= 2 || kind == "levels" else { return nil }
        switch kind {
        case "energy":
            guard let number = Int64(parts[1]) else { return nil }
            self = .energy(Energy(milliwattHours: number))
        case "file":
            guard let number = Int64(parts[1]) else { return nil }
            self = .file(number)
        case "levels":
            let levels = parts.dropFirst().compactMap(WarningLevel.init)
            guard levels.count == parts.count - 1 else { return nil }
            self = .levels(levels)
        case "share":
            let numbers = parts[1].split(separator: "/").compactMap { Int128($0) }
            guard numbers.count == 2, let share = Ratio(numbers[0], over: numbers[1]) else { return nil }
            self = .share(share)
        case "confirmed":
            guard let flag = Bool(parts[1]) else { return nil }
            self = .confirmed(flag)
        case "conclusion":
            guard let conclusion = Inspection.Conclusion(rawValue: parts[1]) else { return nil }
            self = .conclusion(conclusion)
        default: return nil
        }
    }

    public var canonical: String {
        switch self {
        case .energy(let energy): "energy \(energy.milliwattHours)"
        case .file(let number): "file \(number)"
        case .levels(let levels): (["levels"] + levels.map(\.rawValue)).joined(separator: " ")
        case .share(let share): "share \(share.numerator)/\(share.denominator)"
        case .confirmed(let flag): "confirmed \(flag)"
        case .conclusion(let conclusion): "conclusion \(conclusion.rawValue)"
        }
    }
}
