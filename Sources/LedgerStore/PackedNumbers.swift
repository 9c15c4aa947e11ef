/// Bytes that do not hold what a codec promises: a damaged ledger.
struct MalformedBytes: Error {}

extension [UInt8] {
    /// Appends a number as LEB128: seven bits a byte, the lowest first.
    mutating func appendNumber(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Appends a signed number, zigzagged, so that small ones of either sign are short.
    mutating func appendSigned(_ value: Int64) {
        appendNumber(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }
}

/// Reads packed numbers one after the other. The bytes must outlive it.
struct PackedCursor {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ count: Int) throws(MalformedBytes) {
        guard count <= bytes.count - position else { throw MalformedBytes() }
        position += count
    }

    /// A width in bits.
    mutating func width(atMost limit: UInt8) throws(MalformedBytes) -> Int {
        let width = try byte()
        guard width <= limit else { throw MalformedBytes() }
        return Int(width)
    }

    /// Passes over packed bits that with the padding behind them lie within the payload.
    mutating func packed(_ count: Int) throws(MalformedBytes) -> UnsafeRawPointer {
        guard let base = bytes.baseAddress, count <= bytes.count - position - BitPacking.padding else {
            throw MalformedBytes()
        }
        defer { position += count }
        return base + position
    }

    mutating func byte() throws(MalformedBytes) -> UInt8 {
        guard position < bytes.count else { throw MalformedBytes() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws(MalformedBytes) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            result |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return result }
            shift += 7
            guard shift < 64 else { throw MalformedBytes() }
        }
    }

    mutating func signed() throws(MalformedBytes) -> Int64 {
        let value = try number()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }
}
