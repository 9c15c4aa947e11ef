import Diagnostics

/// What a file is, from its first bytes.
enum Recognition {
    enum Form {
        case workbook, gzip, text
        case refused(MessageTemplate)
    }

    static func form(of opening: [UInt8]) -> Form {
        if opening.isEmpty { return .refused(TabularMessages.empty) }
        if opening.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .workbook }
        if opening.starts(with: [0x1F, 0x8B]) { return .gzip }
        return textForm(of: opening)
    }

    /// The form of bytes that must be text, be it the file's own or what a gzip file holds.
    static func textForm(of opening: [UInt8]) -> Form {
        if opening.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .refused(TabularMessages.oldWorkbook) }
        if opening.starts(with: Array("%PDF".utf8)) { return .refused(TabularMessages.pdf) }
        if opening.starts(with: [0xFF, 0xFE]) || opening.starts(with: [0xFE, 0xFF]) {
            return .refused(TabularMessages.utf16)
        }
        if opening.starts(with: [0x50, 0x4B, 0x03, 0x04]) || opening.starts(with: [0x1F, 0x8B]) {
            return .refused(TabularMessages.archiveInArchive)
        }
        return isMarkup(opening) ? .refused(TabularMessages.markup) : .text
    }

    /// A web page or an XML document, as some systems hand out under the name of a workbook.
    private static func isMarkup(_ opening: [UInt8]) -> Bool {
        let text = opening.dropFirst(markBytes(opening)).drop(while: PlainASCII.isBlank)
        guard text.first == UInt8(ascii: "<"), let next = text.dropFirst().first else { return false }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || letters.contains(next | 0x20)
    }

    /// How many bytes of byte order mark a text starts with.
    static func markBytes(_ opening: [UInt8]) -> Int {
        switch markedEncoding(opening) {
        case .utf8: 3
        case .gb18030: 4
        case nil: 0
        }
    }

    static func markedEncoding(_ opening: [UInt8]) -> TextEncoding? {
        if opening.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if opening.starts(with: [0x84, 0x31, 0x95, 0x33]) { return .gb18030 }
        return nil
    }
}
