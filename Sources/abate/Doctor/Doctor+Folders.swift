import Diagnostics
import Glibc

extension Doctor {
    private static let folderTitle = LocalizedText(zh: "文件夹", en: "folder")

    /// The folders that a night writes to; what the next run makes by itself may be missing.
    func folders() -> [Examined] {
        let inner = ["inbox", "ledger", "ledger/sources", "Reports"].map { "\(folder)/\($0)" }
        let ill = ([folder] + inner).compactMap(folderTrouble)
        guard ill.isEmpty else { return ill }
        return [
            .well("folders", Self.folderTitle, LocalizedText(zh: "\(folder) 可读写", en: "\(folder) can be written to"))
        ]
    }

    /// A folder that must be there before the first run.
    func missing(_ path: String) -> Examined {
        .ill(
            .error, "folders", Self.folderTitle, LocalizedText(zh: "没有 \(path)", en: "\(path) is missing"),
            mend: path == folder
                ? LocalizedText(zh: "用 abate init \(path) 建立", en: "abate init \(path) makes it")
                : LocalizedText(zh: "建立：mkdir \(path)", en: "mkdir \(path)"))
    }

    private func folderTrouble(_ path: String) -> Examined? {
        guard OutputFile.exists(path) else { return path.hasSuffix("/inbox") ? missing(path) : nil }
        guard access(path, R_OK | W_OK | X_OK) != 0 else { return nil }
        let reason = String(cString: strerror(errno))
        return .ill(
            .error, "folders", Self.folderTitle,
            LocalizedText(zh: "不能写入 \(path)：\(reason)", en: "\(path) cannot be written to: \(reason)"),
            mend: LocalizedText(
                zh: "让运行 abate 的用户可以读写它（chown、chmod），或重新挂载为可写", en: "let the user that runs abate read and write it"))
    }

    private static let temporaryTitle = LocalizedText(zh: "临时文件夹", en: "temporary folder")

    private var temporaryPath: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    /// Long workbooks are put together there.
    func temporaryFolder() -> Examined {
        let path = temporaryPath
        guard access(path, W_OK | X_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            return .ill(
                .error, "temporary", Self.temporaryTitle,
                LocalizedText(zh: "不能写入 \(path)：\(reason)", en: "\(path) cannot be written to: \(reason)"),
                mend: LocalizedText(zh: "设 TMPDIR 为可写的文件夹", en: "set TMPDIR to a folder that can be written to"))
        }
        return space(at: path, "temporary", Self.temporaryTitle, needed: Self.temporaryNeed)
    }

    /// What the workbook of some ten thousand enterprises takes while it is made.
    private static let temporaryNeed: Int64 = 64 << 20

    private static let diskTitle = LocalizedText(zh: "磁盘", en: "disk")

    /// Enough to keep all that lies in the inbox once more, for a ledger as large as it is, and for reports.
    func disk() -> Examined {
        let inbox = FolderSize.bytes(in: "\(folder)/inbox")
        let ledger = FolderSize.bytes(in: "\(folder)/ledger")
        return space(at: folder, "disk", Self.diskTitle, needed: inbox + ledger + (256 << 20))
    }

    private func space(at path: String, _ key: String, _ title: LocalizedText, needed: Int64) -> Examined {
        guard let space = FreeSpace(at: path) else {
            return .ill(
                .warning, key, title, LocalizedText(zh: "看不到 \(path) 的余量", en: "cannot see what is free at \(path)"),
                mend: LocalizedText(zh: "看 df -h \(path)", en: "see df -h \(path)"))
        }
        let text = LocalizedText(
            zh: "\(path) 余 \(FreeSpace.text(space.bytes))（一夜约需 \(FreeSpace.text(needed))）",
            en: "\(path): \(FreeSpace.text(space.bytes)) free (a night needs about \(FreeSpace.text(needed)))")
        let mend = LocalizedText(zh: "清理磁盘或换到更大的盘；台账和报告不要删", en: "free some space; never delete ledger or reports")
        if space.bytes < needed { return .ill(.error, key, title, text, mend: mend) }
        if let files = space.files, files < 1000 {
            return .ill(
                .error, key, title,
                LocalizedText(zh: "\(path) 只能再建 \(files) 个文件", en: "\(path): only \(files) more files fit"), mend: mend)
        }
        return space.bytes < 2 * needed ? .ill(.warning, key, title, text, mend: mend) : .well(key, title, text)
    }
}
