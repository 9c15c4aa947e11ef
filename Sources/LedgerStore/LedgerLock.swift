import Glibc

/// The kernel's lock on an open descriptor of `ledger/.lock`: it goes with the process, however that ends.
public final class LedgerLock {
    private let descriptor: Int32

    /// - Throws: `.locked` where another process holds it, `.storage` where the file cannot be made.
    public init(path: String) throws(LedgerError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw LedgerError(.storage, operation: "打开锁文件", path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LedgerError(.locked, operation: "取得运行锁", path: path, reason: "另一次运行正在进行")
        }
    }

    deinit {
        close(descriptor)
    }
}
