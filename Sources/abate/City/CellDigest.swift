import Crypto

/// SHA-256 over the rows of a table, without holding more than one of them as bytes: numbers in eight bytes each, the
/// lowest first, texts ended by a zero.
struct CellDigest {
    private var hash = SHA256()
    private var bytes: [UInt8] = []
    private var count = 0
    private let roomOfRow: Int

    /// Rows are gathered until they fill so much.
    private static let blockSize = 1 << 16

    /// - Parameter cells: at most, of one row; each has up to three numbers.
    init(cellsOfRow cells: Int) {
        roomOfRow = cells * 24
        bytes = Array(repeating: 0, count: Self.blockSize + roomOfRow)
    }

    /// Begins a row with its text.
    mutating func begin(_ text: String) {
        if count >= Self.blockSize { flush() }
        let room = count + text.utf8.count + 1 + roomOfRow
        if room > bytes.count { bytes.append(contentsOf: repeatElement(0, count: room - bytes.count)) }
        for byte in text.utf8 {
            bytes[count] = byte
            count += 1
        }
        bytes[count] = 0
        count += 1
    }

    mutating func append(_ number: Int64) {
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: count, as: Int64.self) }
        count += 8
    }

    mutating func append(_ first: Int64, _ second: Int64) {
        append(first)
        append(second)
    }

    /// In lower-case hexadecimal.
    mutating func finish() -> String {
        flush()
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private mutating func flush() {
        bytes.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        count = 0
    }
}
