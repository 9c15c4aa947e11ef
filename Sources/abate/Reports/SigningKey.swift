import Crypto
import Foundation
import Glibc
import LedgerStore

/// An Ed25519 key (RFC 8032) in a file of its own: 32 bytes in hexadecimal or base64, or PKCS #8 in PEM as OpenSSL writes it.
struct SigningKey {
    private let key: Curve25519.Signing.PrivateKey

    /// - Throws: where the file cannot be read or holds no key.
    init(path: String) throws(CommandFailure) {
        guard let bytes = OutputFile.read(path), let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "签名密钥 \(path) 不能读取；abate key \(path) 可生成一个")
        }
        guard let seed = Self.bytes(of: text, prefix: Self.privatePrefix),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else {
            throw CommandFailure(.usage, "\(path) 不是 Ed25519 密钥（32 字节的十六进制或 base64，或 PEM）")
        }
        self.key = key
    }

    /// A new one, readable by its owner alone. What is there is never overwritten.
    static func make(at path: String) throws(CommandFailure) -> SigningKey {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(.storage, "不能写入 \(path)：\(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        let seed = Curve25519.Signing.PrivateKey().rawRepresentation
        guard OutputFile.writeAll(Array((hexadecimal(seed) + "\n").utf8), to: descriptor), fsync(descriptor) == 0 else {
            throw CommandFailure(.storage, "不能写入 \(path)：\(String(cString: strerror(errno)))")
        }
        return try SigningKey(path: path)
    }

    /// In hexadecimal.
    var publicKey: String { Self.hexadecimal(key.publicKey.rawRepresentation) }

    /// In hexadecimal.
    func signature(of bytes: [UInt8]) throws -> String { Self.hexadecimal(try key.signature(for: Data(bytes))) }

    /// - Parameters: all but the bytes in hexadecimal.
    static func holds(_ signature: String, of bytes: [UInt8], publicKey: String) -> Bool {
        guard let key = data(publicKey), let value = data(signature),
            let known = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
        else { return false }
        return known.isValidSignature(value, for: Data(bytes))
    }

    /// A public key as it is given on the command line: hexadecimal, base64, PEM, or a file that holds one of these.
    /// - Returns: in hexadecimal; nil where it is none.
    static func publicKey(_ text: String) -> String? {
        let given = OutputFile.read(text).map { String(decoding: $0, as: UTF8.self) } ?? text
        return bytes(of: given, prefix: publicPrefix).map(hexadecimal)
    }

    /// What stands before the 32 bytes in DER (RFC 8410).
    private static let privatePrefix = "302e020100300506032b657004220420"
    private static let publicPrefix = "302a300506032b6570032100"

    private static func bytes(of text: String, prefix: String) -> Data? {
        let lines = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let body = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }.joined()
            .filter { !$0.isWhitespace }
        if lines.hasPrefix("-----BEGIN"), let der = Data(base64Encoded: body) {
            let hex = hexadecimal(der)
            return hex.hasPrefix(prefix) ? data(String(hex.dropFirst(prefix.count).prefix(64))) : nil
        }
        return data(body) ?? Data(base64Encoded: body).flatMap { $0.count == 32 ? $0 : nil }
    }

    /// Of hexadecimal digits; nil for anything else.
    private static func data(_ hex: String) -> Data? {
        let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == hex.utf8.count, [64, 128].contains(digits.count) else { return nil }
        return Data(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }

    private static func hexadecimal(_ data: Data) -> String {
        data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
