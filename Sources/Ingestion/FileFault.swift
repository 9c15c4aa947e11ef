import Diagnostics
import Glibc

/// Why a file that was named cannot be opened.
enum FileFault {
    /// nil where it is none of the usual reasons.
    static func reason(_ path: String) -> LocalizedText? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return errno == ENOENT ? LocalizedText(zh: "文件不存在", en: "there is no such file") : nil
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            return LocalizedText(zh: "这是文件夹，不是文件", en: "it is a folder, not a file")
        }
        return access(path, R_OK) == 0 ? nil : LocalizedText(zh: "没有读取权限", en: "no permission to read it")
    }
}
