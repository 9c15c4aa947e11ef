import Accounting
import Diagnostics
import EmissionModel
import Testing

@testable import Reporting

@Suite struct AccountTextTests {
    @Test func saysResponseRatiosCoverageAndLeads() throws {
        let text = AccountText.text(try WorkedExample().account(), cutoff: "2026-01-08", language: .zh)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.first == "奎屯市  2026-01-08  橙色（Ⅱ级响应）  P1")
        #expect(lines.contains("总体结论：达到"))
        #expect(lines.contains("SO2   20.00%  41.50%  20.38%  23.38%  92.77%  达到"))
        #expect(lines.contains("应落实 4，已判定 3，已落实 2（落实率 50.00%）"))
        #expect(lines.last == "E3    丙砖瓦  乙县    25.00%  28.57%  疑似未落实")
    }

    @Test func columnsAlignAndFitATerminal() throws {
        var example = try WorkedExample()
        example.input.inventory.enterprises[2].name = "新疆准噶尔砖瓦建材股份有限责任公司第三分公司"
        for language in Language.allCases {
            let text = AccountText.text(try example.account(), language: language)
            for line in text.split(separator: "\n") {
                #expect(TerminalWidth.of(String(line)) <= 80, "\(line)")
            }
        }
    }

    @Test func hostileNamesSendNoControlCharacter() throws {
        var example = try WorkedExample()
        example.input.inventory.enterprises[2].name = "砖\u{1B}[31m瓦\n厂\u{202E}"
        let text = AccountText.text(try example.account(), language: .zh)
        let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
        #expect(controls.isEmpty)
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("砖\u{FFFD}[31m瓦\u{FFFD}厂"))
    }

    @Test func englishForThoseWhoAsk() throws {
        let text = AccountText.text(try WorkedExample().account(), language: .en)
        #expect(text.contains("verdict: met"))
        #expect(text.contains("suspected not implemented"))
    }
}
