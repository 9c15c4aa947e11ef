/// A column of a record that two versions fill differently; nil where one leaves it blank or is not there.
public struct FieldChange: Sendable, Hashable {
    public var column: String
    public var before: String?
    public var after: String?
}

extension LedgerRecord {
    /// The columns in which two versions differ, in their order; of one version alone all that it fills.
    public static func changes(from before: Self?, to after: Self?) -> [FieldChange] {
        let (old, new) = (values(of: before), values(of: after))
        return ledgerColumns.indices.compactMap { index in
            guard old[index] != new[index] else { return nil }
            return FieldChange(
                column: ledgerColumns[index], before: old[index].text, after: new[index].text)
        }
    }

    private static func values(of record: Self?) -> [LedgerValue] {
        var encoder = LedgerEncoder()
        record?.encode(to: &encoder)
        return encoder.values + Array(repeating: .null, count: ledgerColumns.count - encoder.values.count)
    }
}

extension LedgerValue {
    fileprivate var text: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .text(let text): text
        }
    }
}
