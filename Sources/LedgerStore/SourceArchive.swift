import Crypto
import Glibc

/// `ledger/sources/`: every accepted file as it was received, named by its SHA-256.
struct SourceArchive {
    /// Empty for a ledger in memory, which keeps no files.
    let folder: String

    func path(of sha256: String) -> String { "\(folder)/\(sha256)" }

    /// Copies a file in: temporary name, fsync, rename, fsync of the folder. One that is there already stays.
    /// - Throws: `.integrity` where the bytes are no longer those that were hashed.
    func keep(_ file: ReceivedFile) throws(LedgerError) {
        guard !folder.isEmpty, access(path(of: file.sha256), F_OK) != 0 else { return }
        let temporary = "\(folder)/.\(file.sha256).tmp"
        defer { unlink(temporary) }
        let written = try FileBytes.copy(from: file.path, to: temporary)
        guard written == file.sha256 else {
            throw LedgerError(
                .integrity, operation: "保存原始文件", path: file.path, reason: "读取期间文件内容发生了变化")
        }
        guard rename(temporary, path(of: file.sha256)) == 0 else {
            throw FileBytes.failure("保存原始文件", path(of: file.sha256))
        }
        try FileBytes.synchronize(folder: folder)
    }

    /// Takes back a file whose transaction did not commit.
    func discard(_ sha256: String) {
        if !folder.isEmpty { unlink(path(of: sha256)) }
    }
}

/// Reads and copies files in blocks, hashing as it goes: memory does not grow with the file.
public enum FileBytes {
    static let blockSize = 1 << 20

    /// SHA-256 of a file, in lower-case hexadecimal.
    public static func sha256(of path: String) throws(LedgerError) -> String {
        var hash = SHA256()
        try forEachBlock(of: path) { hash.update(bufferPointer: $0) }
        return hexadecimal(hash.finalize())
    }

    /// SHA-256 of bytes in memory, in lower-case hexadecimal.
    public static func sha256(of bytes: some Collection<UInt8>) -> String {
        var hash = SHA256()
        let contiguous = ContiguousArray(bytes)
        contiguous.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hexadecimal(hash.finalize())
    }

    /// Copies, makes durable, and tells the SHA-256 of what was copied.
    static func copy(from source: String, to target: String) throws(LedgerError) -> String {
        let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("保存原始文件", target) }
        defer { close(descriptor) }
        var hash = SHA256()
        var failed = false
        try forEachBlock(of: source) { block in
            hash.update(bufferPointer: block)
            failed = failed || !writeAll(block, to: descriptor)
        }
        guard !failed, fsync(descriptor) == 0 else { throw failure("保存原始文件", target) }
        return hexadecimal(hash.finalize())
    }

    static func synchronize(folder: String) throws(LedgerError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("同步文件夹", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("同步文件夹", folder) }
    }

    static func failure(_ operation: String, _ path: String) -> LedgerError {
        LedgerError(.storage, operation: operation, path: path, reason: String(cString: strerror(errno)))
    }

    private static func forEachBlock(
        of path: String, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws(LedgerError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("读取文件", path) }
        defer { close(descriptor) }
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = read(descriptor, block.baseAddress, blockSize)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("读取文件", path) }
            guard count > 0 else { return }
            body(UnsafeRawBufferPointer(rebasing: block[..<count]))
        }
    }

    private static func writeAll(_ block: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = block
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
