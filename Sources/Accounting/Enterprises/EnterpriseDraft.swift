/// One enterprise before it is judged: what it must do, and what it used.
struct EnterpriseDraft {
    let enterpriseCase: EnterpriseCase
    /// One for each accounted day.
    let keys: [EnterprisePlans.Key]
    let plans: EnterprisePlans
    var consumption: EnterpriseConsumption
}
