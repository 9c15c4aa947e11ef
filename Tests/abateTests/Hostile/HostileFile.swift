import TestSupport
import Testing

/// A file made to exhaust the machine or to have it fetch something, and the findings that may refuse it.
struct HostileFile: CustomTestStringConvertible, Sendable {
    let name: String
    let codes: Set<String>
    let bytes: @Sendable () -> [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ codes: String..., bytes: @escaping @Sendable () -> [UInt8]) {
        self.name = name
        self.codes = Set(codes)
        self.bytes = bytes
    }

    // MARK: What they are made of

    static let mebibyte = 1 << 20
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let header =
        "<row><c t=\"inlineStr\"><is><t>户号</t></is></c><c t=\"inlineStr\"><is><t>企业编号</t></is></c></row>"

    static func worksheet(_ rows: String) -> String {
        "<worksheet xmlns=\"\(main)\"><sheetData>\(header)\(rows)</sheetData></worksheet>"
    }

    /// A workbook of one sheet, its parts replaced by those given.
    static func workbook(_ replacing: ZipBuilder.Part...) -> [UInt8] { ZipBuilder(parts(replacing)).bytes() }

    static func parts(_ replacing: [ZipBuilder.Part]) -> [ZipBuilder.Part] {
        let rels = "http://schemas.openxmlformats.org/package/2006/relationships"
        let targets = [
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml"),
        ]
        let ordinary = [
            ZipBuilder.Part(
                "_rels/.rels",
                "<Relationships xmlns=\"\(rels)\"><Relationship Id=\"r\" Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            ZipBuilder.Part(
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            ZipBuilder.Part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(rels)\">"
                    + targets.map { "<Relationship Id=\"\($0)\" Type=\"\(relations)/\($1)\" Target=\"\($2)\"/>" }
                    .joined()
                    + "</Relationships>"),
            ZipBuilder.Part("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\"><si><t>1</t></si></sst>"),
            ZipBuilder.Part(
                "xl/styles.xml", "<styleSheet xmlns=\"\(main)\"><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>"),
            ZipBuilder.Part(
                "xl/worksheets/sheet1.xml",
                worksheet("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>E1</t></is></c></row>")),
        ]
        let names = Set(replacing.map(\.name))
        return ordinary.filter { !names.contains($0.name) } + replacing
    }

    /// A sheet that is one block over and over.
    static func sheet(of block: String, times: Int) -> ZipBuilder.Part {
        ZipBuilder.Part(
            "xl/worksheets/sheet1.xml", opening: "<worksheet xmlns=\"\(main)\"><sheetData>\(header)",
            block: Array(block.utf8),
            times: times, closing: "</sheetData></worksheet>")
    }

    static func blanks(_ mebibytes: Int) -> ZipBuilder.Part {
        sheet(of: String(repeating: " ", count: mebibyte), times: mebibytes)
    }

    static func gzip(_ text: String, times: Int) -> [UInt8] {
        let member = Deflated.bytes(Array(text.utf8), windowBits: 31)
        return (0..<times).flatMap { _ in member }
    }
}
