import Accounting
import EmissionModel

extension SocietyAccount {
    /// 2025 年，年排放量÷365，各源类相加，口径 PM10.
    var basisText: String {
        var parts = year.map { ["\($0) 年"] } ?? []
        switch basis {
        case .daily: parts.append("日排放量")
        case .annual: parts.append("年排放量÷365")
        case .mixed: parts.append("日排放量与年排放量÷365 合计")
        }
        if isSumOfSectors { parts.append("各源类相加") }
        if let particulateBasis { parts.append("口径 \(particulateBasis.rawValue)") }
        return parts.joined(separator: "，")
    }
}

extension TargetSource {
    var text: String {
        switch self {
        case .table(let document?): "减排目标表（\(document)）"
        case .table(nil): "减排目标表"
        case .configured: "预案或 abate.yaml"
        }
    }
}
