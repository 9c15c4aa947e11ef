/// From a unit word of a header or a cell to the unit of a column, always by an exact power of ten.
public enum UnitConversion {
    /// The power of ten that a figure in `unit` is multiplied by to be in the column's unit: kWh 0, MWh +3, 万kWh +4;
    /// t to kg +3, g to kg −3; a fraction (比例) to per cent +2.
    ///
    /// - Returns: nil where the unit is not known, or is of another kind: a daily unit over a yearly column, say.
    public static func power(of unit: String, to kind: ColumnKind) -> Int? {
        let word = HeaderText.plain(unit)
        switch kind {
        case .energy: return energy[withoutPeriod(word, days)]
        case .massKilograms: return kilograms[withoutPeriod(word, days)]
        case .massTonnes: return kilograms[withoutPeriod(word, years)].map { $0 - 3 }
        case .concentrationMicrograms: return concentrations[word]
        case .concentrationMilligrams: return concentrations[word].map { $0 - 3 }
        case .percent: return percent[word]
        case .decimal, .integer: return counts.contains(word) ? 0 : nil
        default: return nil
        }
    }

    /// Whether the word is a unit of any kind, of a day or a year as it may be.
    static func isUnit(_ word: String) -> Bool {
        let plain = HeaderText.plain(word)
        let bare = withoutPeriod(withoutPeriod(plain, days), years)
        return energy[bare] != nil || kilograms[bare] != nil || percent[plain] != nil
    }

    /// Units that are written straight after a Chinese name without a bracket, `电量kWh`; the longest first.
    static let suffixes = [
        "万kwh", "kwh/d", "mwh", "kwh", "kg/d", "kg/日", "kg/天", "t/a", "t/年", "kg", "t", "%",
    ]

    private static let days = ["/d", "/日", "/天", "/day"]
    private static let years = ["/a", "/年", "/y", "/year"]
    private static let counts: Set<String> = ["倍", "天", "日", "d", "个", "年"]
    private static let percent = ["%": 0, "百分比": 0, "百分数": 0, "percent": 0, "pct": 0, "比例": 2, "小数": 2, "0-1": 2]
    private static let energy = [
        "kwh": 0, "kw·h": 0, "kw.h": 0, "kw*h": 0, "千瓦时": 0, "千瓦小时": 0, "千瓦·时": 0, "千瓦.时": 0, "度": 0,
        "wh": -3, "瓦时": -3, "mwh": 3, "mw·h": 3, "mw.h": 3, "兆瓦时": 3, "千度": 3, "万kwh": 4, "万kw·h": 4,
        "万kw.h": 4, "万千瓦时": 4, "万千瓦·时": 4, "万度": 4, "gwh": 6, "吉瓦时": 6, "百万千瓦时": 6, "亿kwh": 8,
        "亿千瓦时": 8, "亿度": 8,
    ]
    /// Powers of ten to a kilogram.
    private static let kilograms = [
        "kg": 0, "千克": 0, "公斤": 0, "t": 3, "吨": 3, "ton": 3, "tonne": 3, "tonnes": 3, "千吨": 6, "kt": 6, "万吨": 7,
        "g": -3, "克": -3, "mg": -6, "毫克": -6,
    ]

    /// Powers of ten to a microgram a cubic metre of air; both signs for micro, the superscript as a digit or not.
    private static let concentrations: [String: Int] = {
        var powers: [String: Int] = [:]
        for (mass, power) in [("ug", 0), ("μg", 0), ("\u{B5}g", 0), ("微克", 0), ("mg", 3), ("毫克", 3)] {
            for volume in ["m3", "m³", "m^3", "立方米", "立方"] { powers["\(mass)/\(volume)"] = power }
        }
        return powers
    }()

    private static func withoutPeriod(_ word: String, _ periods: [String]) -> String {
        for period in periods where word.hasSuffix(period) { return String(word.dropLast(period.count)) }
        return word
    }
}
