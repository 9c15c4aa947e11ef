/// What an enterprise's day or episode comes to, in the order in which the first that holds is taken
/// (`domain.md` §3, the paragraph on outcomes).
public enum Outcome: String, Sendable, CaseIterable, Hashable {
    case exempt, longIdle, withinCap, overCap, notVerifiable, noData, weakBaseline, increased, cannotTell
    case implemented, partial, suspected
}

/// How well an attainment is founded.
///
/// Three things are asked of a required enterprise with evidence: a baseline computed here that passes its gates, a
/// base load declared or measured, and strong observability. A has all three, B lacks one, C lacks two or more. C is
/// also the best that weak observability can have, and an inherited measure judged without a base load. D is a
/// required enterprise without evidence.
public enum EvidenceGrade: String, Sendable, CaseIterable, Hashable, Comparable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"

    /// The better grade is the lesser.
    public static func < (left: EvidenceGrade, right: EvidenceGrade) -> Bool { left.rawValue < right.rawValue }
}
