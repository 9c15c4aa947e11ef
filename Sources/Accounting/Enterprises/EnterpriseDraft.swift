/// One enterprise before it is judged: what it must do, and what it used.
struct EnterpriseDraft {
    let enterpriseCase: EnterpriseCase
    /// One for each accounted day.
    let keys: [EnterprisePlans.Key]
    let plans: EnterprisePlans
    var consumption: EnterpriseConsumption

    /// On one of the days its consumption tells what it carried out.
    var isJudged: Bool { keys.contains { plans[$0].plan.standing == .judged } }
}
