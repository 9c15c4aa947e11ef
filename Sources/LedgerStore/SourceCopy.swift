import Crypto
import Dispatch
import Glibc
import Synchronization

/// One reading of a received file, by a thread of its own where the file is large: it hashes the bytes and writes the
/// copy that the ledger keeps, while others read the rows.
final class SourceCopy: Sendable {
    private let path: String
    private let archive: SourceArchive?
    private let stated: String?
    private let source: Int32
    /// As the file was before anyone read it; nil for what is no file, which who reads its rows refuses.
    private let identity: FileIdentity?
    private let outcome = Mutex<Result<String, LedgerError>?>(nil)
    private let isAbandoned = Atomic<Bool>(false)
    private let reading = DispatchGroup()

    /// - Parameters:
    ///   - archive: nil where the bytes are only hashed.
    ///   - stated: what the hash was found to be before; other bytes are an error then.
    init(of path: String, into archive: SourceArchive?, stated: String?) throws(LedgerError) {
        self.path = path
        self.archive = archive
        self.stated = stated
        // Never waits for who would write to a pipe.
        source = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard source >= 0 else { throw FileBytes.failure("读取文件", path) }
        identity = FileIdentity(descriptor: source)
        if let identity, identity.size >= FileIdentity.smallFile { start() }
    }

    deinit {
        close(source)
    }

    /// All the bytes of a file.
    struct Whole {
        var sha256: String
        var count: Int64
    }

    /// Waits until all was read, and makes the copy durable under its name.
    /// - Throws: `.integrity` where the file changed meanwhile, or is not what it was stated to be.
    func finish() throws(LedgerError) -> Whole {
        guard let identity else { throw changed() }
        if identity.size < FileIdentity.smallFile { read() }
        reading.wait()
        guard let sha256 = try outcome.withLock({ $0 })?.get() else { throw changed() }
        guard sha256 == stated ?? sha256, FileIdentity(path: path) == identity else { throw changed() }
        try archive?.admit(sha256)
        return Whole(sha256: sha256, count: identity.size)
    }

    /// The transaction did not commit. A copy that has its name by then stays: where it was the commit's last fsync that
    /// failed, all of the transaction may stand in the log, and the next opening of the ledger brings it back.
    func discard() {
        isAbandoned.store(true, ordering: .relaxed)
        reading.wait()
        if let archive { unlink(archive.temporaryPath) }
    }

    private func changed() -> LedgerError {
        LedgerError(.integrity, operation: "保存原始文件", path: path, reason: "读取期间文件内容发生了变化")
    }

    // MARK: Reading

    private func start() {
        // Queues of one's own have threads of their own, whatever else the cores are busy with.
        DispatchQueue(label: "source").async(group: reading) { self.read() }
    }

    private func read() {
        let result = Result { () throws(LedgerError) in try self.copyAndHash() }
        outcome.withLock { $0 = result }
    }

    private func copyAndHash() throws(LedgerError) -> String {
        let goesOn = { !self.isAbandoned.load(ordering: .relaxed) }
        guard let archive else { return try FileBytes.sha256(of: source, path, goesOn: goesOn) }
        let isLarge = (identity?.size ?? 0) >= FileIdentity.smallFile
        let target = try CopyTarget(path: archive.temporaryPath, source: source, isLarge: isLarge)
        defer { close(target.descriptor) }
        let sha256 =
            if target.isClone {
                // The clone stays what it is, whoever writes to the source.
                try FileBytes.sha256(of: target.descriptor, path, goesOn: goesOn)
            } else if isLarge {
                try copy(through: BlockWriter(to: target), goesOn)
            } else {
                try copyAtOnce(to: target)
            }
        try target.makeDurable()
        return sha256
    }

    private func copyAtOnce(to target: CopyTarget) throws(LedgerError) -> String {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(FileIdentity.smallFile), alignment: 16)
        defer { block.deallocate() }
        let bytes = UnsafeRawBufferPointer(rebasing: block[..<(try FileBytes.fill(block, from: source, path))])
        try target.write(bytes, at: 0)
        return FileBytes.sha256(of: bytes)
    }

    /// Hashes every block where the writer takes it from.
    private func copy(through writer: BlockWriter, _ goesOn: () -> Bool) throws(LedgerError) -> String {
        var hash = SHA256()
        while goesOn() {
            let room = writer.room()
            let count = try FileBytes.fill(room, from: source, path)
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: room[..<count]))
            try writer.take(count)
            if count < room.count { break }
        }
        try writer.finish()
        return FileBytes.hexadecimal(hash.finalize())
    }
}
