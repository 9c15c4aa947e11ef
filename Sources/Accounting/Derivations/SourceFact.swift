public import EmissionModel

/// What a leaf of a derivation stands on: one cell of a record, a reading, a parameter.
public enum SourceFact: Sendable, Hashable {
    case society(SocietyFigure, EmissionField)
    case target(ReductionTarget)
    case enterprise(String, EnterpriseField)
    case line(ProductionLine, LineField)
    case measure(Measure, MeasureField)
    case binding(AccountBinding)
    case reading(account: String, CalendarDay)
    /// Within some quarter-hours of a day.
    case quarters(account: String, CalendarDay, Range<Int>)
    case declared(OtherSourceReduction)
    case exemption(enterpriseID: String)
    /// By its path in the profile and in `abate.yaml`.
    case parameter(String)
    /// From when to when a response was in force.
    case response
    /// A figure that a rule fixes: 365 days, an empty sum.
    case constant
    /// Nothing was said.
    case nothing
    /// What a statistic of many past windows came to.
    case statistic(count: Int)

    public enum EmissionField: Sendable, Hashable { case mass, days }

    public enum EnterpriseField: Sendable, Hashable {
        case emission(Pollutant)
        case productionDays
        case baseLoad, givenBaseline, cap, selfGeneration, standing
    }

    public enum LineField: Sendable, Hashable {
        case emission(Pollutant)
        case productionDays
        case share
    }

    public enum MeasureField: Sendable, Hashable {
        case type
        case cut(Pollutant)
        case productionCut
        case energyCut
    }
}
