import Glibc

/// What the file system says of a file's bytes: who writes to the file or puts another in its place changes it. The
/// moment of the last change of status (ctime) cannot be set back as that of the bytes can.
public struct FileIdentity: Sendable, Hashable {
    public var size: Int64
    public var modifiedNanoseconds: Int64
    public var changedNanoseconds: Int64
    public var inode: UInt64

    /// A smaller file is read at once wherever it must be: it is not worth a thread.
    public static let smallFile: Int64 = 1 << 20

    public init(size: Int64, modifiedNanoseconds: Int64, changedNanoseconds: Int64, inode: UInt64) {
        self.size = size
        self.modifiedNanoseconds = modifiedNanoseconds
        self.changedNanoseconds = changedNanoseconds
        self.inode = inode
    }

    /// Nil where there is no regular file.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init?(_ status: stat) {
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(
            size: Int64(status.st_size), modifiedNanoseconds: Self.nanoseconds(status.st_mtim),
            changedNanoseconds: Self.nanoseconds(status.st_ctim), inode: UInt64(status.st_ino))
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
