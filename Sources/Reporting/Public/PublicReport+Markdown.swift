public import ReportTemplate

extension PublicReport {
    /// The report as Markdown.
    /// - Parameter template: the profile's for public editions, or the built-in one.
    public func markdown(
        _ templates: any TemplateSource, template: String = "公开版.md"
    ) throws(TemplateError) -> String {
        let root = try Template(source: "{% include \"\(template)\" %}\n", name: template + "（入口）")
        return try root.render(templateValue, includes: templates)
    }

    /// All that a template may name.
    public var templateValue: TemplateValue {
        [
            "标题": .text(title), "地区": .text(region), "对象": .text(subject), "结论": TemplateValue(conclusion),
            "章节": .list(
                sections.enumerated().map { index, section in
                    [
                        "序号": .text(Self.numeral(index + 1)), "标题": .text(section.title),
                        "说明": .texts(section.notes), "表": .list(section.tables.map { Self.value($0, in: section) }),
                    ]
                }),
        ]
    }

    /// A table called like its section needs no title of its own.
    private static func value(_ table: Table, in section: Section) -> TemplateValue {
        [
            "标题": TemplateValue(table.title == section.title ? nil : table.title),
            "列": .list(table.columns.map { ["标题": .text($0.title), "靠右": .bool($0.isNumber)] }),
            "行": .list(table.rows.map { .list($0.map(value)) }),
        ]
    }

    private static func value(_ cell: Table.Cell) -> TemplateValue {
        switch cell {
        case .text(let text): TemplateValue(text.flatMap { $0.isEmpty ? nil : $0 })
        case .count(let count): .number(Double(count))
        case .mass(let mass): .text(FigureText.kilograms(mass))
        }
    }

    /// 一, …, 十, 十一.
    private static func numeral(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...19).contains(number) else { return String(number) }
        return (number >= 10 ? "十" : "") + digits[number % 10]
    }
}
