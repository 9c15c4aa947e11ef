import EmissionModel

extension CityDay {
    /// The day as a result, over its response minutes.
    func account(minutes: Int) -> DayAccount {
        DayAccount(
            day: day, level: level, minutes: minutes, plan: metered.plan, low: metered.low, high: metered.high,
            evident: metered.evident, declared: declared,
            society: PerPollutant { $0 == .pm && hasBasisMismatch ? nil : society[$0]?.perDay },
            target: PerPollutant { targets[$0]?.share }, particulateBasis: society.pm?.particulateBasis)
    }
}
