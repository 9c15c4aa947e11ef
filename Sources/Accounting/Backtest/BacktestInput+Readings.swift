public import EmissionModel

extension BacktestInput {
    /// The history of every enterprise of a list that has an account with a reading, as the accounting would read it:
    /// bound accounts by sign, self-generation, and on days without a response the lower of two values that disagree.
    public init(
        inventory: EmissionInventory, readings: ReadingTable, calendar: DayCalendar, responses: [ResponseInterval],
        parameters: AccountingParameters
    ) {
        let days = (0..<readings.dayCount).map { readings.firstDay.advanced(by: $0) }
        let isResponse = days.map { day in responses.contains { $0.minutes(on: day) > 0 } }
        let accounts = Dictionary(grouping: inventory.bindings, by: \.enterpriseID)
        let histories = inventory.enterprises.sorted { $0.id < $1.id }.compactMap { enterprise -> (String, [Double])? in
            let own = (accounts[enterprise.id] ?? []).map {
                EnergySeries.Account(binding: $0, row: readings.row(of: $0.accountNumber))
            }
            let series = EnergySeries(
                accounts: own, readings: readings, days: days, isResponse: isResponse,
                selfGenerationFactor: enterprise.selfGenerationFactor)
            let history = series.kilowattHours
            return history.contains { !$0.isNaN } ? (enterprise.id, history) : nil
        }
        self.init(
            firstDay: readings.firstDay, dayCount: readings.dayCount, enterpriseIDs: histories.map(\.0),
            kilowattHours: histories.map(\.1), calendar: calendar, responses: responses, parameters: parameters)
    }

    /// Days on which a response was in force for at least a minute.
    public var responseDays: Int {
        (0..<dayCount).count { index in
            let day = firstDay.advanced(by: index)
            return responses.contains { $0.minutes(on: day) > 0 }
        }
    }
}
