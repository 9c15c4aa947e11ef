import ReportTemplate
import Reporting

/// A report as the shelf keeps it: what it says, what it stands on, and how its files are made.
protocol ShelvedReport {
    /// SHA-256 of what it says; equal while nothing in it is new.
    var resultSHA256: String { get }
    /// The digest of each kind of input, in a fixed order, so that a revision can say what changed.
    var inputs: [ReportInput] { get }
    var isTargetMissed: Bool { get }
    /// All that its template may name.
    var templateValue: TemplateValue { get }
    /// Makes the files of one revision.
    func write(_ files: inout ReportFiles, _ templates: ReportTemplates) throws
}

/// One kind of input that a report stands on.
struct ReportInput: Hashable {
    /// As the manifest names it: `readings`.
    var name: String
    /// As a revision's note calls it: 用电量.
    var title: String
    var sha256: String
}
