import CZlib

/// Bytes as zlib packs them.
public enum Deflated {
    /// `windowBits` chooses the wrapping as zlib counts it: 31 is gzip, -15 is none.
    public static func bytes(_ bytes: [UInt8], windowBits: Int32 = -15) -> [UInt8] {
        packed(bytes, windowBits: windowBits, flush: Z_FINISH)
    }

    /// The same block over and over, without packing it more than once, and an end: what a bomb is made of.
    public static func repeated(_ block: [UInt8], times: Int, end: [UInt8] = []) -> [UInt8] {
        let piece = piece(block)
        return (0..<times).flatMap { _ in piece } + bytes(end)
    }

    /// Bytes to which others may be joined.
    public static func piece(_ bytes: [UInt8]) -> [UInt8] { packed(bytes, windowBits: -15, flush: Z_FULL_FLUSH) }

    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
    }

    private static func packed(_ bytes: [UInt8], windowBits: Int32, flush: Int32) -> [UInt8] {
        var stream = z_stream()
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 4096)
        deflateInit2_(
            &stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                deflate(&stream, flush)
                return output.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<count])
    }
}
