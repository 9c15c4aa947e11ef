import Diagnostics
import ReportTemplate
import Reporting

/// What a template may name, for the clerk who edits it.
struct TemplateListing {
    let names: [TemplateName]

    /// For a terminal of 80 columns.
    func text(_ language: Language) -> String {
        func words(_ zh: String, _ en: String) -> String { LocalizedText(zh: zh, en: en)[language] }
        var table = TextTable([
            (words("名称", "name"), .left, 40), (words("种类", "kind"), .left, 11),
            (words("此处的值", "prints here"), .left, 24),
        ])
        for name in names {
            let example = name.example.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
            table.add([name.path, name.kind, example ?? "—"])
        }
        let how = words(
            "写作 {{ 名称 }} 或 {{ 名称|过滤器:参数 }}；[] 是列表，用 {% for 项 in 列表 %}…{% endfor %}，项.名称 取其中一项",
            "written {{ name }} or {{ name|filter:argument }}; [] is a list: {% for item in list %}…{% endfor %}")
        let filters = words("过滤器：", "filters: ") + Template.filters.joined(separator: words("、", ", "))
        return table.text() + "\n"
            + (WrappedText.lines(how, indent: 2) + WrappedText.lines(filters, indent: 2))
            .map { $0 + "\n" }.joined()
    }

    var json: JSONValue {
        [
            "schema": "abate.names/1",
            "names": .array(
                names.map { name in
                    ["name": .string(name.path), "kind": .string(name.kind), "example": JSONValue(name.example)]
                }),
            "filters": .array(Template.filters.map(JSONValue.string)),
        ]
    }
}
