import Diagnostics

/// The list of parts at the end of an archive, looked at before any library reads it: how many there are, how large
/// they say they are together, and whether two of them share bytes, as only a bomb's do.
struct ZipDirectory {
    private let file: ReceivedFile
    private let limits: ReadingLimits
    private(set) var parts: [Part] = []

    struct Part {
        /// Of its header in the file, and behind its last byte at the least.
        var start: UInt64
        var end: UInt64
        var packed: UInt64
        var inflated: UInt64
    }

    private static let endSignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let partSignature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    /// The record that ends the archive, and the longest comment behind it.
    private static let farthest = 22 + 65_535
    private static let headerBytes = 46
    private static let localHeaderBytes: UInt64 = 30

    /// - Throws: a refusal where the archive is cut off, or holds more parts than any workbook.
    init(of file: ReceivedFile, _ limits: ReadingLimits) throws(Refusal) {
        self.file = file
        self.limits = limits
        let from = max(0, file.size - Self.farthest)
        let tail = try file.bytes(at: from, count: file.size - from)
        guard let end = Self.lastEnd(in: tail) else { throw Self.damaged(file, "no end of central directory") }
        let count = Int(Self.number(tail, end + 10, 2))
        guard count <= limits.parts else {
            throw Refusal(TabularMessages.tooManyParts(String(limits.parts), at: SourceLocation(file: file.name)))
        }
        let (size, offset) = (Int(Self.number(tail, end + 12, 4)), Int(Self.number(tail, end + 16, 4)))
        guard offset + size <= from + end else { throw Self.damaged(file, "central directory") }
        parts = try parts(of: count, in: try file.bytes(at: offset, count: size))
        try check()
    }

    private static func lastEnd(in tail: [UInt8]) -> Int? {
        var index = tail.count - 22
        while index >= 0 {
            if tail[index...].starts(with: endSignature) { return index }
            index -= 1
        }
        return nil
    }

    private func parts(of count: Int, in directory: [UInt8]) throws(Refusal) -> [Part] {
        var parts: [Part] = []
        var place = 0
        while parts.count < count {
            guard place + Self.headerBytes <= directory.count, directory[place...].starts(with: Self.partSignature)
            else {
                throw Self.damaged(file, "central directory")
            }
            let lengths = [28, 30, 32].map { Int(Self.number(directory, place + $0, 2)) }
            let extra = place + Self.headerBytes + lengths[0]
            let next = extra + lengths[1] + lengths[2]
            guard next <= directory.count else { throw Self.damaged(file, "central directory") }
            var wide = WideSizes(directory[extra..<(extra + lengths[1])])
            let inflated = wide.take(Self.number(directory, place + 24, 4))
            let packed = wide.take(Self.number(directory, place + 20, 4))
            let start = wide.take(Self.number(directory, place + 42, 4))
            let length = Self.localHeaderBytes.addingReportingOverflow(packed).partialValue + UInt64(lengths[0])
            let end = start.addingReportingOverflow(length)
            guard packed <= UInt64(file.size), !end.overflow, end.partialValue <= UInt64(file.size) else {
                throw Self.damaged(file, "central directory")
            }
            parts.append(Part(start: start, end: end.partialValue, packed: packed, inflated: inflated))
            place = next
        }
        return parts
    }

    private func check() throws(Refusal) {
        let place = SourceLocation(file: file.name)
        let sorted = parts.sorted { $0.start < $1.start }
        if zip(sorted, sorted.dropFirst()).contains(where: { $0.end > $1.start }) {
            throw Refusal(TabularMessages.overlappingParts(at: place))
        }
        let most = UInt64(limits.allPartsBytes)
        let sum = parts.reduce(UInt64(0)) { min($0 + min($1.inflated, most + 1), most + 1) }
        if sum > most {
            throw Refusal(TabularMessages.partsTooLarge(String(limits.allPartsBytes >> 20), at: place))
        }
    }

    fileprivate static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
        bytes[start..<(start + count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    static func damaged(_ file: ReceivedFile, _ cause: String) -> Refusal {
        Refusal(TabularMessages.zipDamaged(cause, at: SourceLocation(file: file.name)))
    }
}

/// The numbers of eight bytes that stand in an extra field for those whose four are all ones.
private struct WideSizes {
    private var numbers: [UInt64] = []

    init(_ extra: ArraySlice<UInt8>) {
        let bytes = Array(extra)
        var place = 0
        while place + 4 <= bytes.count {
            let (id, size) = (ZipDirectory.number(bytes, place, 2), Int(ZipDirectory.number(bytes, place + 2, 2)))
            guard place + 4 + size <= bytes.count else { return }
            if id == 1 {
                numbers = stride(from: place + 4, through: place + 4 + size - 8, by: 8).map {
                    ZipDirectory.number(bytes, $0, 8)
                }
                return
            }
            place += 4 + size
        }
    }

    /// The next wide number where the narrow one only points to it.
    mutating func take(_ narrow: UInt64) -> UInt64 {
        guard narrow == 0xFFFF_FFFF, !numbers.isEmpty else { return narrow }
        return numbers.removeFirst()
    }
}
