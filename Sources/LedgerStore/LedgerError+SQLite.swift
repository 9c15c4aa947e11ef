import GRDB

extension LedgerError {
    /// A damaged row, or SQLite's result code, as one of the kinds an operator can act on.
    init(_ error: any Error, operation: String, path: String) {
        if let own = error as? LedgerError {
            self = own
            return
        }
        if let malformed = error as? MalformedRow {
            self.init(
                .integrity, operation: operation, path: path,
                reason: "表 \(malformed.table) 的列 \(malformed.column) 内容异常")
            return
        }
        guard let database = error as? DatabaseError else {
            self.init(.storage, operation: operation, path: path, reason: "\(error)")
            return
        }
        let reason = database.message ?? "\(database.resultCode)"
        switch database.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR:
            self.init(.integrity, operation: operation, path: path, reason: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.locked, operation: operation, path: path, reason: reason)
        default:
            self.init(.storage, operation: operation, path: path, reason: reason)
        }
    }
}
