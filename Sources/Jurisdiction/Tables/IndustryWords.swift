/// What the names of industries and fuels tell the checks of a list (`Templates/industries.yaml`).
public struct IndustryWords: Sendable, Hashable {
    /// Industries that emit VOCs.
    public let vocs: WordList
    /// Industries with combustion, which always emit NOx.
    public let nox: WordList
    /// Industries that cannot stop at once, whatever their grade.
    public let gradeDExcepted: WordList
    public let coalAndOil: WordList

    static let file = "industries.yaml"

    /// Knows no industry: nothing is said of any.
    public static let none = IndustryWords(vocs: .empty, nox: .empty, gradeDExcepted: .empty, coalAndOil: .empty)

    public static func load(_ folders: TemplateFolders) throws(JurisdictionError) -> IndustryWords {
        let text = try folders.contents(of: file)
        let root = try YAMLDocument.read(text, file: "Templates/\(file)")
            .mapping(["vocs", "nox", "gradeDExcepted", "coalAndOil"])
        return IndustryWords(
            vocs: try list(root.required("vocs")), nox: try list(root.required("nox")),
            gradeDExcepted: try list(root.required("gradeDExcepted")),
            coalAndOil: try list(root.required("coalAndOil")))
    }

    /// Every list says where it comes from (`default`).
    private static func list(_ node: YAMLNode) throws(JurisdictionError) -> WordList {
        let list = try node.mapping(["default", "words", "except"])
        _ = try list.text("default")
        return WordList(words: try list.texts("words"), exceptions: try list.texts("except"))
    }
}
