public import Jurisdiction
public import ReportTemplate

/// Report templates from the templates folders: a city's own file before the built-in one.
public struct ReportTemplates: TemplateSource {
    private let folders: TemplateFolders

    public init(_ folders: TemplateFolders) {
        self.folders = folders
    }

    public func source(named name: String) -> String? {
        guard folders.holds(name) else { return nil }
        return try? folders.contents(of: name)
    }
}
