import Diagnostics
import ReportTemplate
import Testing

private struct Sources: TemplateSource {
    var texts: [String: String] = [:]
    func source(named name: String) -> String? { texts[name] }
}

private let city: TemplateValue = [
    "地区": "奎屯市", "比例": 0.203782, "达标": true, "电量": 1_234_567.891, "备注": .missing,
    "企业": [
        ["名称": "一号钢铁", "落实度": 0.9804, "级别": "B"],
        ["名称": "二号涂装", "落实度": 1, "级别": "C"],
        ["名称": "五号铸造", "落实度": .missing, "级别": "C"],
    ],
    "县": ["甲县", "乙县"], "空": [], "负责人": ["姓名": "王", "电话": ["办公": "0992"]],
]

private func render(_ source: String, _ values: TemplateValue = city, _ texts: [String: String] = [:]) throws -> String
{
    try Template(source: source, name: "日报.md").render(values, includes: Sources(texts: texts))
}

/// The finding's line without its advice: place, severity, code.
private func finding(
    _ source: String, _ values: TemplateValue = city, _ texts: [String: String] = [:]
) throws -> Diagnostic {
    do {
        let output = try render(source, values, texts)
        Issue.record("rendered: \(output)")
        throw Rendered()
    } catch let error as TemplateError {
        return error.diagnostic
    }
}

private struct Rendered: Error {}

@Suite struct TemplateTests {
    @Test(arguments: [
        ("{{ 地区 }}", "奎屯市"),
        ("{{负责人.电话.办公}}", "0992"),
        ("{{ 比例|百分数:2 }}", "20.38%"),
        ("{{ 比例|percent:4 }}", "20.3782%"),
        ("{{ 比例 }}", "0.203782"),
        ("{{ 电量|小数:2 }}", "1234567.89"),
        ("{{ 电量|千分位 }}", "1,234,567.891"),
        ("{{ 电量|千分位:0 }}", "1,234,568"),
        ("{{ 电量|小数:1|千分位 }}", "1,234,567.9"),
        ("{{ 备注 }}", "—"),
        ("{{ 备注|百分数:2 }}", "—"),
        ("{{ 备注|百分数:2|默认:\"未报\" }}", "未报"),
        ("{{ 地区|默认:\"未报\" }}", "奎屯市"),
        ("{{ 达标 }}", "是"),
        ("{{ 县|连接:\"、\" }}", "甲县、乙县"),
        ("{{ 县|连接:\"<br>\" }}", "甲县<br>乙县"),
        ("{{ 县|个数 }}/{{ 空|count }}", "2/0"),
        ("{{ 县|首个 }}{{ 县|末个 }}{{ 空|last }}", "甲县乙县—"),
        ("{{ \"}}\"|原文 }}", "}}"),
        ("{{ 'it\\'s'|raw }}", "it's"),
        ("{{ 企业|个数 > 2 }}", "是"),
        ("价格 { 不是标记 }", "价格 { 不是标记 }"),
        ("甲{# 说明 {{ 不存在 }} #}乙", "甲乙"),
        ("", ""),
    ])
    func prints(_ source: String, _ expected: String) throws {
        #expect(try render(source) == expected)
    }

    @Test func loopsInATableLeaveNoBlankLine() throws {
        let source = """
            | 序号 | 企业 | 落实度 |
            | --- | --- | --- |
            {% for 企 in 企业 %}
              {# 每家一行 #}
            | {{ 循环.序号 }} | {{ 企.名称 }} | {{ 企.落实度|百分数:1 }} |
            {% if 循环.末个 %}
            | | 共 {{ forloop.length }} 家 | |
            {% endif %}
            {% empty %}
            | | 无 | |
            {% endfor %}

            完
            """
        let expected = """
            | 序号 | 企业 | 落实度 |
            | --- | --- | --- |
            | 1 | 一号钢铁 | 98.0% |
            | 2 | 二号涂装 | 100.0% |
            | 3 | 五号铸造 | — |
            | | 共 3 家 | |

            完
            """
        #expect(try render(source) == expected)
    }

    @Test func blocksWithinALineKeepIt() throws {
        #expect(try render("甲{% if 达标 %}达标{% endif %}\n乙\n") == "甲达标\n乙\n")
        #expect(try render("{% for 县名 in 县 %}{{ 县名 }} {% endfor %}\n尾") == "甲县 乙县 \n尾")
        #expect(try render("{% for 项 in 空 %}甲{% empty %}无{% endfor %}") == "无")
    }

    @Test func windowsLineEndsAreKept() throws {
        #expect(try render("甲\r\n{% if 达标 %}\r\n乙\r\n{% endif %}\r\n丙") == "甲\r\n乙\r\n丙")
    }

    @Test func loopsNestAndGiveTheirNamesBack() throws {
        let source = "{% for 外 in 县 %}{% for 内 in 县 %}{{ 循环.序号 }}{% endfor %}{{ 循环.序号 }};{% endfor %}"
        #expect(try render(source) == "121;122;")
        #expect(try finding("{% for 外 in 县 %}{% endfor %}{{ 外 }}").code == "RT-001")
    }

