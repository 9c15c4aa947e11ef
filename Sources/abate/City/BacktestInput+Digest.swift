import Accounting
import EmissionModel
import Jurisdiction
import LedgerStore

extension BacktestInput {
    /// SHA-256 of the values used, the same in whatever order and pieces they came.
    func digest(_ jurisdiction: Jurisdiction) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(kilowattHours.count * (dayCount * 8 + 20))
        func append(_ text: String) {
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
        }
        for index in 0..<dayCount { append(line(of: firstDay.advanced(by: index))) }
        for (enterprise, days) in calendar.badDaysOfEnterprise.sorted(by: { $0.key < $1.key }) {
            append("\(enterprise) \(days.sorted().map(\.iso).joined(separator: " "))")
        }
        for setting in Self.settings(jurisdiction) { append(setting) }
        for (enterprise, history) in zip(enterpriseIDs, kilowattHours) {
            append(enterprise)
            for value in history {
                // Every NaN means the same: missing.
                let bits = value.isNaN ? UInt64.max : value.bitPattern
                withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        return FileBytes.sha256(of: bytes)
    }

    private func line(of day: CalendarDay) -> String {
        let type = calendar.type(of: day)?.rawValue ?? "?"
        let minutes = responses.reduce(0) { $0 + $1.minutes(on: day) }
        let distance = calendar.distanceToLunarNewYear(day) ?? -1
        return "\(day.iso) \(type) \(distance) \(calendar.badDays.contains(day)) \(minutes)"
    }

    /// Those of the profile and of `abate.yaml` that a back-test uses.
    private static func settings(_ jurisdiction: Jurisdiction) -> [String] {
        let settings =
            jurisdiction.profile.settings.map { ($0.path, $0.value) }
            + jurisdiction.overrides.map { ($0.path, $0.value) }
        return settings.filter { $0.0.hasPrefix("baseline") || $0.0 == "comparisonGroup" }.map { "\($0.0)=\($0.1)" }
    }
}
