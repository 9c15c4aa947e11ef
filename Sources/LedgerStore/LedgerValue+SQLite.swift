import GRDB
import GRDBSQLite

/// Read from a column without a detour: a list has some hundred thousand of them, and each is a number, a text or nothing.
extension LedgerValue: DatabaseValueConvertible, StatementColumnConvertible {
    init?(sqliteStatement statement: SQLiteStatement, index: CInt) {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, index))
        case SQLITE_TEXT: self = sqlite3_column_text(statement, index).map { .text(String(cString: $0)) } ?? .null
        default: self = .null
        }
    }

    static func fromStatement(_ statement: SQLiteStatement, atUncheckedIndex index: CInt) -> LedgerValue? {
        LedgerValue(sqliteStatement: statement, index: index)
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> LedgerValue? {
        switch value.storage {
        case .int64(let number): .integer(number)
        case .string(let text): .text(text)
        default: .null
        }
    }
}
