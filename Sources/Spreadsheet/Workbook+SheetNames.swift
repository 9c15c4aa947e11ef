public import Diagnostics

extension Workbook {
    /// Excel's limit, in UTF-16 units.
    private static let maximumNameLength = 31

    private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]

    /// Why Excel would not take a name, nil where it would.
    public static func fault(ofSheetName name: String, taken: [String]) -> LocalizedText? {
        if name.isEmpty { return LocalizedText(zh: "是空的", en: "is empty") }
        if name.utf16.count > maximumNameLength {
            return LocalizedText(zh: "超过 31 个字", en: "exceeds 31 characters")
        }
        if name.contains(where: { !isAllowed($0) }) {
            return LocalizedText(zh: "含有 [ ] : * ? / \\ 或控制字符", en: "holds [ ] : * ? / \\ or a control character")
        }
        if name.hasPrefix("'") || name.hasSuffix("'") {
            return LocalizedText(zh: "首尾有单引号", en: "begins or ends with an apostrophe")
        }
        if name.lowercased() == "history" {
            return LocalizedText(zh: "是 Excel 的保留名", en: "is reserved by Excel")
        }
        if taken.contains(where: { $0.lowercased() == name.lowercased() }) {
            return LocalizedText(zh: "重复", en: "is taken")
        }
        return nil
    }

    /// A name that Excel takes, as near to `text` as can be, and none of `taken`: `冶金（2）` for a second 冶金.
    public static func sheetName(from text: String, taken: [String]) -> String {
        let mended = String(text.map { isAllowed($0) ? $0 : "_" })
        var base = cut(mended, to: maximumNameLength)
        while base.hasPrefix("'") { base.removeFirst() }
        while base.hasSuffix("'") { base.removeLast() }
        if base.isEmpty || base.lowercased() == "history" { base = "工作表" }
        var name = base
        var number = 2
        while fault(ofSheetName: name, taken: taken) != nil {
            let suffix = "（\(number)）"
            name = cut(base, to: maximumNameLength - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func isAllowed(_ character: Character) -> Bool {
        !forbidden.contains(character)
            && character.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && $0.value & 0xFFFE != 0xFFFE
            }
    }

    private static func cut(_ text: String, to length: Int) -> String {
        var result = text
        while result.utf16.count > length { result.removeLast() }
        return result
    }
}
