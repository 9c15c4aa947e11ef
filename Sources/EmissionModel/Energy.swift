/// An amount of electricity as a whole number of milliwatt-hours (10^-6 kWh).
public struct Energy: Sendable, Hashable, Comparable, AdditiveArithmetic {
    public var milliwattHours: Int64

    public init(milliwattHours: Int64) {
        self.milliwattHours = milliwattHours
    }

    /// The nearest milliwatt-hour, half away from zero; nil where the value is not finite or too large.
    public init?(kilowattHours: Double) {
        guard let value = Int64(exactly: (kilowattHours * 1_000_000).rounded()) else { return nil }
        self.init(milliwattHours: value)
    }

    public static let zero = Energy(milliwattHours: 0)

    /// For printing, JSON and the statistics of a baseline.
    public var kilowattHours: Double { Double(milliwattHours) / 1_000_000 }

    public static func + (left: Energy, right: Energy) -> Energy {
        Energy(milliwattHours: left.milliwattHours + right.milliwattHours)
    }
    public static func - (left: Energy, right: Energy) -> Energy {
        Energy(milliwattHours: left.milliwattHours - right.milliwattHours)
    }
    public static prefix func - (energy: Energy) -> Energy { Energy(milliwattHours: -energy.milliwattHours) }
    public static func < (left: Energy, right: Energy) -> Bool { left.milliwattHours < right.milliwattHours }

    /// The exact quotient, nil where the denominator is zero.
    public static func / (left: Energy, right: Energy) -> Ratio? {
        Ratio(Int128(left.milliwattHours), over: Int128(right.milliwattHours))
    }
}
