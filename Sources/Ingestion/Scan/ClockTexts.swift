/// The quarter-hours of a day as they are written, `00:15` and `0:15`, and the first days of the months from 2000 to
/// 2099: what a scanner compares bytes with instead of reading them.
struct ClockTexts: @unchecked Sendable {
    /// Where the texts without a leading zero start.
    static let shortStyle = 100

    /// By quarter-hour 0…96, then the same in the short style. Past the last of a style stands what no text is.
    let texts: UnsafeMutablePointer<UInt64>
    let lengths: UnsafeMutablePointer<Int>
    /// The number of the first day of each month, and of the one behind the last.
    let months: UnsafeMutablePointer<Int32>

    /// There for as long as the program: every scanner reads it.
    static let shared = ClockTexts()

    private init() {
        texts = .allocate(capacity: 200)
        lengths = .allocate(capacity: 200)
        months = .allocate(capacity: 1201)
        for index in 0..<200 {
            let quarter = index % Self.shortStyle
            let bytes =
                quarter <= 96
                ? Self.text(quarter, isShort: index >= Self.shortStyle) : [UInt8](repeating: 0xFF, count: 5)
            texts[index] = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
            lengths[index] = bytes.count
        }
        var day: Int32 = 10_957
        for month in 0...1200 {
            months[month] = day
            day += Self.length(ofMonth: month % 12 + 1, year: 2000 + month / 12)
        }
    }

    private static func text(_ quarter: Int, isShort: Bool) -> [UInt8] {
        let (hour, minute) = (quarter / 4, quarter % 4 * 15)
        let tens = isShort && hour < 10 ? [] : [hour / 10]
        return (tens + [hour % 10]).map { UInt8(48 + $0) } + [0x3A] + [minute / 10, minute % 10].map { UInt8(48 + $0) }
    }

    private static func length(ofMonth month: Int, year: Int) -> Int32 {
        switch month {
        // 2000 is a leap year, and 2100 is not reached.
        case 2: year % 4 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of a day, nil where there is none such from 2000 to 2099.
    @inline(__always)
    func day(_ year: Int, _ month: Int, _ day: Int) -> Int32? {
        guard year >= 2000, year <= 2099, month >= 1, month <= 12, day >= 1 else { return nil }
        let index = (year &- 2000) &* 12 &+ month &- 1
        let number = months[index] &+ Int32(truncatingIfNeeded: day) &- 1
        return day <= 31 && number < months[index &+ 1] ? number : nil
    }
}
