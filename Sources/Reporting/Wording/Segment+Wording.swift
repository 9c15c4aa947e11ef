import Accounting
import EmissionModel

extension Segment {
    /// From when to when, as a terminal shows it: days, or moments where it does not run from midnight to midnight.
    var span: (from: String, to: String) {
        let isWhole = start.minuteOfDay == 0 && (end?.minuteOfDay ?? 0) == 0
        if isWhole { return (first.iso, last.iso) }
        return (start.iso, end?.iso ?? last.iso)
    }

    /// 2025年12月18日14时 至 2025年12月20日6时30分.
    var chineseSpan: String {
        let last = end.map { $0.minuteOfDay == 0 ? "\(LocalMinute(number: $0.number - 1).day.chinese)24时" : $0.chinese }
        return "\(start.chinese)至\(last ?? "核算日终了")"
    }

    /// 12-18 14:00～12-20 06:30, for a narrow column.
    var shortSpan: String {
        func short(_ minute: LocalMinute) -> String { String(minute.iso.dropFirst(5)) }
        let last = end.map {
            $0.minuteOfDay == 0 ? String(short(LocalMinute(number: $0.number - 1)).prefix(5)) + " 24:00" : short($0)
        }
        return "\(short(start))～\(last ?? "核算日终了")"
    }

    var levelName: String { level.map { "\($0.name)（\($0.response.rawValue)级）" } ?? "未达到预警启动条件" }
}
