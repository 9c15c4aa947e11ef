import Diagnostics
import Foundation
import TestSupport
import Testing

private let template = MessageTemplate(
    "XX-001", .error, zh: "“{1}”应为数字，得到“{2}”", en: "“{1}” should be a number, found “{2}”",
    adviceZh: "改正第 {2} 处", adviceEn: "mend {2}")

@Suite struct SourceLocationTests {
    @Test(arguments: [
        (Place(file: "基线.csv", row: 12, column: 5), "基线.csv:12:5"),
        (Place(file: "基线.csv", row: 12), "基线.csv:12"), (Place(file: "基线.csv"), "基线.csv"),
        (Place(file: "清单.xlsx", sheet: "企业", row: 12, column: 4), "清单.xlsx:企业!D12"),
        (Place(file: "清单.xlsx", sheet: "企业", row: 12), "清单.xlsx:企业!12"),
        (Place(file: "清单.xlsx", sheet: "企业"), "清单.xlsx:企业"),
    ])
    func text(location: Place, text: String) {
        #expect(location.text == text)
    }

    /// 16384 is the last column of a sheet (ECMA-376).
    @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
    func columnLetters(column: Int, letters: String) {
        #expect(Place.columnLetters(column) == letters)
    }
}

@Suite struct MessageTemplateTests {
    @Test func argumentsTakeTheirPlaces() {
        let finding = template("SO2", "1,2")
        #expect(finding.message.zh == "“SO2”应为数字，得到“1,2”")
        #expect(finding.message.en == "“SO2” should be a number, found “1,2”")
        #expect(finding.advice == LocalizedText(zh: "改正第 1,2 处", en: "mend 1,2"))
        #expect(finding.severity == .error)
    }

    @Test func bracesOfTheInputAreNoPlaceholders() {
        #expect(template("{2}", "{1}{").message.zh == "“{2}”应为数字，得到“{1}{”")
    }

    @Test func whatHasNoArgumentStays() {
        #expect(template("SO2").message.zh == "“SO2”应为数字，得到“{2}”")
        let odd = MessageTemplate("XX-002", .notice, zh: "{0}{x}{}{1", en: "{3}", adviceZh: "", adviceEn: "")
        #expect(odd("a").message == LocalizedText(zh: "{0}{x}{}{1", en: "{3}"))
    }
}

@Suite struct DiagnosticPrintingTests {
    @Test func oneLineWithPlaceCodeAndAdvice() {
        let finding = template("SO2", "1,2", at: Place(file: "基线.csv", row: 12, column: 5), raw: "1,2")
        #expect(finding.text(.zh) == "基线.csv:12:5: error[XX-001]: “SO2”应为数字，得到“1,2” → 改正第 1,2 处")
        #expect(
            finding.text(.en) == "基线.csv:12:5: error[XX-001]: “SO2” should be a number, found “1,2” → mend 1,2")
    }

    @Test func withoutPlaceOrAdviceNothingDangles() {
        let bare = MessageTemplate("XX-003", .notice, zh: "说明", en: "note", adviceZh: "", adviceEn: "")
        #expect(bare().text(.zh) == "notice[XX-003]: 说明")
    }

    @Test func controlCharactersAreShownNotSent() {
        let line = template("a\u{1B}[31m", "b\nc\u{7}", at: Place(file: "x\r.csv")).text(.zh)
        #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(line.contains("a\\u{1b}[31m"))
        #expect(line.contains("b\\u{a}c\\u{7}"))
        #expect(line.hasPrefix("x\\u{d}.csv: "))
    }

    @Test func jsonNamesEveryPart() throws {
        let finding = template(
            "SO2", "1\"2\\", at: Place(file: "清单.xlsx", sheet: "企业", row: 12, column: 4), raw: "1\"2\\\t")
        let parsed = try #require(
            try JSONSerialization.jsonObject(with: Data(finding.json(.zh).text().utf8)) as? [String: Any])
        #expect(parsed["code"] as? String == "XX-001")
        #expect(parsed["severity"] as? String == "error")
        #expect(parsed["file"] as? String == "清单.xlsx")
        #expect(parsed["sheet"] as? String == "企业")
        #expect(parsed["row"] as? Int == 12)
        #expect(parsed["column"] as? Int == 4)
        #expect(parsed["raw"] as? String == "1\"2\\\t")
        #expect(parsed["message"] as? String == "“SO2”应为数字，得到“1\"2\\”")
        #expect(parsed["advice"] as? String == "改正第 1\"2\\ 处")
        #expect(parsed.count == 9)
        let bare = try #require(
            try JSONSerialization.jsonObject(with: Data(template("a", "b").json(.en).text().utf8)) as? [String: Any])
        #expect(bare["file"] is NSNull && bare["row"] is NSNull && bare["raw"] is NSNull)
    }
}

@Suite struct DiagnosticOrderTests {
    private func finding(
        _ code: String, _ file: String?, _ sheet: String? = nil, _ row: Int? = nil, _ column: Int? = nil
    ) -> Diagnostic {
        Diagnostic(
            code: code, severity: .error,
            location: file.map { Place(file: $0, sheet: sheet, row: row, column: column) },
            message: LocalizedText(zh: "", en: ""), advice: LocalizedText(zh: "", en: ""))
    }

    @Test func byPlaceThenCode() {
        let inOrder = [
            finding("B", nil), finding("Z", "a.csv"), finding("Z", "a.csv", nil, 2), finding("B", "a.csv", nil, 2, 3),
            finding("C", "a.csv", nil, 2, 3), finding("A", "a.csv", nil, 10, 1), finding("A", "b.xlsx", "一", 9),
            finding("A", "b.xlsx", "二", 1),
        ]
        var random = SplitMix64(seed: 0xD1A6_0001)
        for _ in 0..<50 { #expect(random.shuffled(inOrder).sorted() == inOrder) }
    }

    @Test func severities() {
        #expect(Severity.allCases.sorted() == [.notice, .warning, .error, .fatal])
        #expect(Severity.allCases.map(\.name.zh) == ["提示", "警告", "错误", "严重错误"])
    }
}
