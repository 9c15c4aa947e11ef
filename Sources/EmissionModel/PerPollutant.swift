/// One value for each of the four pollutants. Stored properties, not a dictionary: a fifth pollutant is a compile
/// error everywhere it matters, and the hot paths pay nothing.
public struct PerPollutant<Value> {
    public var so2: Value
    public var nox: Value
    public var pm: Value
    public var vocs: Value

    // Inlinable: across modules a generic call that is not specialised costs fifty times its four additions.
    @inlinable public init(so2: Value, nox: Value, pm: Value, vocs: Value) {
        self.so2 = so2
        self.nox = nox
        self.pm = pm
        self.vocs = vocs
    }

    @inlinable public init(repeating value: Value) {
        self.init(so2: value, nox: value, pm: value, vocs: value)
    }

    @inlinable public init(_ value: (Pollutant) -> Value) {
        self.init(so2: value(.so2), nox: value(.nox), pm: value(.pm), vocs: value(.vocs))
    }

    @inlinable public subscript(pollutant: Pollutant) -> Value {
        get {
            switch pollutant {
            case .so2: so2
            case .nox: nox
            case .pm: pm
            case .vocs: vocs
            }
        }
        set {
            switch pollutant {
            case .so2: so2 = newValue
            case .nox: nox = newValue
            case .pm: pm = newValue
            case .vocs: vocs = newValue
            }
        }
    }

    @inlinable public func map<Other>(_ transform: (Value) -> Other) -> PerPollutant<Other> {
        PerPollutant<Other>(so2: transform(so2), nox: transform(nox), pm: transform(pm), vocs: transform(vocs))
    }

    /// The four values in the fixed order.
    @inlinable public var values: [Value] { [so2, nox, pm, vocs] }
}

extension PerPollutant: Sendable where Value: Sendable {}
extension PerPollutant: Equatable where Value: Equatable {}
extension PerPollutant: Hashable where Value: Hashable {}

extension PerPollutant: AdditiveArithmetic where Value: AdditiveArithmetic {
    @inlinable public static var zero: PerPollutant { PerPollutant(repeating: .zero) }

    @inlinable public static func + (left: PerPollutant, right: PerPollutant) -> PerPollutant {
        PerPollutant { left[$0] + right[$0] }
    }

    @inlinable public static func - (left: PerPollutant, right: PerPollutant) -> PerPollutant {
        PerPollutant { left[$0] - right[$0] }
    }
}
