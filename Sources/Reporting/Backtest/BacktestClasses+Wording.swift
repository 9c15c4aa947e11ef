import Accounting
import Diagnostics

extension WindowClass {
    /// 平常日, 节后, 节假日, 春节前后.
    var title: LocalizedText {
        switch self {
        case .normal: LocalizedText(zh: "平常日", en: "normal days")
        case .postHoliday: LocalizedText(zh: "节后", en: "after holidays")
        case .holiday: LocalizedText(zh: "节假日", en: "holidays")
        case .lunarNewYear: LocalizedText(zh: "春节前后", en: "around Lunar New Year")
        }
    }

    /// Which windows it holds.
    var explanation: LocalizedText {
        switch self {
        case .normal:
            LocalizedText(
                zh: "窗口内及之前 14 日没有法定节假日、春节前后的日子和不可信的日子",
                en:
                    "no statutory holiday, no day around Lunar New Year and no bad day in the window or the 14 days before"
            )
        case .postHoliday:
            LocalizedText(
                zh: "窗口内没有节假日和春节前后的日子，之前 14 日内有，或有不可信的日子",
                en: "one of these in the 14 days before the window, none in it")
        case .holiday: LocalizedText(zh: "窗口内有法定节假日", en: "a statutory holiday in the window")
        case .lunarNewYear:
            LocalizedText(zh: "窗口内有春节前后的日子", en: "a day around Lunar New Year in the window")
        }
    }
}

extension VolatilityClass {
    /// The band of σ, evenest first.
    var title: LocalizedText {
        switch self {
        case .a: LocalizedText(zh: "A 很稳（σ 5%以下）", en: "A under 5%")
        case .b: LocalizedText(zh: "B 较稳（5～10%）", en: "B 5-10%")
        case .c: LocalizedText(zh: "C 一般（10～20%）", en: "C 10-20%")
        case .d: LocalizedText(zh: "D 波动（20～40%）", en: "D 20-40%")
        case .e: LocalizedText(zh: "E 很大（40%以上）", en: "E over 40%")
        }
    }
}

extension SizeClass {
    /// kWh a day.
    var title: LocalizedText {
        switch self {
        case .from50: LocalizedText(zh: "日均 50～200 度", en: "50-200 kWh/d")
        case .from200: LocalizedText(zh: "日均 200～1,000 度", en: "200-1,000 kWh/d")
        case .from1000: LocalizedText(zh: "日均 1,000～1 万度", en: "1,000-10,000 kWh/d")
        case .from10000: LocalizedText(zh: "日均 1 万度以上", en: "over 10,000 kWh/d")
        }
    }
}
