public import EmissionModel

/// A value of a derivation: exact wherever the accounting is.
public enum Quantity: Sendable, Hashable {
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// A plain number or a share.
        case one
        case milligrams, milligramsPerDay, milliwattHours, kilowattHours, minutes, days, enterprises
    }

    case exact(Ratio, Unit)
    /// The statistics of a baseline and of its error are reckoned in doubles.
    case real(Double, Unit)
    case range(ClosedRange<Double>)
    /// A verdict, an outcome, a method, a standing.
    case word(String)
    case missing

    public static func mass(_ mass: Mass) -> Quantity { .exact(Ratio(Int(mass.milligrams)), .milligrams) }

    public static func energy(_ energy: Energy?) -> Quantity {
        energy.map { .exact($0.ratio, .milliwattHours) } ?? .missing
    }

    public static func share(_ ratio: Ratio?) -> Quantity { ratio.map { .exact($0, .one) } ?? .missing }

    public static func count(_ count: Int) -> Quantity { .exact(Ratio(count), .enterprises) }

    /// nil unless it is an exact number.
    public var exact: Ratio? {
        if case .exact(let ratio, _) = self { ratio } else { nil }
    }

    public var unit: Unit? {
        switch self {
        case .exact(_, let unit), .real(_, let unit): unit
        case .range, .word, .missing: nil
        }
    }

    var real: Double? {
        switch self {
        case .real(let number, _): number
        case .exact(let ratio, _): ratio.value
        case .range, .word, .missing: nil
        }
    }

    var word: String? {
        if case .word(let word) = self { word } else { nil }
    }

    var energy: Energy? {
        guard case .exact(let ratio, .milliwattHours) = self, ratio.denominator == 1 else { return nil }
        return Energy(milliwattHours: Int64(clamping: ratio.numerator))
    }
}

extension Quantity {
    /// As documents print it: masses in kg, energies in kWh. Exact, nil where it is no exact number.
    public var published: Ratio? {
        guard case .exact(let ratio, let unit) = self else { return nil }
        return unit.isMillionth ? ratio * Ratio(significand: 1, scale: 6) : ratio
    }
}

extension Quantity.Unit {
    fileprivate var isMillionth: Bool {
        switch self {
        case .milligrams, .milligramsPerDay, .milliwattHours: true
        case .one, .kilowattHours, .minutes, .days, .enterprises: false
        }
    }
}
