/// A date or a date with a time of day as written, valid in the Gregorian calendar, from 1990 to 2100.
public struct DateText: Sendable, Hashable {
    public var year: Int
    public var month: Int
    public var day: Int
    /// Minutes since the day began, 0…1440; 1440 is 24:00. Nil where no time was written.
    public var minute: Int?
    /// Seconds beyond the minute, 0…59.
    public var second: Int

    /// Nil where there is no such day or time.
    public init?(year: Int, month: Int, day: Int, minute: Int? = nil, second: Int = 0) {
        guard (1990...2100).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year), (0...59).contains(second)
        else { return nil }
        if let minute {
            guard (0..<1440).contains(minute) || minute == 1440 && second == 0 else { return nil }
        } else if second != 0 {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
        self.minute = minute
        self.second = second
    }

    public enum Parsed: Sendable, Equatable {
        case value(DateText)
        /// Nothing, or one of the marks that stand for nothing.
        case missing
        case unreadable
    }

    /// In which order a date written with slashes gives its parts. Never guessed: 1/8/2018 has two meanings.
    public enum Order: Sendable {
        case yearFirst, monthDayYear
    }

    /// `2026-01-08`, `2026-01-08 00:15` or, where there are seconds, `2026-01-08 00:15:30`.
    public var iso: String {
        let date = "\(year)-\(Self.two(month))-\(Self.two(day))"
        return minute.map { "\(date) \(Self.clock(minute: $0, second: second))" } ?? date
    }

    /// The same as bytes: of a sheet of readings every row has one.
    var isoBytes: [UInt8] {
        Array(unsafeUninitializedCapacity: 19) { buffer, count in
            func write(_ number: Int, after separator: Unicode.Scalar) {
                buffer[count] = UInt8(ascii: separator)
                buffer[count + 1] = UInt8(0x30 + number / 10)
                buffer[count + 2] = UInt8(0x30 + number % 10)
                count += 3
            }
            for (index, unit) in [1_000, 100, 10, 1].enumerated() { buffer[index] = UInt8(0x30 + year / unit % 10) }
            count = 4
            write(month, after: "-")
            write(day, after: "-")
            guard let minute else { return }
            write(minute / 60, after: " ")
            write(minute % 60, after: ":")
            if second != 0 { write(second, after: ":") }
        }
    }

    static func clock(minute: Int, second: Int) -> String {
        let time = "\(two(minute / 60)):\(two(minute % 60))"
        return second == 0 ? time : "\(time):\(two(second))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
