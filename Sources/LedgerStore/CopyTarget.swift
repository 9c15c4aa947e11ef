import Glibc

/// A file being written from its first byte to its last: past the page cache where the file system allows it, for what
/// is written is not read again and would push out what is.
struct CopyTarget: Sendable {
    let path: String
    let descriptor: Int32
    /// Shares its bytes with the source, of which it holds what the source held at that moment.
    let isClone: Bool

    /// `FICLONE` of linux/fs.h, which Swift does not see.
    private static let clone: UInt = 0x4004_9409
    /// `O_DIRECT` of fcntl.h, likewise.
    #if arch(arm64)
        private static let direct: Int32 = 0o200000
    #else
        private static let direct: Int32 = 0o40000
    #endif
    /// What a write past the page cache is aligned to, in memory and in the file.
    static let alignment = 4096

    /// - Parameters:
    ///   - source: a descriptor of the file to be copied.
    ///   - isLarge: worth going past the page cache.
    init(path: String, source: Int32, isLarge: Bool) throws(LedgerError) {
        self.path = path
        let flags = O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC
        var descriptor = open(path, flags | (isLarge ? Self.direct : 0), 0o644)
        if descriptor < 0, errno == EINVAL { descriptor = open(path, flags, 0o644) }
        guard descriptor >= 0 else { throw FileBytes.failure("保存原始文件", path) }
        self.descriptor = descriptor
        isClone = ioctl(descriptor, Self.clone, source) == 0
        if isClone { Self.usePageCache(descriptor) }
    }

    /// Writes bytes at their place; those that are no whole number of the file system's blocks go through the cache.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LedgerError) {
        if bytes.count % Self.alignment != 0 { Self.usePageCache(descriptor) }
        var written = 0
        while written < bytes.count, let base = bytes.baseAddress {
            let count = pwrite(descriptor, base + written, bytes.count - written, off_t(offset + written))
            if count > 0 {
                written += count
            } else if count < 0, errno == EINVAL, Self.avoidsPageCache(descriptor) {
                Self.usePageCache(descriptor)
            } else if count == 0 || errno != EINTR {
                throw FileBytes.failure("保存原始文件", path)
            }
        }
        // Begins to write what went through the cache, so that the end need not wait for all of it.
        if !Self.avoidsPageCache(descriptor) {
            _ = posix_fadvise(descriptor, off_t(offset), off_t(bytes.count), POSIX_FADV_DONTNEED)
        }
    }

    func makeDurable() throws(LedgerError) {
        guard fsync(descriptor) == 0 else { throw FileBytes.failure("保存原始文件", path) }
    }

    private static func avoidsPageCache(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_GETFL) & direct != 0
    }

    private static func usePageCache(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~direct)
    }
}
