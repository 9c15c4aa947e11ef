import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

/// A parameter that the report's figures stand on, as the report prints it.
struct ParameterLine: Sendable, Hashable {
    /// 预案规定, 默认 or 本地调整.
    enum Standing: String, Sendable {
        case planRule = "预案规定"
        case standard = "默认"
        case adjusted = "本地调整"
        case departing = "本地调整（不同于预案规定）"

        var isAdjusted: Bool { self == .adjusted || self == .departing }
    }

    var path: String
    var title: String
    var value: String
    var standing: Standing
    /// The clause or the evidence; for an adjustment also what the profile says.
    var source: String
}

extension DailyReport {
    /// The settings that daily figures use, in the order of the profile, with the city's own values where it has any.
    var parameterLines: [ParameterLine] {
        let level = account.level
        let usesGroup = jurisdiction.parameters.comparisonGroup != .none
        return jurisdiction.parameterLines {
            Self.isUsed($0, level: level) || (usesGroup && $0.hasPrefix("comparison."))
        }
    }

    /// Every override of `abate.yaml`, those that daily figures do not use included.
    var overrideLines: [ParameterLine] { jurisdiction.overrideLines }

    private static func isUsed(_ path: String, level: WarningLevel?) -> Bool {
        if path.hasPrefix("targets.") { return level.map { "\(path).".hasPrefix("targets.\($0.rawValue).") } ?? false }
        return ["attainment.", "baseline.", "baseLoad.", "intensityDrift."].contains { path.hasPrefix($0) }
            || ["coverageMinimum", "so2NoxInterchange", "comparisonGroup"].contains(path)
    }
}

extension Jurisdiction {
    /// The settings that a report uses, in the order of the profile, with the city's own values where it has any.
    /// - Parameter isUsed: whether the report uses the setting of a path.
    func parameterLines(where isUsed: (String) -> Bool) -> [ParameterLine] {
        profile.settings.filter { isUsed($0.path) }.flatMap { setting -> [ParameterLine] in
            let whole = overrides.last { $0.path == setting.path || setting.path.hasPrefix($0.path + ".") }
            let parts = overrides.filter { $0.path.hasPrefix(setting.path + ".") }
            return [Self.line(setting, override: whole)] + parts.map { Self.line($0, of: setting) }
        }
    }

    var overrideLines: [ParameterLine] {
        overrides.map { override in
            ParameterLine(
                path: override.path, title: override.title.zh, value: Self.shown(override.value),
                standing: override.departsFromPlan ? .departing : .adjusted,
                source: "原为 \(Self.shown(override.profileValue))")
        }
    }

    private static func line(_ setting: ProfileSetting, override: AppliedOverride?) -> ParameterLine {
        guard let override else {
            return ParameterLine(
                path: setting.path, title: setting.title.zh, value: shown(setting.value),
                standing: setting.isPlanRule ? .planRule : .standard, source: setting.source)
        }
        return line(override, of: setting)
    }

    private static func line(_ override: AppliedOverride, of setting: ProfileSetting) -> ParameterLine {
        ParameterLine(
            path: override.path, title: setting.title.zh + suffix(override.path, beyond: setting.path),
            value: shown(override.value), standing: setting.isPlanRule ? .departing : .adjusted,
            source: "原为 \(shown(setting.value))（\(setting.source)）")
    }

    /// `（SO2）` where an override sets only one pollutant's target.
    private static func suffix(_ path: String, beyond setting: String) -> String {
        guard path.hasPrefix(setting + ".") else { return "" }
        let rest = String(path.dropFirst(setting.count + 1))
        return "（\(Pollutant(rawValue: rest)?.symbol ?? rest)）"
    }

    /// As written, but switches and methods in words.
    private static func shown(_ value: String) -> String {
        switch value {
        case "true": "是"
        case "false": "否"
        case "none": "不用"
        default: BaselineMethod(rawValue: value)?.name ?? ComparisonGroupMethod(rawValue: value)?.title.zh ?? value
        }
    }
}
