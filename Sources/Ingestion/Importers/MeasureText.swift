import EmissionModel

/// A measure as a list's column states it in words: 停产, 限产30%, 自主减排, 以热定产, 不停产.
struct MeasureText {
    var type: MeasureType
    var productionCut: Ratio?
    /// Whether the words said what the type is, or nothing known was found in them.
    var isUnderstood: Bool
    /// 烘干工序不停产，其余限产50%: beside what the words are taken for they speak of a cut.
    var mentionsOtherCut: Bool

    /// nil where the text says that there is no measure.
    init?(_ text: String) {
        let words = Self.halfWidth(text)
        isUnderstood = true
        mentionsOtherCut = Self.mentionsCut(words)
        if ["无", "无措施", "不采取措施", "-", "/"].contains(words) { return nil }
        if ["自主减排", "自主采取"].contains(where: words.contains) {
            type = .voluntary
        } else if ["豁免", "不停产", "不限产", "不停限产", "正常生产"].contains(where: words.contains) {
            type = .exempt
        } else if ["以量定产", "以热定产", "以需定产", "最大允许生产负荷"].contains(where: words.contains) {
            type = .cap
        } else if words.contains("限产") || words.contains("降低生产负荷") || words.contains("降低负荷"),
            let cut = Self.onlyPercentage(in: words)
        {
            type = .limit
            productionCut = cut
        } else if ["停产", "全部停产", "全厂停产", "停止生产"].contains(words) {
            type = .stop
        } else if ["运输", "车辆", "国四", "国五", "装载"].contains(where: words.contains) {
            type = .transport
        } else {
            type = .other
            isUnderstood = false
        }
    }

    private static func mentionsCut(_ words: String) -> Bool {
        let rest = ["不停限产", "不停产", "不限产"].reduce(words) { text, denial in
            text.split(separator: denial, omittingEmptySubsequences: false).joined(separator: "\n")
        }
        return rest.contains("%") || rest.contains("停产") || rest.contains("限产")
    }

    /// The one percentage of a text; nil where there is none, or more than one, or more than 100.
    private static func onlyPercentage(in text: String) -> Ratio? {
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let digits = parts[0].reversed().prefix { ("0"..."9").contains($0) || $0 == "." }.reversed()
        let pieces = String(digits).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), let significand = Int64(pieces.joined()), significand <= 10_000 else {
            return nil
        }
        let share = Ratio(percent: significand, scale: pieces.count == 2 ? pieces[1].count : 0)
        return share <= .one ? share : nil
    }

    private static func halfWidth(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != " " && scalar != "\u{3000}" {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            result.append(isWide ? UnicodeScalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(result)
    }
}
