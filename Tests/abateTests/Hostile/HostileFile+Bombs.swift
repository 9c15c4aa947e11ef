import TestSupport

extension HostileFile {
    /// Small files that would grow without measure.
    static let bombs: [HostileFile] = [
        HostileFile("a sheet of blanks", "TB-016") { workbook(blanks(400)) },
        HostileFile("a sheet larger than any", "TB-020") { workbook(blanks(600)) },
        HostileFile("the directory says that it is small", "TB-018", "TB-024") {
            var part = blanks(400)
            part.claimedSize = 100
            return workbook(part)
        },
        HostileFile("the header before the part says that it is small", "TB-016", "TB-018") {
            var part = blanks(400)
            part.claimedLocalSize = 100
            return workbook(part)
        },
        HostileFile("a size of eight bytes", "TB-020", "TB-033") {
            var part = blanks(1)
            part.wideSize = 1 << 60
            return workbook(part)
        },
        HostileFile("a size of eight bytes, zero", "TB-018", "TB-024") {
            var part = blanks(400)
            part.wideSize = 0
            return workbook(part)
        },
        HostileFile("parts at the same place", "TB-032") {
            ZipBuilder.overlapping(blanks(400), count: 1_999)
        },
        HostileFile("parts that quote the next", "TB-032") {
            ZipBuilder.quoted(blanks(400), count: 1_000)
        },
        HostileFile("archives in archives", "TB-022") {
            var inner = workbook(blanks(100))
            for level in 0..<5 {
                inner = ZipBuilder((0..<16).map { ZipBuilder.Part("lib \(level)-\($0).zip", inner) }).bytes()
                if inner.count > 4 << 20 { break }
            }
            return inner
        },
        HostileFile("sixty thousand parts", "TB-019") {
            ZipBuilder((0..<60_000).map { ZipBuilder.Part("\($0)", packed: [3, 0], size: 0, checksum: 0) }).bytes()
        },
        HostileFile("many large parts", "TB-033") {
            ZipBuilder(
                parts(
                    (0..<10).map { number in
                        var part = ZipBuilder.Part("xl/media/\(number)", packed: [3, 0], size: 0, checksum: 0)
                        part.claimedSize = 500 << 20
                        return part
                    })
            ).bytes()
        },
        HostileFile("a million merges", "TB-034") {
            let merges = (1...1_000_000).map { "<mergeCell ref=\"A\($0):B\($0)\"/>" }.joined()
            return workbook(
                .init(
                    "xl/worksheets/sheet1.xml",
                    worksheet("").replacing("</worksheet>", with: "<mergeCells>\(merges)</mergeCells></worksheet>")))
        },
        HostileFile("cells at the far right", "TB-028") {
            workbook(sheet(of: "<row><c r=\"XFD\"><v>1</v></c></row>", times: 2_000))
        },
        HostileFile("a million columns", "TB-027", "TB-029") {
            workbook(
                .init(
                    "xl/worksheets/sheet1.xml",
                    worksheet("<row>\(String(repeating: "<c><v>1</v></c>", count: 1_000_000))</row>")))
        },
        HostileFile("a cell of four mebibytes", "TB-027") {
            let text = String(repeating: "ab12cd34", count: mebibyte / 2)
            return workbook(
                .init(
                    "xl/worksheets/sheet1.xml", worksheet("<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>")))
        },
        HostileFile("a row of twenty mebibytes", "TB-016", "TB-027", "TB-029", "TB-028") {
            workbook(
                sheet(
                    of: "<row>\(String(repeating: "<c t=\"str\"><v>abcdefgh</v></c>", count: 640_000))</row>", times: 1)
            )
        },
        HostileFile("endless shared strings", "TB-016", "TB-020") {
            var random = SplitMix64(seed: 1)
            let letters = (0..<8_192).map { _ in String(UnicodeScalar(UInt8(97 + random.next() % 26))) }.joined()
            let block = String(repeating: "<si><t>\(letters)</t></si>", count: 64)
            return workbook(
                .init("xl/sharedStrings.xml", opening: "<sst>", block: Array(block.utf8), times: 200, closing: "</sst>")
            )
        },
        HostileFile("empty shared strings without end", "TB-016", "TB-020") {
            workbook(
                .init(
                    "xl/sharedStrings.xml", opening: "<sst>",
                    block: Array(String(repeating: "<si/>", count: 200_000).utf8), times: 400, closing: "</sst>"))
        },
        HostileFile("styles without end", "TB-016", "TB-020") {
            workbook(
                .init(
                    "xl/styles.xml", opening: "<styleSheet><cellXfs>",
                    block: Array(String(repeating: "<xf/>", count: 200_000).utf8), times: 200,
                    closing: "</cellXfs></styleSheet>"))
        },
        HostileFile("a million sheets of one part", "TB-016", "TB-020", "TB-035") {
            let sheets = (0..<300_000).map { "<sheet name=\"\($0)\" sheetId=\"1\" r:id=\"r1\"/>" }.joined()
            return workbook(
                .init("xl/workbook.xml", "<workbook xmlns:r=\"\(relations)\"><sheets>\(sheets)</sheets></workbook>"))
        },
        HostileFile("gzip of one line repeated", "TB-016") {
            gzip(String(repeating: "0,0\n", count: 5 << 20), times: 20)
        },
        HostileFile("gzip in gzip", "TB-015") {
            Deflated.bytes(gzip(String(repeating: "0,0\n", count: 1 << 20), times: 1), windowBits: 31)
        },
    ]

    /// Texts whose lines, fields or rows never end.
    static let texts: [HostileFile] = [
        HostileFile("a line of 40 MiB", "TB-011", "TB-012", "TB-013") { [UInt8](repeating: 0x61, count: 40 << 20) },
        HostileFile("a million columns", "TB-012", "TB-013") {
            Array(("户号,日期,用电量(kWh)\n" + String(repeating: "1,", count: 1_000_000) + "\n").utf8)
        },
        HostileFile("a quote that is never closed", "TB-010", "TB-011") {
            Array(("户号,日期,用电量(kWh)\n1,\"" + String(repeating: "x\n", count: 10 << 20)).utf8)
        },
        HostileFile("nothing but delimiters", "TB-012", "TB-013", "EI-009") {
            [UInt8](repeating: 0x2C, count: 20 << 20)
        },
        HostileFile("nothing but quotes", "TB-010", "TB-011") { [UInt8](repeating: 0x22, count: (20 << 20) + 1) },
        HostileFile("nothing but line ends", "EI-009") { [UInt8](repeating: 0x0A, count: 20 << 20) },
        HostileFile("nothing but NUL", "TB-008") { [UInt8](repeating: 0, count: 4 << 20) },
        HostileFile("UTF-16 without a mark", "TB-008") {
            Array("户号,日期\n1,2\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        },
    ]
}
