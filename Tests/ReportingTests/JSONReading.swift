import Diagnostics

extension JSONValue {
    var keys: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.key)
    }

    var elements: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .sequence(let elements): elements.array
        default: []
        }
    }

    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var double: Double? {
        switch self {
        case .number(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }

    /// `.string` that says so where the key is not there, so that a comparison fails.
    subscript(key: String) -> JSONValue {
        guard case .object(let members) = self, let member = members.first(where: { $0.key == key }) else {
            return .string("no key \(key)")
        }
        return member.value
    }

    subscript(index: Int) -> JSONValue {
        elements.indices.contains(index) ? elements[index] : .string("no element \(index)")
    }
}
