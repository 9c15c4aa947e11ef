import Diagnostics
import EmissionModel

extension WarningLevel {
    /// 橙色（Ⅱ级响应）.
    var title: LocalizedText {
        LocalizedText(zh: "\(name)（\(response.rawValue)级响应）", en: "\(rawValue) (response \(response.rawValue))")
    }
}
