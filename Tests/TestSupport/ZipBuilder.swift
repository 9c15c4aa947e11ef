/// A ZIP file made byte by byte, so that it can lie in each of its fields.
public struct ZipBuilder {
    public struct Part {
        public var name: String
        /// Deflated.
        public var packed: [UInt8]
        public var size: Int
        public var checksum: UInt32
        /// What the headers claim where that is not the truth.
        public var claimedSize: Int?
        public var claimedLocalSize: Int?
        /// The size stands in an extra field of eight bytes.
        public var wideSize: UInt64?

        public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        public init(_ name: String, _ bytes: [UInt8]) {
            self.init(
                name, packed: Deflated.bytes(bytes), size: bytes.count, checksum: Deflated.checksum(bytes))
        }

        public init(_ name: String, packed: [UInt8], size: Int, checksum: UInt32) {
            self.name = name
            self.packed = packed
            self.size = size
            self.checksum = checksum
        }

        /// The text between `opening` and `closing` is a block repeated many times.
        public init(_ name: String, opening: String = "", block: [UInt8], times: Int, closing: String = "") {
            let (first, last) = (Array(opening.utf8), Array(closing.utf8))
            let packed = Deflated.piece(first) + Deflated.repeated(block, times: times, end: last)
            let size = first.count + block.count * times + last.count
            // Of what is refused long before its end the checksum is never asked for.
            let checksum = size > 64 << 20 ? 0 : Deflated.checksum(first + (0..<times).flatMap { _ in block } + last)
            self.init(name, packed: packed, size: size, checksum: checksum)
        }

        func local() -> [UInt8] {
            [0x50, 0x4B, 0x03, 0x04] + ZipBuilder.little(UInt16(20)) + fields(claimedLocalSize ?? size, isWide: false)
                + Array(name.utf8)
        }

        /// From the flags to the length of the extra field.
        func fields(_ size: Int, isWide: Bool) -> [UInt8] {
            let packedCount = ZipBuilder.little(UInt32(packed.count))
            let shown = isWide ? UInt32.max : UInt32(truncatingIfNeeded: size)
            return ZipBuilder.little(UInt16(0)) + ZipBuilder.little(UInt16(8)) + [0, 0, 0x21, 0x5A]
                + ZipBuilder.little(checksum) + packedCount + ZipBuilder.little(shown)
                + ZipBuilder.little(UInt16(name.utf8.count)) + ZipBuilder.little(UInt16(isWide ? 12 : 0))
        }

        func central(at offset: Int) -> [UInt8] {
            let extra: [UInt8] =
                wideSize.map { ZipBuilder.little(UInt16(1)) + ZipBuilder.little(UInt16(8)) + ZipBuilder.little($0) }
                ?? []
            return [0x50, 0x4B, 0x01, 0x02] + ZipBuilder.little(UInt16(20)) + ZipBuilder.little(UInt16(20))
                + fields(claimedSize ?? size, isWide: wideSize != nil) + [UInt8](repeating: 0, count: 10)
                + ZipBuilder.little(UInt32(offset)) + Array(name.utf8) + extra
        }
    }

    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    public func bytes() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            directory += part.central(at: file.count)
            file += part.local() + part.packed
        }
        return file + directory + Self.end(parts.count, directory.count, at: file.count)
    }

    /// Every part of the directory is the first part's bytes.
    public static func overlapping(_ part: Part, count: Int) -> [UInt8] {
        let file = part.local() + part.packed
        let directory = (0..<count).flatMap { index in
            var other = part
            other.name = String("\(index)0000000000".prefix(part.name.utf8.count))
            return other.central(at: 0)
        }
        return file + directory + end(count, directory.count, at: file.count)
    }

    /// Each part holds the header of the next as a quoted block and then all of its bytes (David Fifield, "A better zip
    /// bomb", 2019).
    public static func quoted(_ kernel: Part, count: Int) -> [UInt8] {
        var parts: [Part] = []
        var next = kernel
        next.name = "part\(count)"
        parts.append(next)
        for index in (1..<count).reversed() {
            let header = next.local()
            let quote = [UInt8(0)] + little(UInt16(header.count)) + little(~UInt16(header.count)) + header
            next = Part(
                "part\(index)", packed: quote + next.packed, size: next.size + header.count, checksum: 0)
            parts.append(next)
        }
        parts.reverse()
        var offset = 0
        var directory: [UInt8] = []
        for part in parts {
            directory += part.central(at: offset)
            offset += part.local().count + 5
        }
        let file = next.local() + next.packed
        return file + directory + end(count, directory.count, at: file.count)
    }

    static func end(_ count: Int, _ size: Int, at offset: Int) -> [UInt8] {
        let number = little(UInt16(truncatingIfNeeded: count))
        return [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + number + number + little(UInt32(size)) + little(UInt32(offset))
            + [0, 0]
    }

    static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
