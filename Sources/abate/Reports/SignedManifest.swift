import Crypto
import Diagnostics
import Foundation
import LedgerStore

/// A manifest as it was read: what it says, and the signature at its end, which stands for all the bytes before it.
struct SignedManifest {
    /// The manifest as it is without its signature.
    let unsigned: [UInt8]
    let program: String?
    let chainHead: String?
    /// The public key in hexadecimal; nil where it is not signed.
    let signer: String?
    let files: [(name: String, sha256: String)]
    private let signature: String?

    private static let mark = ",\n  \"signature\": "
    private static let algorithm = "Ed25519"

    /// - Throws: where the bytes are no manifest.
    init(_ bytes: [UInt8]) throws {
        let root = JSONReading(try JSONDocument(bytes))
        program = try root.optionalMember("program")?.text()
        chainHead = try root.optionalMember("chainHead")?.text()
        files = try root.member("files").elements().map { entry in
            (FileName.last(of: try entry.member("path").text()), try entry.member("sha256").text())
        }
        guard let stated = try root.optionalMember("signature") else {
            (unsigned, signer, signature) = (bytes, nil, nil)
            return
        }
        let (key, value) = (try stated.member("publicKey").text(), try stated.member("value").text())
        let end = Array((Self.mark + Self.text(key: key, value: value)).utf8)
        guard try stated.member("algorithm").text() == Self.algorithm, bytes.suffix(end.count).elementsEqual(end) else {
            throw stated.misfit(zh: "签名应在末尾", en: "the signature stands at the end")
        }
        unsigned = bytes.dropLast(end.count) + Array("\n}\n".utf8)
        (signer, signature) = (key, value)
    }

    /// The text with a signature over all of it.
    static func signed(_ text: String, by key: SigningKey) throws -> String {
        let end = "\n}\n"
        guard text.hasSuffix(end) else { return text }
        let value = try key.signature(of: Array(text.utf8))
        return String(text.dropLast(end.count)) + mark + Self.text(key: key.publicKey, value: value)
    }

    private static func text(key: String, value: String) -> String {
        """
        {
            "algorithm": "\(algorithm)",
            "publicKey": "\(key)",
            "value": "\(value)"
          }
        }

        """
    }

    /// - Parameter publicKey: what it must be signed with; nil: with any key, or none.
    func faults(demanding publicKey: String?, at place: SourceLocation) -> [Diagnostic] {
        guard let signer, let signature else {
            return publicKey == nil ? [] : [VerifyMessages.unsigned(at: place)]
        }
        guard SigningKey.holds(signature, of: unsigned, publicKey: signer) else {
            return [VerifyMessages.badSignature(at: place)]
        }
        guard let publicKey, publicKey != signer else { return [] }
        return [VerifyMessages.otherKey(signer, at: place)]
    }
}
