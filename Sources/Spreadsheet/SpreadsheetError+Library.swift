import CXLSXWriter
import Glibc

extension SpreadsheetError {
    /// A failed call of the system, by its `errno`.
    static func system(_ operation: Operation, _ path: String, errno code: Int32) -> SpreadsheetError {
        let text = strerror(code).map { String(cString: $0) } ?? "errno \(code)"
        let zh =
            switch code {
            case ENOSPC, EDQUOT: "磁盘空间不足（\(text)）"
            case EACCES, EPERM, EROFS: "文件夹不可写（\(text)）"
            case ENOENT, ENOTDIR: "文件夹不存在（\(text)）"
            default: text
            }
        return SpreadsheetError(operation, path, isStorage: true, zh: zh, en: text)
    }

    /// Throws unless libxlsxwriter reported success. `place` is the cell or the setting at hand.
    static func check(
        _ code: lxw_error, _ operation: Operation, _ path: String, _ place: String = ""
    ) throws(SpreadsheetError) {
        guard code != LXW_NO_ERROR else { return }
        let text = lxw_strerror(code).map { String(cString: $0) } ?? "lxw_error \(code.rawValue)"
        let reason = place.isEmpty ? text : "\(place): \(text)"
        let isStorage = storageCodes.contains(code.rawValue)
        let zh = isStorage ? "写入磁盘失败，可能已满（\(reason)）" : reason
        throw SpreadsheetError(operation, path, isStorage: isStorage, zh: zh, en: reason)
    }

    private static let storageCodes: Set<UInt32> = Set(
        [
            LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
            LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_BAD_ZIP_FILE, LXW_ERROR_ZIP_INTERNAL_ERROR,
            LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE,
        ].map(\.rawValue))
}
