import Glibc

/// The kernel's lock on an open descriptor of `ledger/.lock`: it goes with the process, however that ends. The file
/// says what its holder has begun, and is empty again once that has come to its end: what stands in it when the lock
/// is taken was cut short.
public final class LedgerLock {
    private let descriptor: Int32
    private let path: String

    /// - Throws: `.locked` where another process holds it, `.storage` where the file cannot be made or locked.
    public init(path: String) throws(LedgerError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileBytes.failure("打开锁文件", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
        let failure =
            errno == EWOULDBLOCK
            ? LedgerError(.locked, operation: "取得运行锁", path: path, reason: "另一次运行正在进行")
            : FileBytes.failure("取得运行锁", path)
        close(descriptor)
        throw failure
    }

    /// Keeps runs away while the ledger is looked at. Writes nothing: where no run has ever made the file, there is none to
    /// keep away.
    public init(ofStanding path: String) throws(LedgerError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 || errno == ENOENT else {
            throw LedgerError(.storage, operation: "打开锁文件", path: path, reason: String(cString: strerror(errno)))
        }
        guard descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LedgerError(.locked, operation: "取得运行锁", path: path, reason: "另一次运行正在进行")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// What a holder before this one began and did not bring to its end; nil where all did. A line that is not whole
    /// is none.
    public var unfinished: String? {
        var bytes = [UInt8](repeating: 0, count: Self.longest)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0, let end = bytes[..<count].firstIndex(of: 0x0A) else { return nil }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private static let longest = 512

    /// Writes down, durably, what is begun: one line of ASCII.
    public func begin(_ line: String) throws(LedgerError) {
        let bytes = Array((line + "\n").utf8.prefix(Self.longest))
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count,
            fdatasync(descriptor) == 0
        else { throw FileBytes.failure("写锁文件", path) }
    }

    /// It has come to its end. Where that cannot be written down, the next run does again what is done: nothing.
    public func end() {
        _ = ftruncate(descriptor, 0)
    }
}
