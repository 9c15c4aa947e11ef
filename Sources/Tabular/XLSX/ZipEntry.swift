import CZip
import CZlib

/// One part on its way out of the archive. A part read to its end has had its length and its checksum verified.
final class ZipEntry {
    private let archive: ZipArchive
    private let name: String
    private let entry: OpaquePointer
    private let status: zip_stat_t
    private var inflated = 0

    /// Of a deflated part, inflated here: that takes a tenth less time than the library's layers of copying. Nil for a part
    /// that is not deflated. zlib keeps the address of its state.
    private var stream: UnsafeMutablePointer<z_stream>?
    private let input: UnsafeMutableRawBufferPointer
    private var checksum: uLong = 0
    private var isAtEnd = false

    init(_ archive: ZipArchive, index: zip_uint64_t, name: String) throws(Refusal) {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive.handle, index, 0, &status) == 0 else { throw archive.damaged() }
        let isDeflated = Int32(status.comp_method) == ZIP_CM_DEFLATE
        let flags = isDeflated ? zip_flags_t(ZIP_FL_COMPRESSED) : 0
        guard let entry = zip_fopen_index(archive.handle, index, flags) else { throw archive.damaged() }
        self.archive = archive
        self.name = name
        self.entry = entry
        self.status = status
        input = .allocate(byteCount: 32 << 10, alignment: 16)
        if isDeflated { try startInflating() }
    }

    deinit {
        if let stream {
            inflateEnd(stream)
            stream.deallocate()
        }
        input.deallocate()
        zip_fclose(entry)
    }

    private func startInflating() throws(Refusal) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.stream = stream
        // -15: a window of 32 KiB, and no header.
        guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw archive.damaged("zlib")
        }
    }

    /// The next inflated bytes, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        let count = if let stream { try inflate(stream, into: buffer) } else { try take(buffer) }
        inflated += count
        if zip_uint64_t(inflated) > status.size { throw archive.damaged("size") }
        try archive.checkGrowth(of: name, inflated: inflated, compressed: Int(clamping: status.comp_size))
        if isAtEnd, zip_uint64_t(inflated) != status.size || checksum != uLong(status.crc) {
            throw archive.damaged("CRC error")
        }
        return count
    }

    private func inflate(
        _ stream: UnsafeMutablePointer<z_stream>, into buffer: UnsafeMutableRawBufferPointer
    ) throws(Refusal) -> Int {
        guard let output = buffer.bindMemory(to: UInt8.self).baseAddress else { return 0 }
        stream.pointee.next_out = output
        stream.pointee.avail_out = UInt32(clamping: buffer.count)
        while stream.pointee.avail_out > 0, !isAtEnd {
            if stream.pointee.avail_in == 0 {
                let taken = try take(input)
                guard taken > 0 else { throw archive.damaged("Premature end of file") }
                stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.avail_in = UInt32(taken)
            }
            switch CZlib.inflate(stream, Z_NO_FLUSH) {
            case Z_OK: break
            case Z_STREAM_END: isAtEnd = true
            default: throw archive.damaged("Zlib error: " + (stream.pointee.msg.map { String(cString: $0) } ?? ""))
            }
        }
        let count = min(buffer.count, Int(UInt32.max)) - Int(stream.pointee.avail_out)
        checksum = crc32(checksum, output, UInt32(count))
        return count
    }

    private func take(_ buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        let count = Int(zip_fread(entry, buffer.baseAddress, zip_uint64_t(buffer.count)))
        guard count >= 0 else { throw archive.damaged(String(cString: zip_error_strerror(zip_file_get_error(entry)))) }
        return count
    }
}
