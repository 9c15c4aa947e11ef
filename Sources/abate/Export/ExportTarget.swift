import Glibc

/// Where exported bytes go: standard output, or a file that is seen under its name only when all of it is there.
final class ExportTarget {
    private let path: String?
    private let descriptor: Int32
    private var isFinished = false

    private var temporaryPath: String { OutputFile.temporaryPath(of: path ?? "") }

    init(path: String?) throws(CommandFailure) {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(OutputFile.temporaryPath(of: path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit {
        guard path != nil, !isFinished else { return }
        close(descriptor)
        unlink(temporaryPath)
    }

    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        if !OutputFile.writeAll(bytes, to: descriptor) { throw Self.failure(path ?? "标准输出") }
    }

    func finish() throws(CommandFailure) {
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else { throw Self.failure(path) }
        isFinished = true
        close(descriptor)
        try OutputFile.synchronize(folderOf: path)
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.storage, "不能写出 \(path)：\(String(cString: strerror(errno)))")
    }
}
