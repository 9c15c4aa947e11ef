import Jurisdiction
public import ReportTemplate

extension DailyReport {
    /// The template that the profile names for the kind of report, or the built-in one.
    public var templateName: String {
        if let named = jurisdiction.profile.templates[kind.rawValue] { return named }
        switch kind {
        case .episode: return "过程总结评估.md"
        case .workSummary: return "工作总结.md"
        case .submission: return "报送材料.md"
        default: return "每日应对报告.md"
        }
    }

    /// The report as Markdown.
    /// - Parameter templates: where the report's template and what it includes are found.
    public func markdown(_ templates: any TemplateSource) throws(TemplateError) -> String {
        // Through an include, so that a template that is not there is told like any other.
        let root = try Template(source: "{% include \"\(templateName)\" %}\n", name: templateName + "（入口）")
        return try root.render(templateValue, includes: templates)
    }
}
