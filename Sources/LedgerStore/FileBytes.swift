import Crypto
import Glibc

/// Reads files in blocks, hashing as it goes: memory does not grow with the file.
public enum FileBytes {
    /// Small enough for a core's own cache: what was read is hashed from there.
    static let blockSize = 256 << 10

    /// SHA-256 of a file, in lower-case hexadecimal.
    public static func sha256(of path: String) throws(LedgerError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("读取文件", path) }
        defer { close(descriptor) }
        return try sha256(of: descriptor, path) { true }
    }

    /// SHA-256 of what a descriptor reads from where it stands; of a part of it where it is told not to go on.
    static func sha256(of descriptor: Int32, _ path: String, goesOn: () -> Bool) throws(LedgerError) -> String {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 4096)
        defer { block.deallocate() }
        var hash = SHA256()
        while goesOn() {
            let count = try fill(block, from: descriptor, path)
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: block[..<count]))
            if count < block.count { break }
        }
        return hexadecimal(hash.finalize())
    }

    /// The whole of a file that is known to be small.
    static func all(of path: String) throws(LedgerError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("读取文件", path) }
        defer { close(descriptor) }
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 4096)
        defer { block.deallocate() }
        var bytes: [UInt8] = []
        while true {
            let count = try fill(block, from: descriptor, path)
            bytes.append(contentsOf: block[..<count])
            if count < block.count { return bytes }
        }
    }

    /// SHA-256 of bytes in memory, in lower-case hexadecimal.
    public static func sha256(of bytes: some Collection<UInt8>) -> String {
        bytes.withContiguousStorageIfAvailable { sha256(of: UnsafeRawBufferPointer($0)) }
            ?? ContiguousArray(bytes).withUnsafeBytes { sha256(of: $0) }
    }

    private static func sha256(of bytes: UnsafeRawBufferPointer) -> String {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return hexadecimal(hash.finalize())
    }

    /// Reads on until the block is full or the file ends.
    static func fill(
        _ block: UnsafeMutableRawBufferPointer, from descriptor: Int32, _ path: String
    ) throws(LedgerError) -> Int {
        var filled = 0
        while filled < block.count, let base = block.baseAddress {
            let count = read(descriptor, base + filled, block.count - filled)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("读取文件", path) }
            if count == 0 { break }
            filled += count
        }
        return filled
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

    static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
