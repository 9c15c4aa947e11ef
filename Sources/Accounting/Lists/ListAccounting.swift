import EmissionModel

/// The planned accounting of a list: what each level would save if every measure were carried out. Measures, masses
/// and ratios come from the same functions as a day's account, with plan, low and high alike.
public enum ListAccounting {
    public static func account(_ input: ListInput) -> ListAccount { ListAssembly(input).account() }
}

extension Society {
    /// What a reduction lacks to a target over some days of emission, rounded up to the milligram; never negative.
    ///
    /// - Parameter total: milligrams of the whole society over these days.
    static func shortfall(of reduction: Mass, to target: Ratio, of total: Ratio) -> Mass {
        max(.zero, Mass(milligrams: (target * total).whole(.up)) - reduction)
    }
}
