import EmissionModel
import Glibc

/// The +08:00 clock, whatever the host's zone. The only place where the product asks for the time.
struct LocalClock {
    /// Seconds since 1970-01-01 00:00 +08:00.
    var seconds: Int64

    static var now: LocalClock { LocalClock(seconds: Int64(time(nil)) + 8 * 3600) }

    var minute: LocalMinute { LocalMinute(number: seconds / 60) }

    var today: CalendarDay { minute.day }

    /// `2026-01-09T08:00:00+08:00`.
    var text: String {
        let minute = LocalMinute(number: seconds / 60)
        let second = seconds % 60
        return minute.iso.replacing(" ", with: "T") + (second < 10 ? ":0" : ":") + "\(second)+08:00"
    }
}

extension String {
    fileprivate func replacing(_ character: Character, with other: Character) -> String {
        String(map { $0 == character ? other : $0 })
    }
}
