import ReportTemplate
import Testing

@Suite struct MarkdownTextTests {
    @Test(arguments: [
        "奎屯市某热电厂（一期）", "1#锅炉", "20.38%", "-5", "-5.2", "1.5", "2026-01-08", "3-5 号线", "A&B 公司", "50 kg/d，占 3.2%",
        "上午 8:30", "甲：乙", "SO2", "100%.", "+08:00", "a=b", "是！", "甲+乙", "Ⅱ级", "—",
    ])
    func leavesOrdinaryTextAlone(_ text: String) {
        #expect(MarkdownText.escaped(text) == text)
    }

    @Test(arguments: [
        ("甲|乙", "甲\\|乙"), ("a\\|b", "a\\\\\\|b"), ("**甲**", "\\*\\*甲\\*\\*"), ("`x`", "\\`x\\`"),
        ("[点我](http://a.cn)", "\\[点我\\](http:\u{2060}//a.cn)"), ("![图](x)", "!\\[图\\](x)"),
        ("<script>", "&lt;script&gt;"), ("&lt;b&gt;", "&amp;lt;b&amp;gt;"), ("&#60;", "&amp;#60;"),
        ("# 标题", "\\# 标题"), ("甲 ##", "甲 \\##"), ("- 项", "\\- 项"), ("-", "\\-"), ("---", "\\---"), ("===", "\\==="),
        ("+ 项", "\\+ 项"), ("1. 项", "1\\. 项"), ("1)", "1\\)"), (":-:", "\\:-:"), ("    缩进", "缩进"), ("甲\t乙  ", "甲 乙"),
        ("甲\n乙", "甲 乙"), ("甲\r\n# 乙", "甲 \\# 乙"), ("www.a.cn", "www\u{2060}.a.cn"), ("a@b.cn", "a@\u{2060}b.cn"),
        ("~~删~~", "\\~\\~删\\~\\~"), ("{{ 名 }}", "\\{\\{ 名 \\}\\}"), ("a\u{0}b\u{1B}c", "a␀b␛c"),
        ("甲\u{202E}乙", "甲\u{FFFD}乙"), ("", ""), ("  \n ", ""), ("snake_case", "snake\\_case"), ("> 引", "&gt; 引"),
    ])
    func neutralises(_ text: String, _ expected: String) {
        #expect(MarkdownText.escaped(text) == expected)
    }

    @Test func lineEndsInATableBecomeBreaks() throws {
        let values: TemplateValue = ["名": "甲\n乙|丙", "链": "<img src=x>"]
        #expect(try Template(source: "| {{ 名 }} |", name: "t").render(values) == "| 甲<br>乙\\|丙 |")
        #expect(try Template(source: "甲 {{ 名 }}", name: "t").render(values) == "甲 甲 乙\\|丙")
        #expect(try Template(source: "甲 {{ 名|单元格 }}", name: "t").render(values) == "甲 甲<br>乙\\|丙")
        #expect(
            try Template(source: "{{ 链|原文 }}{{ 链|默认:\"\" }}", name: "t").render(values)
                == "<img src=x>&lt;img src=x&gt;")
    }
}
