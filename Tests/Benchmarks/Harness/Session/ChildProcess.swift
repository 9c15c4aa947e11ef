import Glibc

/// A program run to its end in a process of its own.
enum ChildProcess {
    struct Ended {
        var status: Int32
        var output: String
        var errors: String
        /// From start to end.
        var seconds: Double
        /// User and system.
        var cpuSeconds: Double
        /// Largest resident set. The kernel counts this process's own in where that is larger, so it stays small.
        var peakKiB: Int
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter arguments: the program, found in PATH where it has no slash, and what it is given.
    static func run(_ arguments: [String], environment: [String: String] = [:], in folder: String) throws -> Ended {
        let (output, errors) = ("\(folder)/stdout", "\(folder)/stderr")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        var process = pid_t()
        let start = Clock.now
        let failure = withStrings(arguments) { arguments in
            withStrings(environmentStrings(environment)) { environment in
                posix_spawnp(&process, arguments[0]!, &actions, nil, arguments, environment)
            }
        }
        guard failure == 0 else {
            throw Failed(description: "\(arguments[0]): \(String(cString: strerror(failure)))")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Failed(description: String(cString: strerror(errno))) }
        }
        let seconds = Clock.now - start
        return Ended(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
            output: try TextFile.read(output), errors: try TextFile.read(errors), seconds: seconds,
            cpuSeconds: Clock.seconds(usage.ru_utime) + Clock.seconds(usage.ru_stime), peakKiB: usage.ru_maxrss)
    }

    private static func environmentStrings(_ changes: [String: String]) -> [String] {
        var strings: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if !changes.keys.contains(where: { text.hasPrefix("\($0)=") }) { strings.append(text) }
            next += 1
        }
        return strings + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }

    private static func withStrings<Value>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Value
    ) rethrows -> Value {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return try body(copies + [nil])
    }
}
