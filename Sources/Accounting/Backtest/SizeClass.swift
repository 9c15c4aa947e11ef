/// How much an enterprise uses: its mean over the 28 days before a window. Below 50 kWh a day none is judged.
public enum SizeClass: String, Sendable, CaseIterable, Hashable {
    /// 50 to 200 kWh a day.
    case from50 = "50-200"
    /// 200 to 1,000.
    case from200 = "200-1000"
    /// 1,000 to 10,000.
    case from1000 = "1000-10000"
    /// 10,000 and more.
    case from10000 = "10000-"

    public init(kilowattHoursPerDay mean: Double) {
        switch mean {
        case ..<200: self = .from50
        case ..<1000: self = .from200
        case ..<10_000: self = .from1000
        default: self = .from10000
        }
    }
}
