import Diagnostics
// `stdout` is a variable of C.
@preconcurrency import Glibc

/// Standard output and standard error, a line at a time. Nothing that a file held steers the terminal.
enum Console {
    static func print(_ text: String, terminator: String = "\n") {
        Swift.print(VisibleText.lines(text), terminator: terminator)
    }

    /// Where standard input, output or error is closed, the next file that is opened would take its place, and get what
    /// is printed.
    static func keepDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// Something printed before has not come through.
    static var hasFailed: Bool { ferror(stdout) != 0 }

    static func error(_ text: String) {
        fflush(nil)
        var bytes = Array(VisibleText.lines(text).utf8)
        if bytes.last != 0x0A { bytes.append(0x0A) }
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
