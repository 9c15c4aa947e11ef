/// An emission as a list gives it: so much a day, or so much over a number of days (a year's production days for an
/// enterprise, 365 for the whole society). The daily value is an exact fraction; nothing is rounded here.
public struct EmissionFigure: Sendable, Hashable {
    public var mass: Mass
    /// 1 for a daily figure.
    public var days: Int

    public static func daily(_ mass: Mass) -> EmissionFigure { EmissionFigure(mass: mass, days: 1) }

    /// nil unless there is at least one day: missing production days are an error, not 365 (`domain.md` §3.1).
    public static func annual(_ mass: Mass, productionDays: Int) -> EmissionFigure? {
        productionDays > 0 ? EmissionFigure(mass: mass, days: productionDays) : nil
    }

    private init(mass: Mass, days: Int) {
        self.mass = mass
        self.days = days
    }

    /// Milligrams a day.
    public var daily: Ratio { Ratio(Int128(mass.milligrams), over: Int128(days)) ?? .zero }
}
