import Diagnostics
import EmissionModel
import Yams

/// A value of a YAML file with its place and the path of keys that leads to it.
struct YAMLNode {
    let node: Node
    let file: String
    /// `overrides.baseline.method`; empty for the root.
    let path: String

    var location: SourceLocation {
        SourceLocation(file: file, row: node.mark?.line, column: node.mark?.column)
    }

    /// The text of a scalar, as written.
    var scalar: String? { node.scalar?.string }

    /// Nothing after the colon, `~` or `null`.
    var isEmpty: Bool {
        guard let scalar = node.scalar, scalar.style == .any || scalar.style == .plain else { return false }
        return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
    }

    var isMapping: Bool { node.mapping != nil }

    /// The scalar as text, blanks around it removed.
    func text() throws(JurisdictionError) -> String {
        guard let scalar, !isEmpty, !scalar.isEmpty else { throw mistyped(zh: "文字", en: "text") }
        return scalar
    }

    func flag() throws(JurisdictionError) -> Bool {
        switch scalar {
        case "true": return true
        case "false": return false
        default: throw mistyped(zh: " true 或 false", en: "true or false")
        }
    }

    func integer(in range: ClosedRange<Int>) throws(JurisdictionError) -> Int {
        guard let scalar, let decimal = DecimalScalar(scalar), decimal.scale == 0 else {
            throw mistyped(zh: "整数", en: "a whole number")
        }
        guard let value = Int(exactly: decimal.significand), range.contains(value) else {
            throw outOfRange("\(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    /// Read from the text, never through a binary fraction.
    func ratio(in range: ClosedRange<Ratio>, shown: String) throws(JurisdictionError) -> Ratio {
        guard let scalar, let decimal = DecimalScalar(scalar) else { throw mistyped(zh: "小数", en: "a decimal number") }
        let value = Ratio(significand: decimal.significand, scale: decimal.scale)
        guard range.contains(value) else { throw outOfRange(shown) }
        return value
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String> & CaseIterable>(of: Word.Type) throws(JurisdictionError) -> Word {
        let written = try text()
        if let word = Word(rawValue: written) { return word }
        let advice = NearestNames.advice(for: written, among: Word.allCases.map(\.rawValue))
        throw JurisdictionError(
            JurisdictionMessages.unknownWord(path, written, advice.zh, advice.en, at: location, raw: written))
    }

    func list() throws(JurisdictionError) -> [YAMLNode] {
        if isEmpty { return [] }
        guard let sequence = node.sequence else { throw mistyped(zh: "列表", en: "a list") }
        return sequence.enumerated().map { YAMLNode(node: $1, file: file, path: "\(path)[\($0 + 1)]") }
    }

    /// The mapping, with no keys but these.
    func mapping(_ allowed: [String]) throws(JurisdictionError) -> YAMLMapping {
        let mapping = try mapping()
        for entry in mapping.entries where !allowed.contains(entry.key) {
            throw entry.unknown(among: allowed)
        }
        return mapping
    }

    /// The mapping, whatever its keys.
    func mapping() throws(JurisdictionError) -> YAMLMapping {
        if isEmpty { return YAMLMapping(owner: self, entries: []) }
        guard let mapping = node.mapping else { throw mistyped(zh: "“键: 值”的一组", en: "a mapping of keys to values") }
        var entries: [YAMLEntry] = []
        for (key, value) in mapping {
            let keyNode = YAMLNode(node: key, file: file, path: path)
            guard let name = key.scalar?.string else { throw keyNode.mistyped(zh: "文字", en: "text") }
            let inner = path.isEmpty ? name : "\(path).\(name)"
            entries.append(
                YAMLEntry(key: name, place: keyNode.location, value: YAMLNode(node: value, file: file, path: inner)))
        }
        return YAMLMapping(owner: self, entries: entries)
    }

    /// The same value under the path that a reader knows it by.
    func named(_ path: String) -> YAMLNode { YAMLNode(node: node, file: file, path: path) }

    func mistyped(zh: String, en: String) -> JurisdictionError {
        let shown = scalar ?? (node.mapping != nil ? "{…}" : "[…]")
        return JurisdictionError(
            JurisdictionMessages.wrongType(path.isEmpty ? file : path, zh, shown, en, at: location, raw: scalar))
    }

    func outOfRange(_ range: String) -> JurisdictionError {
        JurisdictionError(JurisdictionMessages.outOfRange(path, scalar ?? "", range, at: location, raw: scalar))
    }
}

/// One key with its value.
struct YAMLEntry {
    let key: String
    let place: SourceLocation
    let value: YAMLNode

    func unknown(among allowed: [String]) -> JurisdictionError {
        let advice = NearestNames.advice(for: key, among: allowed)
        return JurisdictionError(JurisdictionMessages.unknownKey(key, advice.zh, advice.en, at: place, raw: key))
    }
}

/// The keys of a mapping in the order written.
struct YAMLMapping {
    let owner: YAMLNode
    let entries: [YAMLEntry]

    /// nil where the key is not there, or has nothing after its colon.
    subscript(key: String) -> YAMLNode? {
        entries.first { $0.key == key }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    func required(_ key: String) throws(JurisdictionError) -> YAMLNode {
        guard let value = self[key] else {
            let name = owner.path.isEmpty ? key : "\(owner.path).\(key)"
            throw JurisdictionError(JurisdictionMessages.missingKey(name, at: owner.location))
        }
        return value
    }

    func text(_ key: String) throws(JurisdictionError) -> String { try required(key).text() }

    func optionalText(_ key: String) throws(JurisdictionError) -> String? { try self[key]?.text() }

    /// false where the key is not there.
    func flag(_ key: String) throws(JurisdictionError) -> Bool { try self[key]?.flag() ?? false }

    /// `{zh: …, en: …}`.
    func localized(_ key: String) throws(JurisdictionError) -> LocalizedText {
        let both = try required(key).mapping(["zh", "en"])
        return LocalizedText(zh: try both.text("zh"), en: try both.text("en"))
    }

    func texts(_ key: String) throws(JurisdictionError) -> [String] {
        guard let node = self[key] else { return [] }
        var result: [String] = []
        for item in try node.list() { result.append(try item.text()) }
        return result
    }
}
