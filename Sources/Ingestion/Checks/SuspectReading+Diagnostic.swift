public import Diagnostics
import EmissionModel

extension SuspectReading {
    /// - Parameter enterprise: `E1 甲钢铁`.
    public func diagnostic(of enterprise: String, at location: SourceLocation? = nil) -> Diagnostic {
        let value = Self.kilowattHours(energy)
        switch kind {
        case .zero(let lowest, let readings):
            return IngestionMessages.zeroReading(
                accountNumber, enterprise, daysZh, String(readings), Self.kilowattHours(lowest), daysEn, at: location,
                raw: value)
        case .frozen:
            return IngestionMessages.frozenReading(
                accountNumber, enterprise, firstDay.chinese, String(count), value, firstDay.iso, at: location,
                raw: value)
        case .jumped(let power, let level):
            return IngestionMessages.jumpedReading(
                accountNumber, enterprise, daysZh, value, Self.kilowattHours(level), Self.factorZh(power), daysEn,
                Self.factorEn(power), at: location, raw: value)
        }
    }

    private var daysZh: String { count == 1 ? firstDay.chinese : "\(firstDay.chinese)起 \(count) 天" }

    private var daysEn: String { count == 1 ? firstDay.iso : "\(count) days from \(firstDay.iso)" }

    private static func factorZh(_ power: Int) -> String {
        let words = [1: "10", 2: "100", 3: "1000", 4: "10000"][abs(power)] ?? ""
        return power > 0 ? " \(words) 倍" : " \(words) 分之一"
    }

    private static func factorEn(_ power: Int) -> String {
        let words = [1: "10", 2: "100", 3: "1000", 4: "10000"][abs(power)] ?? ""
        return power > 0 ? "\(words) times" : "1/\(words)"
    }

    private static func kilowattHours(_ energy: Energy) -> String { JSONValue.number(energy.kilowattHours).text() }
}
