import Diagnostics
import Glibc

/// A file held open: whoever replaces it under its name does not disturb the reading.
final class ReceivedFile {
    let path: String
    /// What findings call the file.
    let name: String
    let size: Int
    private let descriptor: Int32

    init(path: String, name: String) throws(Refusal) {
        // Does not wait for who would write to a pipe.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.unreadable(name) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let refusal = Self.unreadable(name)
            close(descriptor)
            throw refusal
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Refusal(TabularMessages.notAFile(at: SourceLocation(file: name)))
        }
        self.path = path
        self.name = name
        self.descriptor = descriptor
        self.size = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// A second descriptor of the same open file, for a library that will close it; negative where there is none.
    func duplicateDescriptor() -> Int32 {
        fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    }

    /// As many bytes as are there from the offset on; fewer than the buffer holds only at the end of the file.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let count = pread(descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.unreadable(name)
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// At most `count` bytes from the offset on.
    func bytes(at offset: Int, count: Int) throws(Refusal) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 1)
        defer { buffer.deallocate() }
        let filled = try read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
        return Array(buffer[..<filled])
    }

    private static func unreadable(_ name: String) -> Refusal {
        Refusal(TabularMessages.unreadable(String(cString: strerror(errno)), at: SourceLocation(file: name)))
    }
}

/// The bytes of a file as they are.
final class FileBytes: ByteSource {
    private let file: ReceivedFile
    private var offset = 0

    init(_ file: ReceivedFile) {
        self.file = file
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        let count = try file.read(at: offset, into: buffer)
        offset += count
        return count
    }
}
