import EmissionModel
import Foundation
import TestSupport
import Testing

extension RealYear {
    /// The days of 2015 as `calendar-2015.csv` has them; the partial collections are told apart, not bad.
    static func calendar() throws -> (calendar: DayCalendar, partial: [CalendarDay]) {
        let path = try #require(SharedData.folder) + "/data/calendar-2015.csv"
        var calendar = DayCalendar(years: [2015], lunarNewYears: [firstDay.advanced(by: 49)])
        var partial: [CalendarDay] = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",")
            guard let day = CalendarDay(iso: fields[0]) else { continue }
            if fields[1] == "H" { calendar.holidays.insert(day) }
            if fields[1] == "W", day.weekday >= 6 { calendar.makeUpWorkdays.insert(day) }
            if fields[2] == "1" { partial.append(day) }
        }
        return (calendar, partial)
    }

    static var lastDay: CalendarDay { firstDay.advanced(by: 364) }

    /// Every account is an enterprise of its own.
    ///
    /// - Parameter isRequired: which of them have to stop at an orange warning.
    func inventory(isRequired: (Int) -> Bool = { _ in false }) -> EmissionInventory {
        EmissionInventory(
            enterprises: accounts.map {
                Enterprise(id: $0, name: $0, county: "", kind: .key, emission: PerPollutant(repeating: nil))
            },
            measures: accounts.indices.filter(isRequired).map {
                Measure(enterpriseID: accounts[$0], level: .orange, type: .stop)
            },
            bindings: accounts.map { AccountBinding(accountNumber: $0, enterpriseID: $0) })
    }

    func readings() -> ReadingTable {
        var table = ReadingTable(firstDay: Self.firstDay, dayCount: 365, accountNumbers: accounts)
        for (row, values) in series.enumerated() {
            for (offset, value) in values.enumerated() {
                table[row, Self.firstDay.advanced(by: offset)] = .value(Energy(milliwattHours: value * 1_000_000))
            }
        }
        return table
    }
}