    @Test(arguments: [
        ("达标", true), ("not 达标", false), ("not not 达标", true), ("备注", false), ("空", false), ("县", true),
        ("比例 >= 0.2", true), ("比例 < 0.2", false), ("比例 > -1", true), ("比例 <= 0.203782", true),
        ("地区 == \"奎屯市\"", true), ("地区 != '奎屯市'", false), ("备注 == 缺失", true), ("比例 != missing", true),
        ("备注 == 1", false), ("达标 == 真", true), ("达标 == false", false),
        ("true or true and false", true), ("(true or true) and false", false), ("not (假 or 假)", true),
        ("备注 != 缺失 and 备注 > 1", false), ("备注 == 缺失 or 备注 > 1", true),
        ("县|个数 == 2", true), ("\"2026-01-08\" < \"2026-01-09\"", true),
    ])
    func conditions(_ condition: String, _ expected: Bool) throws {
        #expect(try render("{% if \(condition) %}1{% else %}0{% endif %}") == (expected ? "1" : "0"))
    }

    @Test func elifTakesTheFirstThatHolds() throws {
        let source =
            "{% for 企 in 企业 %}{% if 企.级别 == \"A\" %}甲{% elif 企.级别 == \"B\" %}乙{% else %}丙{% endif %}{% endfor %}"
        #expect(try render(source) == "乙丙丙")
        #expect(try render("{% if 假 %}甲{% elif 假 %}乙{% endif %}") == "")
    }

    @Test func includesSeeTheNamesAroundThem() throws {
        let row = ["行.md": "| {{ 企.名称 }} |\n", "无尾.md": "尾{{ 地区 }}"]
        #expect(
            try render("{% for 企 in 企业 %}\n{% include \"行.md\" %}\n{% endfor %}\n完", city, row)
                == "| 一号钢铁 |\n| 二号涂装 |\n| 五号铸造 |\n完")
        #expect(try render("{% include \"无尾.md\" %}\n完", city, row) == "尾奎屯市\n完")
        #expect(try render("前{% include '无尾.md' %}后", city, row) == "前尾奎屯市后")
    }
}

@Suite struct TemplateErrorTests {
    @Test(arguments: [
        ("甲\n乙 {{ 地区名 }}", "日报.md:2:6", "RT-001", "地区"),
        ("{{ 负责人.姓 }}", "日报.md:1:8", "RT-001", "负责人.姓名"),
        ("{% for 企 in 企业 %}{{ 企.名秤 }}{% endfor %}", "日报.md:1:23", "RT-001", "企.名称"),
        ("{% if 达标 or 地址 %}{% endif %}", "日报.md:1:13", "RT-001", "地区"),
        ("{{ 比例|百分比:2 }}", "日报.md:1:7", "RT-002", "百分数"),
        ("{% fro 企 in 企业 %}", "日报.md:1:1", "RT-003", "for"),
        ("{{ 比例|百分数 }}", "日报.md:1:7", "RT-004", ""),
        ("{{ 县|个数:1 }}", "日报.md:1:6", "RT-004", ""),
        ("甲｛｛ 地区 ｝｝", "日报.md:1:2", "RT-005", "半角"),
        ("｛% if 达标 %｝", "日报.md:1:1", "RT-005", "半角"),
        ("{{ 地区 ｝｝", "日报.md:1:7", "RT-005", "半角"),
        ("{{ 比例｜百分数:2 }}", "日报.md:1:6", "RT-006", "|"),
        ("{{ 比例|百分数：2 }}", "日报.md:1:10", "RT-006", ":"),
        ("{{ 地区 }\n{{ 比例 }}", "日报.md:1:1", "RT-007", "}}"),
        ("甲 {{ 地区 {{ 比例 }}", "日报.md:1:3", "RT-007", "}}"),
        ("{{ 备注|默认:\"无 }}", "日报.md:1:1", "RT-007", "引号"),
        ("{# 说明", "日报.md:1:1", "RT-007", "#}"),
        ("{ 地区 }}", "日报.md:1:6", "RT-008", ""),
        ("{% if 达标 %}甲", "日报.md:1:1", "RT-009", "endif"),
        ("\n{% for 企 in 企业 %}甲", "日报.md:2:1", "RT-009", "endfor"),
        ("甲{% endif %}", "日报.md:1:2", "RT-010", ""),
        ("{% for 企 in 企业 %}{% endif %}{% endfor %}", "日报.md:1:18", "RT-010", ""),
        ("{% if 达标 %}{% else %}{% else %}{% endif %}", "日报.md:1:22", "RT-010", ""),
        ("{{ }}", "日报.md:1:4", "RT-011", ""),
        ("{{ 地区 比例 }}", "日报.md:1:7", "RT-011", ""),
        ("{{ 2个 }}", "日报.md:1:5", "RT-011", ""),
        ("{% if 达标 = 真 %}{% endif %}", "日报.md:1:10", "RT-011", ""),
        ("{% if a == %}{% endif %}", "日报.md:1:12", "RT-011", ""),
        ("{% for 字 in 地区 %}{% endfor %}", "日报.md:1:13", "RT-012", ""),
        ("{% for 字 in 备注 %}{% endfor %}", "日报.md:1:13", "RT-012", ""),
        ("{{ 企业 }}", "日报.md:1:4", "RT-013", "for"),
        ("{{ 负责人 }}", "日报.md:1:4", "RT-013", ""),
        ("{% if 地区 > 1 %}{% endif %}", "日报.md:1:10", "RT-014", ""),
        ("{% if 备注 < 1 %}{% endif %}", "日报.md:1:10", "RT-014", "缺失"),
        ("{% if 县 == 县 %}{% endif %}", "日报.md:1:9", "RT-014", ""),
        ("{{ 企业.名称 }}", "日报.md:1:7", "RT-015", "for"),
        ("{{ 地区|百分数:2 }}", "日报.md:1:7", "RT-016", ""),
        ("{{ 地区|千分位 }}", "日报.md:1:7", "RT-016", ""),
        ("{{ 比例|百分数:2.5 }}", "日报.md:1:7", "RT-017", ""),
        ("{{ 比例|小数:99 }}", "日报.md:1:7", "RT-017", ""),
        ("{% include \"没有.md\" %}", "日报.md:1:1", "RT-018", ""),
        ("{% include 地区 %}", "日报.md:1:1", "RT-021", ""),
        ("{% for 循环 in 县 %}{% endfor %}", "日报.md:1:8", "RT-022", ""),
    ])
    func namesPlaceAndWayOut(_ source: String, _ place: String, _ code: String, _ advice: String) throws {
        let finding = try finding(source)
        #expect(finding.location?.text == place)
        #expect(finding.code == code)
        #expect(advice.isEmpty || finding.advice.zh.contains(advice), "\(finding.advice.zh)")
        #expect(!finding.message.zh.contains("{1}") && !finding.advice.zh.contains("{2}"))
    }

