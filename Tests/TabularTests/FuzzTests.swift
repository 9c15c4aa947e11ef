import Testing

@testable import Tabular

/// Altered inputs: nothing may crash, hang or be replaced without a word.
@Suite struct FuzzTests {
    @Test func alteredTextsAreReadOrRefused() throws {
        var random = SeededGenerator(seed: 20_260_108)
        let text = "户号,名称,\"备注\"\r\n1,昞昿,\"a\"\"b\n c\"\r2,𠮷,3.5\n\n4;5,6\t7\n"
        for encoded in [Array(text.utf8), try gb18030(text), gzip(text)] {
            for _ in 0..<1_500 {
                let times = Int.random(in: 1...6, using: &random)
                let bytes = random.mutated(encoded, times: times)
                guard let document = try? TabularDocument.open(bytes), let read = try? document.rows() else { continue }
                let holdsReplacement = read.contains { $0.cells.contains { $0.unicodeScalars.contains("\u{FFFD}") } }
                if holdsReplacement, !contains(bytes, "\u{FFFD}") { Issue.record("\(bytes)") }
            }
        }
    }

    private func contains(_ bytes: [UInt8], _ scalar: Unicode.Scalar) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(scalar)
            && String(validating: bytes, as: UTF8.self) != nil
            || bytes.indices.contains { bytes[$0...].starts(with: [0x84, 0x31, 0xA4, 0x37]) }
    }

    @Test func alteredNumbersAndDatesAreReadOrNot() {
        var random = SeededGenerator(seed: 42)
        let seeds = [
            "-1,234,567.89", "1.23456789012345678901E-17", "１２，３４５", "30％", "2026-01-08 00:15:00+08:00",
            "2026年7月1日 24:00",
            "99999999999999999999", "0.0000000000000000000000001", "1/8/2018 0:15", "——",
        ].map { Array($0.utf8) }
        for _ in 0..<20_000 {
            guard let seed = seeds.randomElement(using: &random) else { return }
            let bytes = random.mutated(seed, times: Int.random(in: 1...4, using: &random))
            bytes.withUnsafeBufferPointer { bytes in
                for allowScientific in [false, true] {
                    if case .value(let number) = DecimalText.parse(bytes, allowScientific: allowScientific) {
                        #expect(number.scale >= 0)
                        for places in [0, 3, 6, 30] { _ = number.scaled(toPlaces: places) }
                    }
                }
                for order in [DateText.Order.yearFirst, .monthDayYear] {
                    if case .value(let date) = DateText.parse(bytes, order: order) {
                        #expect(DateText.parse(date.iso) == .value(date))
                    }
                }
            }
            _ = DecimalText.parsePercent(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func alteredWorkbooksAreReadOrRefused() throws {
        var random = SeededGenerator(seed: 99)
        let fixture = WorkbookFixture(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46030.25</v></c></row>",
            strings: "<si><t>甲_x000D_</t></si>", styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>")
        let file = fixture.file()
        for _ in 0..<1_500 {
            let bytes = random.mutated(file, times: Int.random(in: 1...4, using: &random))
            _ = try refusal(bytes)
        }
        // Altered inside the parts too, where no checksum catches it.
        for _ in 0..<2_500 {
            var zip = fixture.zip()
            let index = Int.random(in: zip.parts.indices, using: &random)
            zip.parts[index].bytes = random.mutated(
                zip.parts[index].bytes, times: Int.random(in: 1...4, using: &random))
            _ = try refusal(zip.file())
        }
    }
}
