/// What all readings of a plan add to, in watt-hours, without any text: what every reader must find.
public struct ReadingTotals: Sendable, Equatable {
    public var wattHoursOfDay: [Int]

    public init(_ plan: ReadingPlan) {
        let values = ReadingValues(seed: plan.seed)
        wattHoursOfDay = (0..<plan.days).map { day in
            let table = values.table(isResponse: plan.isResponse(day))
            return table.withUnsafeBufferPointer { table in
                var sum = 0
                for account in 0..<plan.accounts {
                    let key = values.key(account: account, day: plan.number(ofDay: day))
                    for quarter in 0..<ReadingPlan.quarters {
                        sum += table[ReadingValues.index(key, quarter)].wattHours
                    }
                }
                return sum
            }
        }
    }

    public var all: Int { wattHoursOfDay.reduce(0, +) }
    public var response: Int { wattHoursOfDay.last ?? 0 }
    /// The sum, not the mean, of the baseline's days.
    public var baseline: Int { wattHoursOfDay.dropLast().suffix(ReadingPlan.baselineDays).reduce(0, +) }
}
