public import EmissionModel

/// One value for each warning level.
public struct PerLevel<Value> {
    public var yellow: Value
    public var orange: Value
    public var red: Value

    public init(_ value: (WarningLevel) throws -> Value) rethrows {
        yellow = try value(.yellow)
        orange = try value(.orange)
        red = try value(.red)
    }

    public subscript(level: WarningLevel) -> Value {
        get {
            switch level {
            case .yellow: yellow
            case .orange: orange
            case .red: red
            }
        }
        set {
            switch level {
            case .yellow: yellow = newValue
            case .orange: orange = newValue
            case .red: red = newValue
            }
        }
    }

    /// From yellow to red.
    public var values: [Value] { [yellow, orange, red] }
}

extension PerLevel: Sendable where Value: Sendable {}
extension PerLevel: Equatable where Value: Equatable {}
extension PerLevel: Hashable where Value: Hashable {}
