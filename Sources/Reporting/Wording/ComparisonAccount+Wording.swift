import Accounting
import Diagnostics
import EmissionModel

extension ComparisonGroupMethod {
    /// How a baseline is corrected, for whoever has to defend it.
    var explanation: String? {
        let ratio = "对照组为没有减排任务的企业，逐日求出各家用电与其自身基线之比，去掉最高、最低各一成后取平均（对数平均），得到对照组的变动。"
        let giants = "用电超过对照组合计5%的企业不修正，也不计入对照组；对照组企业不足规定家数的日子不修正。"
        return switch self {
        case .none: nil
        case .trimmedMean: ratio + "其他企业的基线按这一变动全额修正。" + giants
        case .halfStrength: ratio + "其他企业的基线按这一变动的一半修正。" + giants
        case .ownBeta: ratio + "其他企业按自身以往跟随对照组的程度修正，此前数据不够的按一半。" + giants
        case .nearest50: ratio + "每家企业取此前42天用电走势与其最接近的50家，按这些企业当日之比的中位数修正。" + giants
        case .nearestRidge:
            ratio + "以对照组此前42个可用日的同涨同落推算每家企业当日应有的变动，再加上用电走势与其最接近的50家在此之外变动的中位数；平日取其八成，"
                + "法定节假日和春节前后全额修正。" + giants
        case .auto:
            ratio + "法定节假日和春节前后按这一变动全额修正，平日按各企业自身以往跟随对照组的程度修正，此前数据不够的按一半。" + giants
        }
    }
}

extension ComparisonAccount {
    /// One sentence a day on who was in the group, how far it moved and what became of the baselines.
    var sentences: [LocalizedText] { days.map { sentence($0) } }

    private func sentence(_ day: Day) -> LocalizedText {
        guard let movement = day.movement, let strength = day.strength else {
            return LocalizedText(
                zh: "\(day.day.chinese)对照组有数的企业 \(day.members) 家，不足 \(minimum) 家，当日基线不作修正。",
                en: "\(day.day.iso): \(day.members) members have readings, fewer than \(minimum): no correction.")
        }
        let percent = FigureText.percent(movement.magnitude, decimals: 1)
        if percent == FigureText.percent(0, decimals: 1) {
            return LocalizedText(
                zh: "\(day.day.chinese)没有减排任务的 \(day.members) 家企业用电平均与各自平时持平，基线基本不变。",
                en: "\(day.day.iso): \(day.members) enterprises without a measure used as much as usual.")
        }
        let (way, error) = movement < 0 ? ("低", "高估") : ("高", "低估")
        return LocalizedText(
            zh: "\(day.day.chinese)没有减排任务的 \(day.members) 家企业用电平均比各自平时\(way) \(percent)，这一变动不是减排所致，"
                + "若不修正，减排量会被\(error)，故\(strength.consequence(movement))",
            en: "\(day.day.iso): \(day.members) enterprises without a measure used \(percent) "
                + "\(movement < 0 ? "less" : "more") than usual; baselines corrected \(strength.english).")
    }
}

extension CorrectionStrength {
    /// What becomes of the baselines where the group has moved so far.
    fileprivate func consequence(_ movement: Double) -> String {
        func moved(_ share: Double) -> String {
            (share < 0 ? "下调 " : "上调 ") + FigureText.percent(share.magnitude, decimals: 1)
        }
        return switch self {
        case .full: "各企业基线同样\(moved(movement))。"
        case .half: "各企业基线按一半\(moved((1 + movement).squareRoot() - 1))。"
        case .own: "各企业基线按自身以往跟随对照组的程度修正。"
        case .nearest: "每家企业按用电走势与其最接近的50家的中位数修正。"
        case .joint: "每家企业按对照组的同涨同落和用电走势与其最接近的50家修正。"
        }
    }

    fileprivate var english: String {
        switch self {
        case .full: "as far"
        case .half: "half as far"
        case .own: "as far as each followed the group before"
        case .nearest: "by the 50 nearest members' median"
        case .joint: "by the joint ups and downs and the 50 nearest members"
        }
    }
}

extension ComparisonAccount.Use {
    /// 计入, 截尾, …
    var name: String {
        switch self {
        case .counted: "计入"
        case .trimmed: "截尾（最高或最低一成）"
        case .giant: "用电过大，不计入"
        case .missing: "缺数，不计入"
        }
    }
}
