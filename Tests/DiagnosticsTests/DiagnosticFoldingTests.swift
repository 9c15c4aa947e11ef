import Diagnostics
import Testing

@Suite struct DiagnosticFoldingTests {
    private static let one = MessageTemplate("XX-001", .warning, zh: "甲{1}", en: "a{1}", adviceZh: "", adviceEn: "")
    private static let other = MessageTemplate("XX-002", .warning, zh: "乙", en: "b", adviceZh: "", adviceEn: "")

    @Test func ofEachCodeTheFirstFiveAndTheNumberOfTheOthers() {
        let findings = (1...12).map { Self.one(String($0)) } + [Self.other()]
        let folded = findings.folded()
        #expect(folded.map(\.code) == Array(repeating: "XX-001", count: 5) + ["XX-002"])
        #expect(folded[3].message.zh == "甲4")
        #expect(folded[4].message.zh.hasPrefix("甲5（同类问题另有 7 处"))
        #expect(folded[4].message.en.hasPrefix("a5 (7 more"))
    }

    @Test func fiveAreNotFolded() {
        let findings = (1...5).map { Self.one(String($0)) }
        #expect(findings.folded() == findings)
        #expect([Diagnostic]().folded() == [])
    }
}
