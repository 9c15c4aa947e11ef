import Glibc

/// `ledger/sources/`: every accepted file as it was received, named by its SHA-256.
struct SourceArchive {
    /// Empty for a ledger in memory, which keeps no files.
    let folder: String

    func path(of sha256: String) -> String { "\(folder)/\(sha256)" }

    /// Begins to read a file, before anyone else reads it.
    func receive(_ file: ReceivedFile) throws(LedgerError) -> SourceCopy {
        try SourceCopy(of: file.path, into: folder.isEmpty ? nil : self, stated: file.sha256)
    }

    /// Where a copy lies until its name is known. There is one writer at a time, so that what a crash has left is
    /// written over.
    var temporaryPath: String { "\(folder)/.receiving.tmp" }

    /// Gives a durable copy its name. Where a file of these bytes was there before, that one stays.
    func admit(_ sha256: String) throws(LedgerError) {
        guard access(path(of: sha256), F_OK) != 0 else {
            unlink(temporaryPath)
            return
        }
        guard rename(temporaryPath, path(of: sha256)) == 0 else {
            throw FileBytes.failure("保存原始文件", path(of: sha256))
        }
        try FileBytes.synchronize(folder: folder)
    }
}
