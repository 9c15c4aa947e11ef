import Accounting
import Diagnostics
import EmissionModel

extension RegionAccount {
    /// From an account object (`abate.account/1`).
    init(account: JSONReading) throws(JSONMisfit) {
        try account.expectSchema(AccountDocument.schema)
        try self.init(
            path: [try account.member("region").name()], head: account,
            enterprises: try account.member("enterprises").accounts(),
            declared: try account.member("sectors").declaredSectors(),
            verdicts: try account.member("ratios").perPollutant { (ratio) throws(JSONMisfit) in
                try ratio.member("verdict").choice(of: Verdict.self)
            })
        try refuseContradictions(account)
    }

    /// From an entry of a roll-up's `accounts`, whose enterprises stand apart.
    init(
        entry: JSONReading, under region: String, enterprises: [[String]: [EnterpriseAccount]]
    ) throws(JSONMisfit) {
        let path = try entry.member("path").path()
        try self.init(
            path: [region] + path, head: entry, enterprises: enterprises[path] ?? [],
            declared: try entry.member("sectors").declaredSectors(),
            verdicts: try entry.member("verdicts").perPollutant { (verdict) throws(JSONMisfit) in
                try verdict.choice(of: Verdict.self)
            })
        try refuseContradictions(entry)
    }

    private init(
        path: [String], head: JSONReading, enterprises: [EnterpriseAccount], declared: [SectorAccount],
        verdicts: PerPollutant<Verdict>
    ) throws(JSONMisfit) {
        let days = try head.member("days").dayAccounts()
        let partDays = try head.member("partDays").partDays()
        self.init(
            path: path, profile: try head.member("profile").text(), scope: try head.scope(days, partDays),
            episodeID: try head.member("episode").text(), days: days, partDays: partDays, declared: declared,
            enterprises: enterprises, verdicts: verdicts, inputsDigest: try head.member("inputsDigest").text(),
            inventoryVersion: try head.member("inventoryVersion").text(),
            cutoff: try head.member("cutoff").optionalDay())
    }

    /// The same sum over days and over enterprises, each enterprise once, and no more than a region can emit: sums of
    /// two thousand regions then fit a mass.
    private func refuseContradictions(_ reading: JSONReading) throws(JSONMisfit) {
        var ids: Set<String> = []
        for account in enterprises where !ids.insert(account.enterprise.id).inserted {
            throw reading.misfit(
                zh: "企业 \(account.enterprise.id) 出现两次", en: "the enterprise \(account.enterprise.id) stands twice")
        }
        let masses =
            enterprises.flatMap { [$0.plan, $0.low, $0.high] }
            + days.flatMap { [$0.plan, $0.low, $0.high, $0.declared] }
            + declared.map(\.low)
        let total = masses.flatMap(\.values).reduce(Int128(0)) { $0 + Int128($1.milligrams) }
        guard total <= 4 * Int128(JSONReading.largestMass) else {
            throw reading.misfit(zh: "减排量之和大得不合理", en: "the masses add up to an absurd sum")
        }
        guard addsUp else {
            throw reading.misfit(
                zh: "逐日减排量之和与企业、申报源之和不符（或是隐去了涉密企业的公开版）",
                en:
                    "the days' masses are not the sum of the enterprises' and the declared ones (or this is a public edition)"
            )
        }
    }
}
