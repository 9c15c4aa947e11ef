import Glibc

/// The exit codes an operator sees (`architecture.md`, Errors).
enum ExitStatus: Int32, Error {
    case done = 0
    case findings = 1
    case usage = 2
    case input = 3
    case targetMissed = 4
    case locked = 5
    case storage = 6
    case integrity = 7
    case inner = 70
}

extension ExitStatus {
    /// Ends the process; what was printed is flushed first. Where it could not be, as into a file on a full disk, that
    /// is a failure of its own.
    static func leave(_ status: ExitStatus) -> Never {
        guard fflush(nil) == 0, !Console.hasFailed else {
            if status.rawValue >= ExitStatus.storage.rawValue { exit(status.rawValue) }
            Console.error("不能写出到标准输出：\(String(cString: strerror(errno)))")
            exit(ExitStatus.storage.rawValue)
        }
        exit(status.rawValue)
    }
}
