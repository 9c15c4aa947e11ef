import CZlib
import Diagnostics

/// The inflated bytes of a gzip file, whose checksum is verified at the end of each of its members.
final class GzipBytes: ByteSource {
    private let file: ReceivedFile
    private let limits: ReadingLimits
    // zlib keeps the address of its state.
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableRawBufferPointer
    private var offset = 0
    private var inflated = 0
    private var isFinished = false
    private var isBetweenMembers = false

    init(_ file: ReceivedFile, limits: ReadingLimits) throws(Refusal) {
        self.file = file
        self.limits = limits
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        input = .allocate(byteCount: 256 << 10, alignment: 16)
        // 31: a window of 32 KiB, and a gzip header is asked for.
        let status = inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw damaged() }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        guard let output = buffer.bindMemory(to: UInt8.self).baseAddress else { return 0 }
        stream.pointee.next_out = output
        stream.pointee.avail_out = UInt32(buffer.count)
        while stream.pointee.avail_out > 0, !isFinished {
            if stream.pointee.avail_in == 0, try refill() == 0 {
                guard isBetweenMembers else { throw damaged() }
                isFinished = true
                break
            }
            if isBetweenMembers { startMember() } else { try inflateSome() }
        }
        let count = buffer.count - Int(stream.pointee.avail_out)
        inflated += count
        if limits.isExcessive(inflated: inflated, from: offset) {
            throw Refusal(
                TabularMessages.expandsTooFar(
                    file.name, String(limits.expansionRatio), at: SourceLocation(file: file.name)))
        }
        return count
    }

    private func refill() throws(Refusal) -> Int {
        let count = try file.read(at: offset, into: input)
        offset += count
        stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_in = UInt32(count)
        return count
    }

    private func inflateSome() throws(Refusal) {
        switch inflate(stream, Z_NO_FLUSH) {
        case Z_OK: break
        case Z_STREAM_END: isBetweenMembers = true
        default: throw damaged()
        }
    }

    /// Zeros that pad the file to a block are passed over; anything else must be another member.
    private func startMember() {
        guard let next = stream.pointee.next_in else { return }
        if next.pointee == 0 {
            stream.pointee.next_in = next + 1
            stream.pointee.avail_in -= 1
        } else {
            inflateReset(stream)
            isBetweenMembers = false
        }
    }

    private func damaged() -> Refusal {
        Refusal(TabularMessages.gzipDamaged(at: SourceLocation(file: file.name)))
    }
}
