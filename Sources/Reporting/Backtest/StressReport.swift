public import Accounting
public import Diagnostics
import EmissionModel
public import Jurisdiction

/// What faults in the readings do to the baselines, as a terminal and a program read it.
public struct StressReport: Sendable {
    public static let schema = "abate.backtest-stress/1"

    private let table: StressTable
    private let jurisdiction: Jurisdiction

    public init(_ table: StressTable, _ jurisdiction: Jurisdiction) {
        self.table = table
        self.jurisdiction = jurisdiction
    }

    /// Errors and shares as fractions, missing as null.
    public var json: JSONValue {
        [
            "schema": .string(Self.schema),
            "region": .string(jurisdiction.region),
            "days": JSONValue(table.length),
            "class": .string(table.windowClass.rawValue),
            "windows": JSONValue(table.windows),
            "enterpriseWindows": JSONValue(table.enterpriseWindows),
            "rows": .array(
                table.rows.map { row in
                    [
                        "fault": .string(row.fault.rawValue),
                        "method": .string(row.method.rawValue),
                        "judgedShare": .number(row.judgedShare),
                        "medianAPE": JSONValue(row.medianAPE),
                        "aggregateBias": JSONValue(row.aggregateBias),
                    ]
                }),
        ]
    }

    public func text(_ language: Language) -> String {
        let words = AccountWords(language: language)
        return AccountText.visible(jurisdiction.region) + head(words) + body(words) + AccountText.folded(legend(words))
    }

    private func head(_ words: AccountWords) -> String {
        let count = FigureText.count(table.enterpriseWindows)
        return words(
            "  基线受数据差错的影响\n\(table.length) 日，\(table.windowClass.title.zh)：\(table.windows) 段，"
                + "\(count) 企业·段；中位误差 / 合计偏差（%）\n",
            "  faults in the readings and the baselines\n\(table.length) days, \(table.windowClass.title.en): "
                + "\(table.windows) windows, \(count) enterprise-windows; MdAPE / aggregate bias (%)\n")
    }

    private func body(_ words: AccountWords) -> String {
        var methods: [BaselineMethod] = []
        for row in table.rows where !methods.contains(row.method) { methods.append(row.method) }
        var text = TextTable(
            [(words("差错", "fault"), .left, 24)]
                + methods.map { (words.language == .zh ? $0.name : $0.rawValue, .right, 18) })
        for fault in StressFault.allCases {
            let rows = table.rows.filter { $0.fault == fault }
            guard !rows.isEmpty else { continue }
            text.add(
                [fault.title[words.language]]
                    + rows.map { BacktestText.figure($0.medianAPE) + " / " + BacktestText.figure($0.aggregateBias) })
        }
        return text.text()
    }

    private func legend(_ words: AccountWords) -> String {
        words(
            "差错按固定种子放入窗口之前（和之后）的读数，窗口内的实际用电不变；合计偏差为负：基线偏低，少算减排。",
            "Faults are put by seed into the readings around the windows; what was used in them stays. Negative: baselines "
                + "too low, reductions understated.")
    }
}

extension StressFault {
    var title: LocalizedText {
        switch self {
        case .clean: LocalizedText(zh: "没有差错", en: "none")
        case .missing: LocalizedText(zh: "5% 读数缺失", en: "5 % missing")
        case .floor: LocalizedText(zh: "5% 读数为 1 度", en: "5 % read 1 kWh")
        case .spikes: LocalizedText(zh: "1% 读数大 10 倍", en: "1 % ten times too high")
        case .catchUp: LocalizedText(zh: "3% 缺失、次日补计", en: "3 % caught up a day later")
        case .registers: LocalizedText(zh: "两周内换过一次表", en: "a register replaced")
        case .partialCollection: LocalizedText(zh: "一周内一天采集不全", en: "a day partly collected")
        case .unflaggedResponse: LocalizedText(zh: "未登记的五日响应", en: "unknown response, 5 days")
        case .flaggedResponse: LocalizedText(zh: "已登记的五日响应", en: "known response, 5 days")
        case .duplicates: LocalizedText(zh: "十户中一户重复登记", en: "every tenth there twice")
        }
    }
}
