import Accounting
import Diagnostics
import EmissionModel

extension PartDay {
    /// Why the day is left out of the verdict, as a sentence.
    var sentence: LocalizedText {
        let hours = FigureText.hours(minutes)
        let names = levels.map(\.name).joined(separator: "、")
        let keys = levels.map(\.rawValue).joined(separator: ", ")
        switch reason {
        case .partlyInForce:
            return LocalizedText(
                zh: "\(day.chinese)响应只在其中 \(hours) 小时有效（\(names)），日电量不能拆分到时段，本日不作结论",
                en: "\(day.iso): in force for \(hours) h only (\(keys)); daily readings cannot be split, no verdict")
        case .levelChanged:
            return LocalizedText(
                zh: "\(day.chinese)响应级别有调整（\(names)），日电量不能拆分到时段，本日不作结论",
                en: "\(day.iso): the level changed (\(keys)); daily readings cannot be split, no verdict")
        case .belowLevels:
            return LocalizedText(
                zh: "\(day.chinese)为未达到预警启动条件的污染过程，没有减排目标，本日不作结论",
                en: "\(day.iso): below the warning levels, without a target, no verdict")
        }
    }
}
