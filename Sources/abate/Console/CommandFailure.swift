import Diagnostics
import Jurisdiction
import LedgerStore
import ReportTemplate
import Spreadsheet

/// The command cannot go on: what to say and the exit code to leave with.
struct CommandFailure: Error {
    var code: ExitStatus
    var text: String

    init(_ code: ExitStatus, _ text: String) {
        self.code = code
        self.text = text
    }

    /// Any error of the modules as the failure that an operator can act on.
    init(_ error: any Error, language: Language = .zh) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as JurisdictionError: self.init(.usage, error.diagnostic.text(language))
        case let error as TemplateError: self.init(.usage, error.diagnostic.text(language))
        case let error as LedgerError: self.init(Self.status(of: error.kind), error.description)
        case let error as SpreadsheetError: self.init(error.isStorage ? .storage : .inner, error.text(language))
        default: self.init(.inner, "内部错误：\(error)")
        }
    }

    private static func status(of kind: LedgerError.Kind) -> ExitStatus {
        switch kind {
        case .storage: .storage
        case .integrity, .version: .integrity
        case .locked: .locked
        }
    }
}
