import Diagnostics
import EmissionModel

/// The value of one setting, read and found within its range.
enum SettingValue: Sendable, Hashable {
    case ratio(Ratio)
    case count(Int)
    case flag(Bool)
    case method(BaselineMethod)
    case group(ComparisonGroupMethod)
    case condition(WarningCondition)
}

extension SettingDefinition {
    func read(_ node: YAMLNode) throws(JurisdictionError) -> SettingValue {
        switch target {
        case .share, .target: return .ratio(try node.ratio(in: .zero ... .one, shown: "0…1"))
        case .count(_, let range): return .count(try node.integer(in: range))
        case .flag: return .flag(try node.flag())
        case .baselineMethod: return .method(try node.word(of: BaselineMethod.self))
        case .comparisonGroup: return .group(try node.word(of: ComparisonGroupMethod.self))
        case .condition:
            guard let condition = WarningCondition(try node.text()) else {
                throw node.mistyped(
                    zh: "“AQI>200 48h, AQI>150 72h”这样的条件（逗号为或，加号为且）",
                    en: "a condition such as “AQI>200 48h, AQI>150 72h” (a comma is or, a plus is and)")
            }
            return .condition(condition)
        }
    }

    /// A value of another kind than the definition's is never given: `read` made it.
    func set(_ value: SettingValue, in rules: inout RuleSet) {
        switch (target, value) {
        case (.share(let key), .ratio(let ratio)): rules[keyPath: key] = ratio
        case (.count(let key, _), .count(let count)): rules[keyPath: key] = count
        case (.flag(let key), .flag(let flag)): rules[keyPath: key] = flag
        case (.baselineMethod, .method(let method)): rules.parameters.baseline.method = method
        case (.comparisonGroup, .group(let group)): rules.parameters.comparisonGroup = group
        case (.target(let level, let pollutant), .ratio(let ratio)):
            rules.parameters.targets[level]?[pollutant] = ratio
        case (.condition(let level), .condition(let condition)): rules.warning.conditions[level] = condition
        default: preconditionFailure("\(path) takes another kind of value")
        }
    }
}

extension RuleSet {
    /// A threshold must not stand above the one it leads up to.
    func refuseContradictions(at location: SourceLocation?) throws(JurisdictionError) {
        let attainment = parameters.attainment
        if attainment.partial > attainment.implemented {
            throw JurisdictionError(
                JurisdictionMessages.contradiction(
                    "attainment.partial", "\(attainment.partial.value)", "attainment.implemented",
                    "\(attainment.implemented.value)", at: location))
        }
        let baseLoad = parameters.baseLoad
        if baseLoad.defaultShare > baseLoad.maximumShare {
            throw JurisdictionError(
                JurisdictionMessages.contradiction(
                    "baseLoad.defaultShare", "\(baseLoad.defaultShare.value)", "baseLoad.maximumShare",
                    "\(baseLoad.maximumShare.value)", at: location))
        }
    }
}
