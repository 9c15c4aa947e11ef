import CZlib
import Glibc

/// Generated readings as a file, plain or gzipped. It has its name only when it is whole.
public enum ReadingFile {
    public struct Failed: Error, CustomStringConvertible {
        public let description: String
    }

    /// - Parameter path: ends in `.gz` where the file is to be gzipped.
    public static func write(_ text: ReadingText, to path: String) throws {
        let temporary = path + ".tmp"
        // "T" writes through zlib without compressing.
        guard let file = gzopen(temporary, path.hasSuffix(".gz") ? "wb1" : "wbT") else { throw failure(temporary) }
        var bytes = ReadingBytes(text)
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(1 << 18, bytes.smallestBuffer), alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = bytes.fill(buffer)
            if count == 0 { break }
            guard gzwrite(file, buffer.baseAddress, UInt32(count)) == Int32(count) else { throw failure(temporary) }
        }
        guard gzclose(file) == Z_OK, rename(temporary, path) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> Failed {
        Failed(description: "\(path): \(String(cString: strerror(errno)))")
    }
}
