public import EmissionModel

/// What one region has sent of one day or one episode, as far as a roll-up adds it up: exact masses, nothing rounded.
public struct RegionAccount: Sendable, Hashable {
    /// From the member of the roll-up down to the region itself: 某市, 甲县.
    public var path: [String]
    /// The plan it accounts by.
    public var profile: String
    public var scope: CityAccount.Scope
    public var episodeID: String
    public var days: [DayAccount]
    public var partDays: [PartDay]
    /// Of mobile, dust and other sources; industry is the sum of the enterprises.
    public var declared: [SectorAccount]
    public var enterprises: [EnterpriseAccount]
    /// As the region itself reported them.
    public var verdicts: PerPollutant<Verdict>
    public var inputsDigest: String
    public var inventoryVersion: String
    /// The last day of which it had readings.
    public var cutoff: CalendarDay?

    public init(
        path: [String], profile: String, scope: CityAccount.Scope, episodeID: String, days: [DayAccount],
        partDays: [PartDay], declared: [SectorAccount], enterprises: [EnterpriseAccount],
        verdicts: PerPollutant<Verdict>, inputsDigest: String, inventoryVersion: String, cutoff: CalendarDay?
    ) {
        self.path = path
        self.profile = profile
        self.scope = scope
        self.episodeID = episodeID
        self.days = days
        self.partDays = partDays
        self.declared = declared
        self.enterprises = enterprises
        self.verdicts = verdicts
        self.inputsDigest = inputsDigest
        self.inventoryVersion = inventoryVersion
        self.cutoff = cutoff
    }

    /// The days' masses and the enterprises' are the same sum, as they are in every account.
    public var addsUp: Bool {
        guard !days.isEmpty else { return true }
        let sums = GroupSums(enterprises).total
        let declaredSum = declared.reduce(PerPollutant<Mass>.zero) { $0 + $1.low }
        return days.reduce(.zero) { $0 + $1.plan } == sums.plan && days.reduce(.zero) { $0 + $1.low } == sums.low
            && days.reduce(.zero) { $0 + $1.high } == sums.high
            && days.reduce(.zero) { $0 + $1.declared } == declaredSum
    }
}

extension RegionAccount {
    /// What a region would send of its own account.
    public init(
        _ account: CityAccount, profile: String, inputsDigest: String = "", inventoryVersion: String = "",
        cutoff: CalendarDay? = nil
    ) {
        self.init(
            path: [account.region], profile: profile, scope: account.scope, episodeID: account.episodeID,
            days: account.days, partDays: account.partDays, declared: account.sectors.filter(\.isDeclared),
            enterprises: account.enterprises, verdicts: account.ratios.map(\.verdict), inputsDigest: inputsDigest,
            inventoryVersion: inventoryVersion, cutoff: cutoff)
    }
}
