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
        let temporary = temporaryPath(of: path)
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

    /// Beside the file, and hidden: nobody takes it for one that is whole. Always the same, so that what a killed
    /// command has left is written over by the next.
    static func temporaryPath(of path: String) -> String {
        let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return "\(path[..<name]).\(path[name...]).tmp"
    }

    /// Adds one line at the end of a file, durably, or leaves the file as it was. A line that a killed command has not
    /// ended is taken away first.
    static func append(line: String, to path: String) throws(CommandFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        let end = endOfLines(descriptor)
        guard end >= 0, ftruncate(descriptor, end) == 0, lseek(descriptor, end, SEEK_SET) == end else {
            throw failure(path)
        }
        guard writeAll(Array((line + "\n").utf8), to: descriptor), fsync(descriptor) == 0 else {
            let reason = failure(path)
            _ = ftruncate(descriptor, end)
            throw reason
        }
        if end == 0 { try synchronize(folderOf: path) }
    }

    /// The place behind the last line end of a file; −1 where it cannot be read.
    private static func endOfLines(_ descriptor: Int32) -> off_t {
        var end = lseek(descriptor, 0, SEEK_END)
        var byte: UInt8 = 0
        while end > 0 {
            guard pread(descriptor, &byte, 1, end - 1) == 1 else { return -1 }
            if byte == 0x0A { break }
            end -= 1
        }
        return end
    }

    /// Durable with the folders above it that it makes.
    static func makeFolder(_ path: String) throws(CommandFailure) {
        if mkdir(path, 0o755) == 0 { return try synchronize(folderOf: path) }
        if errno == EEXIST {
            guard isFolder(path) else { throw CommandFailure(.storage, "不能建立文件夹 \(path)：已有同名文件") }
            return
        }
        guard errno == ENOENT, let parent = parent(of: path), parent != path else { throw failure(path) }
        try makeFolder(parent)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
        try synchronize(folderOf: path)
    }

    static func move(_ path: String, to target: String) throws(CommandFailure) {
        guard rename(path, target) == 0 else { throw failure(target) }
        try synchronize(folderOf: target)
    }

    static func remove(_ path: String) { unlink(path) }

    /// With the files in it; folders in it stay, and so does it then.
    static func removeFolder(_ path: String) {
        for name in names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    /// What lies in a folder, hidden files too; nothing where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let item = readdir(directory) {
            let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

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

    static func synchronize(folderOf path: String) throws(CommandFailure) {
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
