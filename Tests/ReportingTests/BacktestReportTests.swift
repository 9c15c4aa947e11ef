import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Tabular
import TestSupport
import Testing

@testable import Reporting

@Suite struct BacktestReportTests {
    // MARK: Text

    @Test(arguments: [Language.zh, .en]) func fitsATerminal(language: Language) throws {
        for everything in [false, true] {
            let text = BacktestText.text(try BacktestExample.report(), everything: everything, language: language)
            for line in text.split(separator: "\n") { #expect(TerminalWidth.of(String(line)) <= 80, "\(line)") }
            #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        }
    }

    @Test func theTableOfTheLeadingWindows() throws {
        let text = BacktestText.text(try BacktestExample.report(), everything: false, language: .zh)
        #expect(
            text.contains(
                """
                5 日，平常日：144 段，160,140 企业·段
                方法（%）          中位  九成  偏差  合计  合偏  去大   ≥10   ≥20  ≥30
                *DTL7 单侧         12.6  50.1   1.5   2.9   0.2   3.7  25.1  14.0  8.1
                 ＋截尾均值        11.7  48.1   0.4   2.9   0.2   3.7  25.1  14.0  8.1
                DTL7 双侧          10.7  42.8   0.1   2.9   0.2   3.7  25.1  14.0  8.1
                前 5 日同类型均值  13.1  49.9   1.8   2.9   0.2   3.7  25.1  14.0  8.1
                10 日取高 5 日     15.5  74.6  -8.1   2.9   0.2   3.7  25.1  14.0  8.1
                上年农历同期          —     —     —     —     —     —     —     —    —
                  DTL7 单侧：90%区间覆盖 90.0，半宽 42.0；几家合计的误差（中位/九成） 10家
                """), "\(text)")
        #expect(text.contains("A 很稳（σ 5%以下）      48.0       5.0   3.4   7.5  90.0   6.8"), "\(text)")
    }

    @Test func theSentencesAreThoseToReadOut() throws {
        let sentences = try BacktestExample.report().summary.map(\.zh)
        #expect(
            sentences == [
                "以 2015-04-25 至 2015-12-16 没有预警、没有节假日的日子检验：把其中 144 段连续 5 天当作响应日，用核算所用的办法"
                    + "（DTL7 单侧）推算平均 1,112 家企业本应用多少电，再与实际用电比较，共 160,140 次。",
                "这些日子什么也没有发生，推算与实际仍会有差：一半的误差小于 12.6%，十次中有九次小于 50.1%；全部企业合计平均差 2.9%。",
                "看起来降了两成以上而其实什么也没发生的，占 14.0%（一成以上 25.1%，三成以上 8.1%）：单家企业这样大小的降幅，须连同它的区间来看。",
                "按同一办法给出的 90% 区间，实际用电落在其中的占 90.0%，区间一般为基线上下 42.0%。100 家企业合计，一半的误差小于 4.2%，"
                    + "十次中有九次小于 11.1%。",
                "节假日一半的误差小于 16.2%，看似降两成以上的占 25.2%；春节前后一半的误差小于 16.2%，看似降两成以上的占 25.2%："
                    + "这些日子误差更大，不宜单凭电量对一家企业下结论。",
            ])
    }

    @Test func withoutFiguresNothingIsClaimed() throws {
        let report = try BacktestExample.report { $0.tables = [] }
        #expect(report.summary.isEmpty)
        #expect(!BacktestText.text(report, everything: true, language: .zh).contains("NaN"))
        let holidaysOnly = try BacktestExample.report { $0.tables.removeAll { $0.windowClass != .holiday } }
        #expect(holidaysOnly.summary.first?.zh.contains("没有预警的节假日的日子") == true)
    }

    // MARK: JSON

    @Test func theDocumentHasItsKeys() throws {
        let json = try BacktestExample.report().json(.zh)
        let text = json.text()
        guard case .object(let members) = json else { return #expect(Bool(false), "no object") }
        #expect(
            members.map(\.key) == [
                "schema", "region", "profile", "method", "comparisonGroup", "firstStart", "lastStart", "dataFirst",
                "dataLast", "responseDays", "enterprises", "duplicates", "inputsDigest", "summary", "tables",
            ])
        #expect(text.hasPrefix(#"{"schema":"abate.backtest/1","region":"奎屯市""#))
        #expect(text.contains(#""method":"dtl7","comparisonGroup":"none","judged":160140,"medianAPE":0.1257,"#))
        #expect(text.contains(#"{"enterprises":100,"median":0.042,"p90":0.111,"coverage90":null,"halfWidth90":null}"#))
        #expect(text.contains(#""judged":0,"medianAPE":null"#))
        #expect(text.contains(#"{"class":"A","judged":10000,"energyShare":0.48,"enterpriseShare":0.05,"#))
    }

    // MARK: Workbook

    @Test func theWorkbookReadsBack() throws {
        let folder = try TemporaryFolder()
        let files = ["一.xlsx", "二.xlsx"].map(folder.path)
        for file in files { try BacktestExample.report().writeWorkbook(to: file) }
        #expect(try Data(contentsOf: URL(filePath: files[0])) == Data(contentsOf: URL(filePath: files[1])))
        let document = try TabularDocument.open(path: files[0], name: "回测.xlsx")
        #expect(document.sheets.map(\.name) == ["回测", "平常日", "节假日", "春节前后", "企业分类", "说明与参数"])
        var rows: [[String]] = []
        try document.forEachRow(sheet: 0) { row in
            rows.append((0..<row.count).map { row.text($0) })
            return .next
        }
        let ruling = try #require(rows.first { $0.first == "DTL7 单侧" })
        #expect(ruling[1...2] == ["160140", "12.57%"] && ruling[4] == "1.5%")
        #expect(rows.contains { $0.first == "DTL7 单侧＋截尾均值" })
        let nothing = try #require(rows.first { $0.first == "上年农历同期" })
        #expect(nothing[2] == "—")
    }

    @Test func aBacktestWithoutWindowsIsAWorkbookToo() throws {
        let folder = try TemporaryFolder()
        try BacktestExample.report { $0.tables = [] }.writeWorkbook(to: folder.path("空.xlsx"))
        let document = try TabularDocument.open(path: folder.path("空.xlsx"), name: "空.xlsx")
        #expect(document.sheets.map(\.name) == ["回测", "企业分类", "说明与参数"])
    }
}
