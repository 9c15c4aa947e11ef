import Accounting
import Diagnostics
import EmissionModel

extension GapProposal {
    /// 停产, or 限产 52%.
    var proposal: LocalizedText {
        percent == 100
            ? LocalizedText(zh: "停产", en: "stop")
            : LocalizedText(zh: "限产 \(percent)%", en: "limit \(percent)%")
    }

    /// What the list asks now: 限产 30%.
    var present: LocalizedText {
        guard let measure else { return LocalizedText(zh: "无", en: "none") }
        let share = measure == .limit ? cut.map { " " + RatioText.percent($0, decimals: 0) } ?? "" : ""
        return LocalizedText(zh: measure.name + share, en: measure.rawValue + share)
    }

    /// What else the clerk must do or know, a sentence each.
    var remarks: [LocalizedText] {
        var result: [LocalizedText] = []
        let name = enterprise.id
        if !lineIDs.isEmpty {
            let lines = lineIDs.joined(separator: "、")
            result.append(LocalizedText(zh: "\(name) 只加严生产线 \(lines)", en: "\(name): lines \(lines) only"))
        }
        if leavesSmallClass {
            result.append(
                LocalizedText(zh: "\(name) 须先调出小微类", en: "\(name) has to leave the small class first"))
        }
        if !weakerLevels.isEmpty {
            let levels = weakerLevels.map(\.name).joined(separator: "、")
            let keys = weakerLevels.map(\.rawValue).joined(separator: ", ")
            result.append(
                LocalizedText(
                    zh: "\(name) \(levels)预警的措施比这还松，须一并加严", en: "\(name): raise \(keys) as well, now weaker than this"))
        }
        if enterprise.status == .seasonal {
            result.append(
                LocalizedText(zh: "\(name) 为季节性生产，先核实是否在产", en: "\(name) produces in season: see whether it runs"))
        }
        return result
    }
}

extension GapExclusion {
    var title: LocalizedText {
        switch self {
        case .protected(.a): LocalizedText(zh: "A+、A 级", en: "grade A+ or A")
        case .protected(.leading): LocalizedText(zh: "引领性", en: "leading")
        case .protected(.guarantee): LocalizedText(zh: "保障类或以量（热）定产", en: "guarantee or capped")
        case .protected(.small): LocalizedText(zh: "小微", en: "small")
        case .protected(.exempt): LocalizedText(zh: "豁免或自主减排", en: "exempt or voluntary")
        case .longIdle: LocalizedText(zh: "长期停产", en: "long idle")
        case .conflictingMeasures: LocalizedText(zh: "措施互相矛盾", en: "measures that contradict")
        case .unknownEmission: LocalizedText(zh: "排放量不明", en: "unknown emission")
        case .nothingLeft: LocalizedText(zh: "已停产或再减无益", en: "nothing more to give")
        }
    }

    /// As JSON names it.
    var key: String {
        switch self {
        case .protected(let protection): protection.rawValue
        case .longIdle: "longIdle"
        case .conflictingMeasures: "conflictingMeasures"
        case .unknownEmission: "unknownEmission"
        case .nothingLeft: "nothingLeft"
        }
    }
}
