import Crypto
import Diagnostics

extension JSONValue {
    /// SHA-256 of the document on one line, in lower-case hexadecimal; the document is never whole in memory.
    var sha256: String {
        var hash = SHA256()
        forEachChunk { bytes in bytes.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
