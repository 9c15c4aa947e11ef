import EmissionModel
import Jurisdiction

/// One invented enterprise: what the list says of it, and what it really does while the warning lasts.
struct SampleEnterprise {
    var rule: SampleRule
    var number: Int
    var name: String
    var county: String
    var industry: String
    var kind: EnterpriseClass
    var grade: PerformanceGrade
    /// kg a day.
    var emission: PerPollutant<Int>
    /// kWh a workday.
    var level: Int
    /// Per cent of the level that production does not cause.
    var baseLoadPercent: Int
    var declaresBaseLoad: Bool
    var orange: Duty
    var red: Duty
    var conduct: Conduct
    var isSecret = false
    /// It works to order, one week more and the next less.
    var swings = false

    enum Duty {
        case stop
        case limit(percent: Int)
        case cap(percent: Int)
        case voluntary
        case transport
    }

    /// Half of what orange asks for; grade D stops at any level.
    var yellow: Duty {
        if grade == .d { return orange }
        switch orange {
        case .stop: return .limit(percent: 50)
        case .limit(let percent): return .limit(percent: percent / 2)
        case .cap, .voluntary, .transport: return orange
        }
    }

    /// What it does of its duty.
    enum Conduct {
        /// Per cent of the cut that is carried out.
        case carriesOut(percent: Int)
        case rises(percent: Int)
        /// No reading from the second response day on.
        case sendsNothing
    }

    var id: String { rule.idPrefix + String(1000 + number).dropFirst() }
    var account: String { rule.accountPrefix + String(10_000 + number * 7) }

    /// kWh of a day: `share` of the level in per mille, the base load never given up. What is left of a stopped plant moves
    /// by a few kWh, as meters do.
    func consumption(dutyCutPercent cut: Int, perMille share: Int) -> Int {
        let normal = level * share / 1000
        let base = level * baseLoadPercent / 100
        let production = max(0, normal - base)
        return base + production * (100 - cut) / 100 + (cut == 100 ? share % 23 : 0)
    }
}
