/// Times as nearly all files write them, `2026-01-08 00:15`, at a known place: the months that were met are known by
/// their bytes.
struct MonthTexts {
    private struct Month {
        /// `2026-01-`; zero is no text.
        var text: UInt64 = 0
        /// The number of the day before its first.
        var before: Int32 = 0
        var days: Int32 = 0
    }

    /// By the low digit of the month.
    private let months: UnsafeMutablePointer<Month>

    init() {
        months = .allocate(capacity: 16)
        months.initialize(repeating: Month(), count: 16)
    }

    func release() { months.deallocate() }

    /// The day and the quarter-hour 0…96 of sixteen bytes; a negative quarter-hour where they are written otherwise.
    @inline(__always)
    func stamp(_ bytes: UnsafePointer<UInt8>, _ texts: ClockTexts) -> (day: Int32, quarter: Int32) {
        let head = ByteWord.load(bytes)
        let month = months + Int(head &>> 48 & 15)
        if month.pointee.text != head, !learn(head, month, texts) { return (0, -1) }
        // `08 00:15`: digits and marks become small numbers, of the marks zero.
        let rest = ByteWord.load(bytes + 8) ^ 0x3030_3A30_3020_3030
        if (rest &+ 0x7676_7F76_767F_7676 | rest) & ByteWord.tops != 0 { return (0, -1) }
        let pairs = rest &* 10 &+ rest &>> 8
        let day = Int32(truncatingIfNeeded: pairs & 0xFF)
        let (hour, minute) = (pairs &>> 24 & 0xFF, pairs &>> 48 & 0xFF)
        let part = (minute &* 274) &>> 12
        let quarter = Int32(truncatingIfNeeded: hour &* 4 &+ part)
        guard part < 4, part &* 15 == minute, quarter <= 96, day >= 1, day <= month.pointee.days else {
            return (0, -1)
        }
        return (month.pointee.before &+ day, quarter)
    }

    /// The day of ten bytes, `2026-01-08`.
    @inline(__always)
    func day(_ bytes: UnsafePointer<UInt8>, _ texts: ClockTexts) -> Int32? {
        let head = ByteWord.load(bytes)
        let month = months + Int(head &>> 48 & 15)
        if month.pointee.text != head, !learn(head, month, texts) { return nil }
        let (tens, ones) = (Int32(bytes[8] &- 0x30), Int32(bytes[9] &- 0x30))
        let day = tens &* 10 &+ ones
        guard tens < 4, ones < 10, day >= 1, day <= month.pointee.days else { return nil }
        return month.pointee.before &+ day
    }

    @inline(never)
    private func learn(_ head: UInt64, _ month: UnsafeMutablePointer<Month>, _ texts: ClockTexts) -> Bool {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: head >> ($0 * 8)) }
        let digits = [0, 1, 2, 3, 5, 6].map { Int(bytes[$0]) - 48 }
        guard bytes[4] == 0x2D, bytes[7] == 0x2D, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        let year = digits[..<4].reduce(0) { $0 * 10 + $1 }
        guard let first = texts.day(year, digits[4] * 10 + digits[5], 1) else { return false }
        let days = (28...31).last { texts.day(year, digits[4] * 10 + digits[5], $0) != nil } ?? 28
        month.pointee = Month(text: head, before: first - 1, days: Int32(days))
        return true
    }
}
