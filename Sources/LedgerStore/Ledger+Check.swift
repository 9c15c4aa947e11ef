import GRDB

extension Ledger {
    /// What SQLite finds wrong with the file's pages and rows; empty where it is sound.
    public func quickCheck() throws(LedgerError) -> [String] {
        try read("检查台账") { database in
            try String.fetchAll(database, sql: "PRAGMA quick_check(10)").filter { $0 != "ok" }
        }
    }
}
