import Foundation
import TestSupport
import Testing

/// A city whose enterprises use the same every workday, six tenths of it on Saturdays and three tenths on Sundays and
/// days off, so that DTL7 errs nowhere: what a back-test must find can be told without it.
struct SteadyCity {
    static let enterprises = 12
    static let firstDay = "2025-05-01"

    /// - Parameter days: of readings, from 2025-05-01 on.
    static func make(days: Int = 123) throws -> TestCity {
        let city = try TestCity()
        var list = "企业编号,企业名称,县区,行业,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),颗粒物口径\n"
        var bindings = "户号,企业编号\n"
        for number in 1...enterprises {
            list += "S\(number),企业\(number),甲县,砖瓦,重点,C,10,10,10,10,PM10\n"
            bindings += "H\(number),S\(number)\n"
        }
        let files = [("enterprises.csv", list), ("accounts.csv", bindings), ("readings.csv", readings(days))]
        for (name, text) in files {
            let path = "\(city.temporary.path)/\(name)"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let result = try Command.run("ingest", path, "--dir", city.path)
            try #require(result.status == 0, "\(result.output)\(result.errors)")
        }
        return city
    }

    private static func readings(_ days: Int) -> String {
        var text = "日期,户号,用电量(kWh)\n"
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
        guard let first = DateComponents(calendar: calendar, year: 2025, month: 5, day: 1).date else { return text }
        for offset in 0..<days {
            guard let date = calendar.date(byAdding: .day, value: offset, to: first) else { continue }
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let (month, day) = (parts.month ?? 0, parts.day ?? 0)
            let name = String(format: "%04d-%02d-%02d", parts.year ?? 0, month, day)
            let share = shareOfWorkday(name, weekday: parts.weekday ?? 0)
            for number in 1...enterprises { text += "\(name),H\(number),\(number * 1000 * share / 10)\n" }
        }
        return text
    }

    /// Tenths. In these months 2025-05-01…05 and 05-31…06-02 were days off, 2025-04-27 the make-up day outside of them.
    private static func shareOfWorkday(_ day: String, weekday: Int) -> Int {
        let off = ["05-01", "05-02", "05-03", "05-04", "05-05", "05-31", "06-01", "06-02"]
        if off.contains(String(day.suffix(5))) || weekday == 1 { return 3 }
        return weekday == 7 ? 6 : 10
    }
}
