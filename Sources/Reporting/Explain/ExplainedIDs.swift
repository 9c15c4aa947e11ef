public import Accounting
public import Diagnostics

/// The ids of an account's figures, all of them or a few of each family.
public struct ExplainedIDs {
    private let derivations: AccountDerivations
    private let isWhole: Bool
    private let families: [(kind: AccountDerivations.Family.Kind, ids: [String])]

    /// - Parameter prefix: only those below it; nil: all.
    public init(_ derivations: AccountDerivations, below prefix: String?, isWhole: Bool) {
        self.derivations = derivations
        self.isWhole = isWhole
        families = derivations.families.map { family in
            let own = family.ids.filter { id in prefix.map { id == $0 || id.hasPrefix($0 + "/") } ?? true }
            return (family.kind, own.map { "\(derivations.scope)/\($0)" })
        }.filter { !$0.ids.isEmpty }
    }

    public var json: JSONValue {
        [
            "schema": .string(Explanation.schema), "scope": .string(derivations.scope),
            "ids": .array(families.flatMap(\.ids).map { .string($0) }),
        ]
    }

    public func text(_ language: Language) -> String {
        if isWhole { return families.flatMap(\.ids).map { AccountText.visible($0) + "\n" }.joined() }
        return families.map { family in
            let count = LocalizedText(zh: "（\(family.ids.count) 个）", en: " (\(family.ids.count))")
            let shown = family.ids.prefix(3).map { "  " + AccountText.visible($0) + "\n" }.joined()
            return family.kind.title[language] + count[language] + "\n" + shown
        }.joined()
    }
}

extension AccountDerivations.Family.Kind {
    var title: LocalizedText {
        switch self {
        case .ratios: LocalizedText(zh: "减排比例", en: "reduction ratios")
        case .verdict: LocalizedText(zh: "总体结论", en: "overall verdict")
        case .coverage: LocalizedText(zh: "覆盖", en: "coverage")
        case .implementation: LocalizedText(zh: "落实", en: "implementation")
        case .enterprises: LocalizedText(zh: "企业", en: "enterprises")
        case .sectors: LocalizedText(zh: "源类", en: "sectors")
        case .counties: LocalizedText(zh: "县区", en: "counties")
        case .industries: LocalizedText(zh: "行业", en: "industries")
        case .departments: LocalizedText(zh: "主管部门", en: "departments")
        case .classes: LocalizedText(zh: "企业分类", en: "classes")
        case .grades: LocalizedText(zh: "绩效等级", en: "grades")
        case .segments: LocalizedText(zh: "级别时段", en: "level segments")
        case .days: LocalizedText(zh: "逐日", en: "days")
        }
    }
}
