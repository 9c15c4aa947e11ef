import CZlib

/// A workbook of one sheet, nothing of it deflated, so that a change of a byte of the sheet is a change of its XML.
enum StoredWorkbook {
    static func holding(_ sheet: [UInt8]) -> [UInt8] {
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let parts: [(String, [UInt8])] = [
            (
                "xl/workbook.xml",
                Array(
                    "<workbook xmlns:r=\"\(relations)\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>"
                        .utf8)
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Array(
                    """
                    <Relationships><Relationship Id="r" Type="\(relations)/worksheet" Target="s.xml"/>\
                    <Relationship Id="t" Type="\(relations)/sharedStrings" Target="t.xml"/>\
                    <Relationship Id="u" Type="\(relations)/styles" Target="u.xml"/></Relationships>
                    """.utf8)
            ),
            ("xl/t.xml", Array("<sst><si><t>甲</t></si><si><r><t>乙</t></r></si></sst>".utf8)),
            (
                "xl/u.xml",
                Array(
                    "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"
                        .utf8)
            ),
            ("xl/s.xml", sheet),
        ]
        return archive(parts)
    }

    private static func archive(_ parts: [(String, [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in parts {
            let checksum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
            let fields =
                little(20, 2) + little(0, 2) + little(0, 2) + little(0x5A21_0000, 4) + little(Int(checksum), 4)
                + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + fields + little(0, 10) + little(file.count, 4)
            directory += Array(name.utf8)
            file += [0x50, 0x4B, 3, 4] + fields + Array(name.utf8) + bytes
        }
        let count = little(parts.count, 2)
        return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + little(directory.count, 4)
            + little(file.count, 4) + [0, 0]
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 0) }
    }
}
