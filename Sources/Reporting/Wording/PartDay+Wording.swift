import Accounting
import Diagnostics
import EmissionModel

extension PartDay {
    /// Why the day is left out of the verdict, as a sentence.
    var sentence: LocalizedText {
        let hours = FigureText.hours(minutes)
        let names = levels.map(\.name).joined(separator: "、")
        let keys = levels.map(\.rawValue).joined(separator: ", ")
        let cause = cause
        switch reason {
        case .partlyInForce:
            return LocalizedText(
                zh: "\(day.chinese)响应只在其中 \(hours) 小时有效（\(names)），\(cause.zh)，本日不作结论",
                en: "\(day.iso): in force for \(hours) h only (\(keys)); \(cause.en), no verdict")
        case .levelChanged:
            return LocalizedText(
                zh: "\(day.chinese)响应级别有调整（\(names)），\(cause.zh)，本日不作结论",
                en: "\(day.iso): the level changed (\(keys)); \(cause.en), no verdict")
        case .belowLevels:
            return LocalizedText(
                zh: "\(day.chinese)为未达到预警启动条件的污染过程，没有减排目标，本日不作结论",
                en: "\(day.iso): below the warning levels, without a target, no verdict")
        }
    }

    /// Why the day cannot be split: no account, or not every required enterprise's, declares the quarter-hour.
    private var cause: LocalizedText {
        guard !undeclared.isEmpty else {
            return LocalizedText(zh: "日电量不能拆分到时段", en: "daily readings cannot be split")
        }
        let shown = undeclared.prefix(10)
        let more = undeclared.count > shown.count
        return LocalizedText(
            zh: "有 \(undeclared.count) 家应落实企业的户号没有声明 15 分钟采集粒度（\(shown.joined(separator: "、"))\(more ? "等" : "")），"
                + "不能拆分到时段",
            en: "the accounts of \(undeclared.count) required enterprises do not declare quarter-hours "
                + "(\(shown.joined(separator: ", "))\(more ? ", …" : "")), so that it cannot be split")
    }
}
