import Crypto
import GRDB

/// SHA-256 over rows in the order in which they are written: each value with its kind and its length, so that no two
/// lists of rows look alike.
struct RowDigest {
    private var hash = SHA256()
    private var pending: [UInt8] = []
    private(set) var rowCount = 0

    /// Below this many bytes a call of the hash costs more than what it hashes.
    private static let batch = 1 << 10

    mutating func begin() {
        if pending.count > Self.batch { flush() }
        rowCount += 1
        pending.append(0xFF)
    }

    mutating func add(_ value: Int64) {
        pending.append(1)
        withUnsafeBytes(of: value.littleEndian) { pending.append(contentsOf: $0) }
    }

    mutating func add(_ value: Int) { add(Int64(value)) }

    mutating func add(_ text: String?) {
        guard let text else { return pending.append(0) }
        pending.append(2)
        appendLength(text.utf8.count)
        pending.append(contentsOf: text.utf8)
    }

    mutating func add(texts: [String?]) {
        for text in texts { add(text) }
    }

    /// Bytes as they are stored; large ones are hashed where they lie.
    mutating func add(_ bytes: [UInt8]?) {
        guard let bytes else { return pending.append(0) }
        pending.append(3)
        appendLength(bytes.count)
        flush()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    mutating func add(_ value: LedgerValue) {
        switch value {
        case .null: pending.append(0)
        case .integer(let number): add(number)
        case .text(let text): add(text)
        }
    }

    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: pending.append(0)
        case .int64(let number): add(number)
        case .string(let text): add(text)
        case .blob(let data): add([UInt8](data))
        // No column holds one: what looks like it was put there.
        case .double(let number): add("double \(number)")
        }
    }

    /// `57 9f86d0…`: how many rows, and the hash.
    mutating func finish() -> String {
        flush()
        return "\(rowCount) \(FileBytes.hexadecimal(hash.finalize()))"
    }

    private mutating func appendLength(_ count: Int) {
        withUnsafeBytes(of: Int64(count).littleEndian) { pending.append(contentsOf: $0) }
    }

    private mutating func flush() {
        pending.withUnsafeBytes { hash.update(bufferPointer: $0) }
        pending.removeAll(keepingCapacity: true)
    }
}
