/// What does not agree in the ledger itself.
public enum AuditFault: Sendable, Hashable {
    /// SQLite finds the file damaged.
    case damaged(String)
    /// A table or an index is not what the program makes.
    case schema(String)
    /// An entry does not continue the chain: it, or one before it, was changed, taken out or put in.
    case broken(entry: Int64, kind: String, subject: String)
    /// What is stored is not what the entry stands for.
    case changed(kind: String, subject: String, tables: [String])
    /// The entry stands for something that is not there.
    case missing(kind: String, subject: String)
    /// Something is there for which there is no entry.
    case unsealed(kind: String, subject: String)
    /// A report is noted as compared with something that it cannot have been compared with.
    case strayCheck(kind: String, subject: String)
}
