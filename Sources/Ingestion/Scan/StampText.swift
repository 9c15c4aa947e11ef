/// A date, perhaps with a time of day, in the forms that nearly all files use: `2026-01-08`, `2026/1/8`, `20260108`, and
/// behind it `00:15`, `0:15` or `00:15:00`, after a blank or a `T`. What it reads means what `DateText` says; all else is
/// left to that.
struct StampText {
    var day: Int32 = 0
    /// 0…96; negative where no time is written.
    var quarter: Int32 = -1
    /// The clock's place among the bytes: `00:15` or `0:15`.
    var clock = 0
    var clockLength = 0

    /// `bytes` may be read to 24 bytes on.
    @inline(__always)
    mutating func read(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ texts: ClockTexts) -> Bool {
        if count == 16 {
            let head = ByteWord.load(bytes)
            let rest = ByteWord.load(bytes + 8)
            // 2026-01-08 00:15: the digits' high halves and the marks at once.
            if head & 0xFFF0_F0FF_F0F0_F0F0 == 0x2D30_302D_3030_3030, rest & 0x00FF_F0F0 == 0x0020_3030,
                Self.areDigits(head), Self.areDigits(rest & 0xFFFF | 0x3030_3030_3030_0000)
            {
                let year =
                    Int(head & 15) &* 1000 &+ Int(head &>> 8 & 15) &* 100 &+ Int(head &>> 16 & 15) &* 10
                    &+ Int(head &>> 24 & 15)
                let month = Int(head &>> 40 & 15) &* 10 &+ Int(head &>> 48 & 15)
                guard let number = texts.day(year, month, Int(rest & 15) &* 10 &+ Int(rest &>> 8 & 15)) else {
                    return false
                }
                day = number
                clock = 11
                clockLength = 5
                return readPaddedClock(rest &>> 24, texts)
            }
        }
        return readSlowly(bytes, count, texts)
    }

    /// The low halves of digits are below ten; the marks at bytes 4 and 7 are passed over.
    @inline(__always)
    private static func areDigits(_ word: UInt64) -> Bool {
        ((word & 0x000F_0F00_0F0F_0F0F) &+ 0x0006_0600_0606_0606) & 0x0010_1000_1010_1010 == 0
    }

    /// - Parameter word: five bytes.
    @inline(__always)
    mutating func readPaddedClock(_ word: UInt64, _ texts: ClockTexts) -> Bool {
        let hour = Int(word & 15) &* 10 &+ Int(word &>> 8 & 15)
        let tens = Int(word &>> 24 & 15)
        // 00, 15, 30 or 45: the tens tell which.
        let index = hour &* 4 &+ (tens == 0 ? 0 : tens == 1 ? 1 : tens == 3 ? 2 : 3)
        guard index <= 96, word & 0xFF_FFFF_FFFF == texts.texts[index] else { return false }
        quarter = Int32(truncatingIfNeeded: index)
        return true
    }

    @inline(never)
    private mutating func readSlowly(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ texts: ClockTexts) -> Bool {
        var walk = Walk(bytes: bytes, count: count)
        guard let date = walk.date(), let number = texts.day(date.year, date.month, date.day) else { return false }
        day = number
        quarter = -1
        clock = count
        clockLength = 0
        guard walk.position < count else { return true }
        guard walk.take(0x20) || walk.take(0x54) else { return false }
        clock = walk.position
        guard let hour = walk.number(atMost: 2), walk.take(0x3A), let minute = walk.number(exactly: 2),
            minute % 15 == 0,
            hour * 60 + minute <= 1440, minute < 60
        else { return false }
        clockLength = walk.position - clock
        quarter = Int32(hour * 4 + minute / 15)
        if walk.position == count { return true }
        return walk.take(0x3A) && walk.number(exactly: 2) == 0 && walk.position == count
    }

    private struct Walk {
        let bytes: UnsafePointer<UInt8>
        let count: Int
        var position = 0

        mutating func take(_ byte: UInt8) -> Bool {
            guard position < count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func number(atMost most: Int) -> Int? {
            let start = position
            var number = 0
            while position < count, position - start < most, bytes[position] &- 0x30 < 10 {
                number = number * 10 + Int(bytes[position] &- 0x30)
                position += 1
            }
            return position > start ? number : nil
        }

        mutating func number(exactly length: Int) -> Int? {
            let start = position
            guard let number = number(atMost: length), position - start == length else { return nil }
            return number
        }

        mutating func date() -> (year: Int, month: Int, day: Int)? {
            guard let year = number(exactly: 4) else { return nil }
            for mark: UInt8 in [0x2D, 0x2F, 0x2E] where take(mark) {
                guard let month = number(atMost: 2), take(mark), let day = number(atMost: 2) else { return nil }
                return (year, month, day)
            }
            guard let month = number(exactly: 2), let day = number(exactly: 2) else { return nil }
            return (year, month, day)
        }
    }
}
