import Diagnostics

/// The findings of one code together, so that a thousand missing readings are one paragraph.
struct FindingGroup: Sendable {
    var code: String
    var severity: Severity
    /// In their order.
    var findings: [Diagnostic]

    /// The gravest first, then by code.
    static func groups(of findings: [Diagnostic]) -> [FindingGroup] {
        Dictionary(grouping: findings, by: \.code)
            .map { code, found in
                FindingGroup(code: code, severity: found.map(\.severity).max() ?? .notice, findings: found)
            }
            .sorted { ($1.severity, $0.code) < ($0.severity, $1.code) }
    }
}
