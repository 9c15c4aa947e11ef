public import Diagnostics
import EmissionModel

/// A report as it may be published, of whatever kind: texts and tables, ready to be printed. Renderers see nothing else,
/// so what is not in here is in none of their files.
public struct PublicReport: Sendable {
    struct Table: Sendable {
        enum Cell: Sendable, Hashable {
            case text(String?)
            case count(Int)
            case mass(Mass)
        }

        struct Column: Sendable {
            var title: String
            /// In characters of a workbook's column.
            var width: Double
            var isNumber = false
        }

        var title: String
        var columns: [Column]
        var rows: [[Cell]]
    }

    struct Section: Sendable {
        var title: String
        var notes: [String] = []
        var tables: [Table] = []
    }

    var title: String
    /// 2026年1月8日, 2026年度.
    var subject: String
    var region: String
    /// The civil date that the workbook bears as its own.
    var day: CalendarDay
    var conclusion: String?
    var sections: [Section]
    public private(set) var json: JSONValue

    /// - Parameter secrets: every text is searched for them once more.
    init(
        title: String, subject: String, region: String, day: CalendarDay, conclusion: String?, sections: [Section],
        json: JSONValue, _ secrets: SecretWords
    ) {
        self.title = secrets.redacted(title)
        self.subject = secrets.redacted(subject)
        self.region = secrets.redacted(region)
        self.day = day
        self.conclusion = conclusion.map(secrets.redacted)
        self.sections = sections.map { $0.redacted(secrets) }
        self.json = json.redacted(secrets)
    }
}

extension PublicReport.Section {
    fileprivate func redacted(_ secrets: SecretWords) -> Self {
        Self(
            title: title, notes: notes.map(secrets.redacted),
            tables: tables.map { table in
                PublicReport.Table(
                    title: table.title, columns: table.columns,
                    rows: table.rows.map { row in
                        row.map { cell in
                            if case .text(let text) = cell { return .text(text.map(secrets.redacted)) }
                            return cell
                        }
                    })
            })
    }
}

extension JSONValue {
    fileprivate func redacted(_ secrets: SecretWords) -> JSONValue {
        switch self {
        case .string(let text): .string(secrets.redacted(text))
        case .array(let values): .array(values.map { $0.redacted(secrets) })
        case .sequence(let values): .sequence(values.map { $0.redacted(secrets) })
        case .object(let members):
            .object(members.map { (key: $0.key, value: $0.value.redacted(secrets)) })
        case .null, .bool, .integer, .number: self
        }
    }
}
