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
    /// Ends the process; what was printed is flushed first.
    static func leave(_ status: ExitStatus) -> Never {
        fflush(nil)
        exit(status.rawValue)
    }
}
