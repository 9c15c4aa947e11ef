import Glibc

/// Where the bytes of the files taken in lie. Before they are read again their SHA-256 is compared, once.
final class KeptSources {
    /// Of the archive; empty where none is kept.
    private let folder: String
    private var received: [String: String] = [:]
    private var whole: Set<String> = []

    init(folder: String) {
        self.folder = folder
    }

    /// Remembers where a file lies of which no copy is kept.
    func note(_ sha256: String, at path: String) {
        received[sha256] = path
    }

    /// - Throws: `.integrity` where the bytes are gone or changed.
    func path(of file: SourceFile) throws(LedgerError) -> String {
        let path = received[file.sha256] ?? "\(folder)/\(file.sha256)"
        if whole.contains(file.sha256) { return path }
        guard access(path, R_OK) == 0 else {
            throw Self.failure(file, "台账所存的原始文件 \(path) 不在了或不可读")
        }
        guard try FileBytes.sha256(of: path) == file.sha256 else {
            throw Self.failure(file, "台账所存的原始文件 \(path) 的内容已被改动（SHA-256 不符）")
        }
        whole.insert(file.sha256)
        return path
    }

    /// What is wrong with reading a file again.
    static func failure(_ file: SourceFile, _ reason: String) -> LedgerError {
        LedgerError(.integrity, operation: "补读分时电量", path: file.name, reason: reason)
    }
}
