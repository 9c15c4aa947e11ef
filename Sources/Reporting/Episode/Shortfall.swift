import Accounting
import EmissionModel

/// 测算说明 for one pollutant whose target was missed, over the whole episode or over one level segment of it: what was
/// wanted, what the list could give, what was carried out. Over the accounted hours, in kg.
struct Shortfall: Sendable {
    var pollutant: Pollutant
    /// nil: the whole episode.
    var segment: Segment?
    var ratio: RatioAccount
    /// The whole society's emission over the accounted hours, and the part of it that the target asks for.
    var society: Ratio
    var wanted: Ratio
    var plan: Ratio
    var low: Ratio
    var high: Ratio

    /// nil where the target was not missed.
    private init?(_ pollutant: Pollutant, _ ratios: PerPollutant<RatioAccount>, minutes: Int, of segment: Segment?) {
        let ratio = ratios[pollutant]
        guard ratio.verdict == .notMet, let daily = ratio.society, let target = ratio.target, let plan = ratio.plan,
            let low = ratio.low, let high = ratio.high
        else { return nil }
        self.pollutant = pollutant
        self.segment = segment
        self.ratio = ratio
        society = daily.kilograms(overMinutes: minutes)
        wanted = society * target
        self.plan = society * plan
        self.low = society * low
        self.high = society * high
    }

    /// 全过程, or the segment's level.
    var scope: String { segment.map { "\($0.level?.name ?? "未达预警级别")时段" } ?? "全过程" }

    /// What the list lacks even when it is carried out in full; zero where it suffices.
    var lackingInPlan: Ratio { max(.zero, wanted - plan) }
    /// What is missing at most and at least, on the evidence there is.
    var missingAtMost: Ratio { max(.zero, wanted - low) }
    var missingAtLeast: Ratio { max(.zero, wanted - high) }

    /// The enterprises that stayed behind their planned mass, the largest shortfall first.
    func enterprises(of account: CityAccount) -> [EnterpriseAccount] {
        account.enterprises.filter { missing($0) > .zero }.sorted {
            (missing($1), $0.enterprise.id) < (missing($0), $1.enterprise.id)
        }
    }

    func missing(_ enterprise: EnterpriseAccount) -> Mass { enterprise.plan[pollutant] - enterprise.low[pollutant] }

    /// Of the episode, then of its segments where it has several.
    static func all(of account: CityAccount) -> [Shortfall] {
        let whole = Pollutant.allCases.compactMap {
            Shortfall($0, account.ratios, minutes: account.minutes, of: nil)
        }
        guard account.segments.count > 1 else { return whole }
        return whole
            + account.segments.flatMap { segment in
                Pollutant.allCases.compactMap {
                    Shortfall($0, segment.ratios, minutes: segment.minutes, of: segment)
                }
            }
    }
}
