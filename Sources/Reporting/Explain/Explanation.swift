public import Accounting
public import Diagnostics
import EmissionModel

/// A published figure back to its formula, parameters and source cells.
public struct Explanation {
    public static let schema = "abate.explain/1"

    let root: Derivation
    let region: String
    let profile: String
    /// Of each leaf; nil where nothing was said that could be pointed at.
    let source: (Derivation) -> FigureSource?

    public init(
        _ root: Derivation, region: String, profile: String, source: @escaping (Derivation) -> FigureSource?
    ) {
        self.root = root
        self.region = region
        self.profile = profile
        self.source = source
    }
}
