public import Diagnostics

/// The file is refused as a whole; the diagnostic is fatal.
public struct Refusal: Error, Sendable, Hashable {
    public let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }
}
