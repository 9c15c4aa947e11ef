import Diagnostics
import EmissionModel
import Jurisdiction
import Tabular

/// The words in which a decision's value is given, as its subject asks for them.
struct DecisionWords {
    let dictionary: TableDictionary

    func value(_ words: String, of subject: DecisionSubject) -> DecisionValue? {
        switch subject {
        case .reading: energy(words).map(DecisionValue.energy)
        case .record: file(words).map(DecisionValue.file)
        case .exemption: levels(words).map(DecisionValue.levels)
        case .target: share(words).map(DecisionValue.share)
        case .badDay: dictionary.choices("boolean")?.match(words).map { .confirmed($0.value == "true") }
        case .conflict: conclusion(words).map(DecisionValue.conclusion)
        }
    }

    static func wanted(of subject: DecisionSubject) -> LocalizedText {
        switch subject {
        case .reading: LocalizedText(zh: "用电量（kWh），如 12345.6", en: "the energy in kWh, as 12345.6")
        case .record: LocalizedText(zh: "文件号，如 #3", en: "the number of a received file, as #3")
        case .exemption:
            LocalizedText(zh: "豁免的级别（如 橙色,红色）、全部或撤销", en: "the levels (orange,red), all, or none to take it back")
        case .target: LocalizedText(zh: "0 至 100 的百分比，如 15%", en: "a percentage from 0 to 100, as 15%")
        case .badDay: LocalizedText(zh: "是 或 否", en: "yes or no")
        case .conflict:
            LocalizedText(zh: "已落实、部分落实 或 未落实", en: "implemented, partial or notImplemented")
        }
    }

    /// 12345.6, with or without kWh.
    private func energy(_ words: String) -> Energy? {
        let text = words.lowercased().hasSuffix("kwh") ? String(words.dropLast(3)) : words
        guard case .value(let decimal) = DecimalText.parse(text), let value = decimal.scaled(toPlaces: 6),
            (0...1_000_000_000_000_000).contains(value)
        else { return nil }
        return Energy(milliwattHours: value)
    }

    private func file(_ words: String) -> Int64? {
        let number = Int64(words.drop { $0 == "#" })
        return number.flatMap { $0 > 0 ? $0 : nil }
    }

    private func levels(_ words: String) -> [WarningLevel]? {
        if ["all", "全部", "所有", "各级"].contains(words.lowercased()) { return WarningLevel.allCases }
        if ["none", "撤销", "取消", "不豁免"].contains(words.lowercased()) { return [] }
        let named = words.split { ",，、; ；".contains($0) }.map { dictionary.choices("level")?.match(String($0))?.value }
        let levels = named.compactMap { $0.flatMap(WarningLevel.init) }
        guard !levels.isEmpty, levels.count == named.count else { return nil }
        return Set(levels).sorted()
    }

    private func share(_ words: String) -> Ratio? {
        guard case .value(let decimal) = DecimalText.parsePercent(words) else { return nil }
        let share = Ratio(percent: decimal.significand, scale: decimal.scale)
        return (Ratio.zero...Ratio.one).contains(share) ? share : nil
    }

    private func conclusion(_ words: String) -> Inspection.Conclusion? {
        let known = dictionary.choices("inspection_conclusion")?.match(words)
        guard let conclusion = known.flatMap({ Inspection.Conclusion(rawValue: $0.value) }), conclusion.settles else {
            return nil
        }
        return conclusion
    }
}
