import EmissionModel
import Testing

@testable import Accounting

/// Errors of DTL7 in all windows of five days of 2015, for every third of the 1,454 real enterprises.
struct RealYearErrors {
    let errors: PlaceboErrors
    let classes: [WindowClass]
    let volatilities: [VolatilityClass?]
    /// kWh of the windows by the baseline, by enterprise and window.
    let actual: [[Double]]

    static let shared = Result { try RealYearErrors() }

    private static let length = 5

    private init() throws {
        let frame = try Self.frame()
        let windows = PlaceboWindows(
            frame, offsets: Array(0..<Self.length), lookback: 56, starts: 56..<frame.start - Self.length + 1,
            classes: [.normal, .postHoliday])
        let parameters = AccountingParameters.defaults.baseline
        var rows: [[Double]] = []
        var volatilities: [VolatilityClass?] = []
        var actual: [[Double]] = []
        for kilowattHours in try Self.consumption(frame) {
            let found = windows.errors(
                kilowattHours, method: .dtl7, parameters: parameters, sets: [windows.offsets], every: 1)
            rows.append(found[0])
            volatilities.append(
                VolatilityClass(
                    lookback: BaselineStudy(
                        frame: frame, days: UsableDays(frame), kilowattHours: kilowattHours, parameters: parameters)))
            actual.append(
                windows.windows.map { window in
                    (0..<Self.length).reduce(0) { $0 + kilowattHours[window.frame.start + $1] }
                })
        }
        errors = PlaceboErrors(starts: windows.windows.map(\.frame.start), length: Self.length, rows: rows)
        classes = windows.windows.map(\.windowClass)
        self.volatilities = volatilities
        self.actual = actual
    }

    /// As they were known before the window at a position.
    func past(_ position: Int) -> PlaceboErrors {
        let known = errors.starts.indices.filter { errors.starts[$0] + errors.length <= errors.starts[position] }
        return PlaceboErrors(
            starts: known.map { errors.starts[$0] }, length: errors.length,
            rows: errors.rows.map { row in known.map { row[$0] } })
    }

    private static func frame() throws -> DayFrame {
        var calendar = DayCalendar(years: [2014, 2015], lunarNewYears: [.on("2015-02-19")])
        for row in try SharedData.rows("calendar-2015.csv") {
            let day = CalendarDay.on(String(row[0]))
            if row[1] == "H" { calendar.holidays.insert(day) }
            if row[1] == "W", day.weekday >= 6 { calendar.makeUpWorkdays.insert(day) }
            if row[2] == "1" { calendar.badDays.insert(day) }
        }
        var region = Region(days: 1, from: .on("2015-12-31"))
        region.calendar = calendar
        region.parameters.baseLoad.stopLookback = 364
        region.consumption = ["x": [.on("2015-01-01"): .missing, .on("2015-12-31"): .missing]]
        return DayFrame(region.input, start: .on("2015-12-31"), through: .on("2015-12-31"))
    }

    private static func consumption(_ frame: DayFrame) throws -> [[Double]] {
        var result: [String: [Double]] = [:]
        for row in try SharedData.rows("enterprise-daily-2015.csv.gz")
        where row[0].utf8.last.map({ $0 % 3 == 0 }) ?? false {
            let index = frame.index(of: .on(String(row[1])))
            guard (0..<frame.count).contains(index) else { continue }
            result[String(row[0]), default: Array(repeating: .nan, count: frame.count)][index] = Double(row[2]) ?? .nan
        }
        return result.keys.sorted().compactMap { result[$0] }
    }
}
