import Glibc
import LedgerStore

/// Files made durable: temporary name, fsync, rename, fsync of the folder. A reader sees the old file or the new one.
enum OutputFile {
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        try write(Array(text.utf8), to: path)
    }

    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        try write(to: path) { $0(bytes) }
    }

    /// - Parameter produce: hands over the bytes piece by piece.
    static func write(to path: String, _ produce: (([UInt8]) -> Void) -> Void) throws(CommandFailure) {
        let temporary = path + ".tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        var reason: Int32 = 0
        produce { bytes in
            if reason == 0, !writeAll(bytes, to: descriptor) { reason = errno }
        }
        var isWritten = reason == 0 && fsync(descriptor) == 0
        if reason != 0 { errno = reason }
        isWritten = close(descriptor) == 0 && isWritten
        guard isWritten, rename(temporary, path) == 0 else {
            let reason = failure(path)
            unlink(temporary)
            throw reason
        }
        try synchronize(folderOf: path)
    }

    /// Adds one line at the end of a file, durably.
    static func append(line: String, to path: String) throws(CommandFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard writeAll(Array((line + "\n").utf8), to: descriptor), fsync(descriptor) == 0 else { throw failure(path) }
    }

    static func makeFolder(_ path: String) throws(CommandFailure) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        if errno == ENOENT, let parent = parent(of: path), parent != path {
            try makeFolder(parent)
            guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        }
        throw failure(path)
    }

    static func move(_ path: String, to target: String) throws(CommandFailure) {
        guard rename(path, target) == 0 else { throw failure(target) }
        try synchronize(folderOf: target)
    }

    static func remove(_ path: String) { unlink(path) }

    static func removeFolder(_ path: String) { rmdir(path) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The whole of a small file; nil where it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: block[..<count])
        }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest[(rest.startIndex + count)...]
            }
            return true
        }
    }

    private static func synchronize(folderOf path: String) throws(CommandFailure) {
        let folder = parent(of: path) ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    private static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.storage, "不能写入 \(path)：\(String(cString: strerror(errno)))")
    }
}
