extension JSONValue {
    /// An object with further members at its end; anything else as it is.
    public func adding(_ members: [(key: String, value: JSONValue)]) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(own + members)
    }
}
