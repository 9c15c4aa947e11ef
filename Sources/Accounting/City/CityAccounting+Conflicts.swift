public import EmissionModel

extension CityAccounting {
    /// The conflicts of witnesses on the days of an episode that no check and no decision has settled, by day and
    /// enterprise. Only enterprises with a second or third witness are looked at.
    public static func conflicts(_ input: CityInput, through last: CalendarDay) -> [WitnessAccount] {
        guard let start = input.episode.firstDay else { return [] }
        let rows = input.witnessRows(through: last)
        let ids = Set(rows.map(\.enterpriseID))
        return Set(rows.map(\.day)).sorted().flatMap { day -> [WitnessAccount] in
            // Whether a part day can be split, and who makes a comparison group, depends on all enterprises.
            let days = AccountedDays(CollectionOfOne(day), of: input)
            guard !days.isEmpty else { return [] }
            return CityAssembly(input, days, scope: .day(day), start: start, last: day, only: ids).account().conflicts
        }
    }
}

extension CityInput {
    /// Days and enterprises of the response, up to a day, that have a witness beside electricity.
    fileprivate func witnessRows(through last: CalendarDay) -> [(day: CalendarDay, enterpriseID: String)] {
        let rows = monitoring.map { ($0.day, $0.enterpriseID) } + inspections.map { ($0.day, $0.enterpriseID) }
        return rows.filter { $0.0 <= last && episode.isInForce(on: $0.0) }
    }
}
