public import Diagnostics

/// One setting as a profile states it, with what it rests on.
public struct ProfileSetting: Sendable, Hashable {
    /// `attainment.stopLoadRatio`; `targets.yellow` stands for its four pollutants.
    public let path: String
    /// As written.
    public let value: String
    public let title: LocalizedText
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself states it; otherwise it is a default.
    public let isPlanRule: Bool
    /// Where the profile states it.
    public let location: SourceLocation
}
