import CZlib
import Tabular
import TestSupport

/// A ZIP file made byte by byte, so that a test can make it lie.
struct ZipFixture {
    struct Part {
        var name: String
        var bytes: [UInt8]
        var flags: UInt16 = 0
        /// What the headers claim, where that is not the truth.
        var declaredSize: Int?
        /// The directory names the part before this one once more.
        var isAtPreviousPlace = false
    }

    var parts: [Part] = []

    func file() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        var offset = 0
        for part in parts {
            if !part.isAtPreviousPlace { offset = file.count }
            let packed = Deflated.bytes(part.bytes, windowBits: -15)
            let checksum = UInt32(part.bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
            let name = Array(part.name.utf8)
            let common =
                little(UInt16(20)) + little(part.flags) + little(UInt16(8)) + little(UInt16(0)) + little(UInt16(0x5A21))
                + little(checksum) + little(UInt32(packed.count))
                + little(UInt32(part.declaredSize ?? part.bytes.count))
                + little(UInt16(name.count)) + little(UInt16(0))
            if !part.isAtPreviousPlace { file += [0x50, 0x4B, 0x03, 0x04] + common + name + packed }
            directory += [0x50, 0x4B, 0x01, 0x02] + little(UInt16(20)) + common
            directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0))
            directory += little(UInt32(offset)) + name
        }
        let count = little(UInt16(parts.count))
        let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + count + count
        let place = little(UInt32(directory.count)) + little(UInt32(file.count))
        return file + directory + end + place + [0, 0]
    }

    private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

/// A workbook of one sheet or more, as small as the format allows.
struct WorkbookFixture {
    /// The XML inside `<sheetData>` of each sheet.
    var sheets: [String]
    var strings: String?
    var styles: String?
    var properties = ""
    var sheetStates: [String] = []
    var prefix = ""
    var isStrict = false
    var targetPrefix = "worksheets/"
    /// Parts given here take the place of, or join, the others.
    var replacing: [String: String] = [:]

    init(_ sheets: String..., strings: String? = nil, styles: String? = nil) {
        self.sheets = sheets
        self.strings = strings
        self.styles = styles
    }

    private var main: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }

    private var relationships: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    func zip() -> ZipFixture {
        var parts: [(String, String)] = []
        parts.append(("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")])))
        var targets: [(String, String, String)] = []
        var list = ""
        let p = prefix.isEmpty ? "" : prefix + ":"
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            targets.append(("rId\(number)", "worksheet", "\(targetPrefix)sheet\(number).xml"))
            let state = sheetStates.indices.contains(index) ? sheetStates[index] : "visible"
            list += "<\(p)sheet name=\"表\(number)\" sheetId=\"\(number)\" state=\"\(state)\" r:id=\"rId\(number)\"/>"
            parts.append(
                ("xl/worksheets/sheet\(number).xml", element("worksheet", "<\(p)sheetData>\(sheet)</\(p)sheetData>")))
        }
        if let strings {
            targets.append(("rIdS", "sharedStrings", "sharedStrings.xml"))
            parts.append(("xl/sharedStrings.xml", element("sst", strings)))
        }
        if let styles {
            targets.append(("rIdT", "styles", "styles.xml"))
            parts.append(("xl/styles.xml", element("styleSheet", styles)))
        }
        parts.append(("xl/workbook.xml", element("workbook", "\(properties)<\(p)sheets>\(list)</\(p)sheets>")))
        parts.append(("xl/_rels/workbook.xml.rels", relations(targets)))
        var fixture = ZipFixture()
        for (name, text) in parts {
            fixture.parts.append(.init(name: name, bytes: Array((replacing[name] ?? text).utf8)))
        }
        return fixture
    }

    func file() -> [UInt8] { zip().file() }

    /// A part as it is without what takes its place.
    func text(of part: String) -> String {
        zip().parts.first { $0.name == part }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }

    func document() throws -> TabularDocument { try .open(file()) }

    private func element(_ name: String, _ content: String) -> String {
        let colon = prefix.isEmpty ? "" : ":"
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <\(prefix)\(colon)\(name) xmlns\(colon)\(prefix)="\(main)" xmlns:r="\(relationships)">\
            \(content)</\(prefix)\(colon)\(name)>
            """
    }

    private func relations(_ targets: [(String, String, String)]) -> String {
        let list = targets.map { "<Relationship Id=\"\($0)\" Type=\"\(relationships)/\($1)\" Target=\"\($2)\"/>" }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + list.joined() + "</Relationships>"
    }
}
