/// The ledger cannot go on. What the input got wrong is never here: that is a finding.
public struct LedgerError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// Disk full, read-only, missing folder, permission.
        case storage
        /// The ledger is damaged or was changed from outside.
        case integrity
        /// Another run holds the lock.
        case locked
        /// The ledger was written by a newer version.
        case version
    }

    public var kind: Kind
    /// What was being done, in words: 写入台账, 保存原始文件…
    public var operation: String
    public var path: String
    public var reason: String

    public init(_ kind: Kind, operation: String, path: String, reason: String) {
        self.kind = kind
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    public var description: String { "\(operation)：\(path)：\(reason)" }
}
