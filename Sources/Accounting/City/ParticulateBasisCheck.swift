import EmissionModel

/// A ratio of two different particulate bases is refused (`domain.md` §1).
enum ParticulateBasisCheck {
    /// The enterprises whose planned particulate stands on another basis than the whole society's.
    static func offenders(
        _ planned: some Sequence<(enterprise: Enterprise, plan: Mass)>, society: ParticulateBasis?
    ) -> [String] {
        guard let society else { return [] }
        return planned.compactMap { enterprise, plan in
            guard plan > .zero, let own = enterprise.particulateBasis, own != society else { return nil }
            return enterprise.id
        }
    }
}
