/// Which of an outcome's conditions are asked, in the order of `domain.md` §3: what the operands are.
public enum OutcomeRule: Sendable, Hashable {
    /// The standing alone tells: exempt, long idle, within a cap, not verifiable.
    case standing(Outcome)
    /// No day has evidence.
    case withoutEvidence(Outcome)
    /// Of q and its limit, the attainment and the two limits, and the ends of its interval where there is one.
    case judged
}
