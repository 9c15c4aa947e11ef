import Jurisdiction
public import ReportTemplate

extension DailyReport {
    /// The template that the profile names for a daily report, or the built-in one.
    public var templateName: String { jurisdiction.profile.templates["daily"] ?? "每日应对报告.md" }

    /// The report as Markdown.
    /// - Parameter templates: where the report's template and what it includes are found.
    public func markdown(_ templates: any TemplateSource) throws(TemplateError) -> String {
        // Through an include, so that a template that is not there is told like any other.
        let root = try Template(source: "{% include \"\(templateName)\" %}\n", name: templateName + "（入口）")
        return try root.render(templateValue, includes: templates)
    }
}
