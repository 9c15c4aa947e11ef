/// Collects findings. Past `limit` of one code in one column of one sheet it keeps counting but no longer keeps each:
/// the count is then said once, so that a column of a million bad cells is one page, not a million lines.
public struct DiagnosticLog: Sendable {
    private struct Bucket: Hashable {
        let code: String
        let file: String?
        let sheet: String?
        let column: Int?
    }

    /// How many findings of one kind are kept one by one.
    public let limit: Int
    private var kept: [Diagnostic] = []
    private var counts: [Bucket: Int] = [:]
    private var last: [Bucket: Diagnostic] = [:]
    /// Every finding counted, kept or not.
    public private(set) var countsBySeverity: [Severity: Int] = [:]

    public init(limit: Int = 100) {
        self.limit = limit
    }

    public mutating func report(_ diagnostic: Diagnostic) {
        countsBySeverity[diagnostic.severity, default: 0] += 1
        let place = diagnostic.location
        let bucket = Bucket(code: diagnostic.code, file: place?.file, sheet: place?.sheet, column: place?.column)
        counts[bucket, default: 0] += 1
        if counts[bucket, default: 0] <= limit {
            kept.append(diagnostic)
        } else {
            last[bucket] = diagnostic
        }
    }

    public mutating func report(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { report(diagnostic) }
    }

    /// The findings in order of place, those past the limit folded into one that gives their number and the last row.
    public var diagnostics: [Diagnostic] {
        let folded = last.map { bucket, diagnostic in
            let more = counts[bucket, default: 0] - limit
            var summary = diagnostic
            let row = diagnostic.location?.row.map(String.init) ?? "—"
            summary.message = LocalizedText(
                zh: "\(diagnostic.message.zh)（此列同类问题另有 \(more) 处，最后一处在第 \(row) 行）",
                en: "\(diagnostic.message.en) (\(more) more of this kind in this column, the last in row \(row))")
            return summary
        }
        return (kept + folded).sorted()
    }

    /// The gravest severity seen, nil when nothing was found.
    public var worst: Severity? { countsBySeverity.keys.max() }

    public var isEmpty: Bool { countsBySeverity.isEmpty }

    /// True once a fatal finding has refused the file.
    public var hasFatal: Bool { countsBySeverity[.fatal] != nil }
}
