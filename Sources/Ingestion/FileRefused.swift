import Diagnostics

/// A finding that refuses the whole file: thrown through the transaction, which then leaves no trace.
struct FileRefused: Error {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }
}
