/// A workbook of plain cells, its parts stored without compression.
struct WorkbookBuilder {
    enum Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
        case text(String)
        case number(String)
        /// A serial number in a format of dates.
        case date(Int)
        case blank

        init(stringLiteral value: String) { self = .text(value) }
        init(integerLiteral value: Int) { self = .number(String(value)) }
        init(nilLiteral: ()) { self = .blank }
    }

    var sheets: [(name: String, rows: [[Cell]])]

    func file() -> [UInt8] {
        let list = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
        }
        var relations = sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        relations.append(("rIdS", "styles", "styles.xml"))
        var zip = StoredZip()
        zip.add("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
        zip.add("xl/workbook.xml", Self.part("workbook", "<sheets>\(list.joined())</sheets>"))
        zip.add("xl/_rels/workbook.xml.rels", Self.relationships(relations))
        zip.add(
            "xl/styles.xml", Self.part("styleSheet", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"))
        for (index, sheet) in sheets.enumerated() {
            let rows = sheet.rows.enumerated().map { Self.row($1, number: $0 + 1) }
            zip.add(
                "xl/worksheets/sheet\(index + 1).xml", Self.part("worksheet", "<sheetData>\(rows.joined())</sheetData>")
            )
        }
        return zip.file()
    }

    private static func row(_ cells: [Cell], number: Int) -> String {
        let cells = cells.enumerated().map { column, cell in
            let place = "r=\"\(String(UnicodeScalar(UInt8(65 + column))))\(number)\""
            switch cell {
            case .blank: return ""
            case .text(let text): return "<c \(place) t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            case .number(let number): return "<c \(place)><v>\(number)</v></c>"
            case .date(let serial): return "<c \(place) s=\"1\"><v>\(serial)</v></c>"
            }
        }
        return "<row r=\"\(number)\">\(cells.joined())</row>"
    }

    private static let base = "http://schemas.openxmlformats.org"

    private static func part(_ name: String, _ content: String) -> String {
        "<\(name) xmlns=\"\(base)/spreadsheetml/2006/main\" "
            + "xmlns:r=\"\(base)/officeDocument/2006/relationships\">\(content)</\(name)>"
    }

    private static func relationships(_ targets: [(String, String, String)]) -> String {
        let list = targets.map {
            "<Relationship Id=\"\($0)\" Type=\"\(base)/officeDocument/2006/relationships/\($1)\" Target=\"\($2)\"/>"
        }
        return "<Relationships xmlns=\"\(base)/package/2006/relationships\">\(list.joined())</Relationships>"
    }
}

/// A ZIP file whose parts are stored as they are (APPNOTE 6.3, method 0).
private struct StoredZip {
    private var parts: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ text: String) {
        let (name, content) = (Array(name.utf8), Array(text.utf8))
        let size = little(UInt32(content.count))
        let header =
            little(UInt16(20)) + little(UInt32(0)) + little(UInt32(0)) + little(Self.checksum(content)) + size + size
            + little(UInt16(name.count)) + little(UInt16(0))
        directory += [0x50, 0x4B, 1, 2] + little(UInt16(20)) + header
        directory += [UInt8](repeating: 0, count: 10) + little(UInt32(parts.count)) + name
        parts += [0x50, 0x4B, 3, 4] + header + name + content
        count += 1
    }

    func file() -> [UInt8] {
        parts + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(count) + little(count)
            + little(UInt32(directory.count)) + little(UInt32(parts.count)) + [0, 0]
    }

    private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var register: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            register ^= UInt32(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
        }
        return ~register
    }
}
