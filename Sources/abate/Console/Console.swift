import Glibc

/// Standard output and standard error, a line at a time.
enum Console {
    static func print(_ text: String, terminator: String = "\n") {
        Swift.print(text, terminator: terminator)
    }

    static func error(_ text: String) {
        fflush(nil)
        var bytes = Array(text.utf8)
        if bytes.last != 0x0A { bytes.append(0x0A) }
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