    @Test func anErrorInAnIncludeNamesTheInclude() throws {
        let finding = try finding("{% include \"表头.md\" %}", city, ["表头.md": "甲\n {{ 无此名 }}"])
        #expect(finding.location?.text == "表头.md:2:5")
    }

    @Test func includeCyclesAreFound() throws {
        let texts = ["甲.md": "{% include \"乙.md\" %}", "乙.md": "{% include \"甲.md\" %}"]
        let finding = try finding("{% include \"甲.md\" %}", city, texts)
        #expect(finding.code == "RT-019")
        #expect(finding.message.zh.contains("日报.md → 甲.md → 乙.md → 甲.md"))
    }

    @Test func sixteenIncludesDeepAndNoMore() throws {
        var texts: [String: String] = ["16": "底"]
        for depth in 1..<16 { texts["\(depth)"] = "{% include \"\(depth + 1)\" %}" }
        #expect(try render("{% include \"1\" %}", city, texts) == "底")
        texts["16"] = "{% include \"17\" %}"
        texts["17"] = "底"
        #expect(try finding("{% include \"1\" %}", city, texts).code == "RT-020")
    }

    @Test func deepNestingIsRefusedNotACrash() throws {
        let blocks = String(repeating: "{% if 真 %}", count: 10_000)
        #expect(try finding(blocks).code == "RT-023")
        let parentheses = String(repeating: "(", count: 100_000)
        #expect(try finding("{{ \(parentheses)1 }}").code == "RT-023")
        #expect(try finding("{{ 地区\(String(repeating: "|原文", count: 100_000)) }}").code == "RT-023")
    }

    @Test func everyCodeIsUsedOnce() {
        let codes = ReportTemplateMessages.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes == codes.sorted())
    }

    /// Random cuts and joins of template parts: any outcome but a crash or a hang.
    @Test func fuzzed() {
        let parts = [
            "{{", "}}", "{%", "%}", "{#", "#}", "for", "in", "if", "endif", "endfor", "else", "elif", "empty",
            "include", "地区", "企业", "企", ".", "|", ":", ",", "\"", "'", "\\", "(", ")", "==", "<", "1", "-", " ",
            "\n", "\r\n", "｛", "百分数", "默认", "not", "and", "循环.序号", "e\u{301}", "\u{0}", "👨‍👩‍👧",
        ]
        var generator = SplitMix(state: 7)
        var rendered = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...24, using: &generator)
            let source = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            if (try? render(source)) != nil { rendered += 1 }
        }
        #expect(rendered > 500 && rendered < 19_500)
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct TemplateNamesTests {
    @Test func listsEveryNameInOrder() {
        #expect(
            Template.names(of: city) == [
                "地区", "比例", "达标", "电量", "备注", "企业[].名称", "企业[].落实度", "企业[].级别", "县[]", "空[]", "负责人.姓名",
                "负责人.电话.办公",
            ])
    }

    @Test func takesTheFieldsOfAllElements() {
        #expect(Template.names(of: ["表": [["甲": 1], ["甲": 1, "乙": [[2]]]]]) == ["表[].甲", "表[].乙[][]"])
    }
}
