public import EmissionModel

/// The words that no public edition may hold (plans 000 6.6 and 003 五(四): 涉密企业和工程除外): names, identifiers,
/// credit codes and account numbers of what is secret, and everybody's contacts.
///
/// A public edition is made of chosen fields in the first place. This is the second lock: every text that goes out is
/// searched, because a name may stand in somebody else's measure, in a document's title or in a file's evidence.
public struct SecretWords: Sendable {
    /// Lower-case UTF-8, the longest first, so that no part of a longer word is left over.
    private let words: [[UInt8]]
    /// Identifiers: only where no letter or digit stands beside them.
    private let identifiers: [[UInt8]]

    static let mark = "〔涉密〕"

    public init(words: some Sequence<String>, identifiers: some Sequence<String>) {
        self.words = Self.prepared(words.filter { $0.count >= 2 })
        self.identifiers = Self.prepared(identifiers.filter(Self.isTelling))
    }

    /// These and more.
    func adding(words more: [String], identifiers others: [String]) -> SecretWords {
        SecretWords(
            prepared: words + Self.prepared(more.filter { $0.count >= 2 }),
            identifiers: identifiers + Self.prepared(others.filter(Self.isTelling)))
    }

    private init(prepared words: [[UInt8]], identifiers: [[UInt8]]) {
        self.words = words.sorted { $0.count > $1.count }
        self.identifiers = identifiers
    }

    /// - Parameters:
    ///   - bindings: of all enterprises; those of the secret ones count.
    ///   - sites: of the lists of building sites and fleets; the secret ones (涉密工程) count.
    public init(_ enterprises: [Enterprise], _ bindings: [AccountBinding], _ sites: [SourceSite] = []) {
        let secret = enterprises.filter(\.isSecret)
        let hidden = sites.filter(\.isSecret)
        let ids = Set(secret.map(\.id))
        let published = Set(
            enterprises.flatMap { [$0.county, $0.industry, $0.department, $0.town].compactMap(\.self) })
        let contacts = enterprises.compactMap(\.contact).flatMap { Self.parts(of: $0) }.filter {
            !published.contains($0)
        }
        self.init(
            words: (secret.map(\.name) + hidden.map(\.name)).flatMap { Self.spellings(of: $0) }
                + secret.compactMap(\.creditCode) + contacts
                + bindings.filter { ids.contains($0.enterpriseID) }.map(\.accountNumber),
            identifiers: secret.map(\.id) + hidden.map(\.id))
    }

    /// The text with every such word, and every mobile number, replaced by 〔涉密〕.
    public func redacted(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for word in words { Self.replace(word, in: &bytes, alone: false) }
        for identifier in identifiers { Self.replace(identifier, in: &bytes, alone: true) }
        Self.replaceMobileNumbers(&bytes)
        return bytes.count == text.utf8.count && bytes.elementsEqual(text.utf8)
            ? text : String(decoding: bytes, as: UTF8.self)
    }

    /// A short number is no identifier that anyone could tell from a figure.
    private static func isTelling(_ identifier: String) -> Bool {
        identifier.count >= 5 || identifier.contains { !$0.isASCII || !$0.isNumber }
    }

    /// A name as others may write it: with brackets of either width.
    private static func spellings(of name: String) -> [String] {
        [
            name, name.replacing("（", with: "(").replacing("）", with: ")"),
            name.replacing("(", with: "（").replacing(")", with: "）"),
        ]
    }

    /// 张三 13800000000: the whole, and each half.
    private static func parts(of contact: String) -> [String] {
        [contact] + contact.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func prepared(_ texts: some Sequence<String>) -> [[UInt8]] {
        Set(texts.map { $0.utf8.map(lowered) }).filter { !$0.isEmpty }
            .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lowered(byte))
    }

    private static func replace(_ word: [UInt8], in bytes: inout [UInt8], alone: Bool) {
        var start = 0
        while start + word.count <= bytes.count {
            let end = start + word.count
            let isThere = word.indices.allSatisfy { lowered(bytes[start + $0]) == word[$0] }
            let isAlone =
                !alone
                || !((start > 0 && isAlphanumeric(bytes[start - 1]))
                    || (end < bytes.count && isAlphanumeric(bytes[end])))
            if isThere, isAlone {
                bytes.replaceSubrange(start..<end, with: mark.utf8)
                start += mark.utf8.count
            } else {
                start += 1
            }
        }
    }

    /// Eleven digits that begin with 1 and 3…9, with no digit beside them.
    private static func replaceMobileNumbers(_ bytes: inout [UInt8]) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
            let isMobile = end - start == 11 && bytes[start] == 0x31 && bytes[start + 1] >= 0x33
            if isMobile { bytes.replaceSubrange(start..<end, with: mark.utf8) }
            start = isMobile ? start + mark.utf8.count : max(end, start + 1)
        }
    }
}
