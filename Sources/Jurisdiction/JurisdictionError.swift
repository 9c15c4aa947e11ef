public import Diagnostics

/// A profile, calendar, header dictionary or `abate.yaml` that cannot be used as it stands, as a finding with its place.
public struct JurisdictionError: Error, Sendable, Hashable, CustomStringConvertible {
    public let diagnostic: Diagnostic

    public init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    public var description: String { diagnostic.text(.zh) }
}
