import Diagnostics
import EmissionModel

/// One number or switch: where it stands in a profile and in `abate.yaml`, what it may be, and what it sets.
struct SettingDefinition: Sendable {
    enum Target: Sendable {
        /// 0…1.
        case share(any WritableKeyPath<RuleSet, Ratio> & Sendable)
        case count(any WritableKeyPath<RuleSet, Int> & Sendable, ClosedRange<Int>)
        case flag(any WritableKeyPath<RuleSet, Bool> & Sendable)
        case baselineMethod
        case comparisonGroup
        /// 0…1, for one pollutant or, given as one number, for all.
        case target(WarningLevel, Pollutant)
        case condition(WarningLevel)
    }

    let path: String
    let target: Target

    static let all: [SettingDefinition] =
        [
            share("attainment.stopLoadRatio", \.parameters.attainment.stopLoadRatio),
            share("attainment.stopDrop", \.parameters.attainment.stopDrop),
            share("attainment.limitTolerance", \.parameters.attainment.limitTolerance),
            share("attainment.implemented", \.parameters.attainment.implemented),
            share("attainment.partial", \.parameters.attainment.partial),
            share("attainment.increase", \.parameters.attainment.increase),
            share("coverageMinimum", \.parameters.coverageMinimum),
            flag("so2NoxInterchange", \.parameters.so2NoxInterchange),
            SettingDefinition(path: "baseline.method", target: .baselineMethod),
            count("baseline.lookback", \.parameters.baseline.lookback, 1...400),
            count("baseline.lunarNewYearMargin", \.parameters.baseline.lunarNewYearMargin, 0...60),
            count("baseline.minimumLevelDays", \.parameters.baseline.minimumLevelDays, 3...7),
            share("baseline.minimumCoverage", \.parameters.baseline.minimumCoverage),
            count("baseline.gapSkippedDays", \.parameters.baseline.gap.skippedDays, 0...2),
            share("baseline.gapSkipFrom", \.parameters.baseline.gap.skipFrom),
            share("baseline.gapQuantile", \.parameters.baseline.gap.quantile),
            share("baseline.gapStrictFrom", \.parameters.baseline.gap.strictFrom),
            share("baseline.gapStrictQuantile", \.parameters.baseline.gap.strictQuantile),
            SettingDefinition(path: "comparisonGroup", target: .comparisonGroup),
            count("comparison.minimum", \.parameters.comparisonMinimum, 3...10_000),
            share("baseLoad.defaultShare", \.parameters.baseLoad.defaultShare),
            share("baseLoad.maximumShare", \.parameters.baseLoad.maximumShare),
            count("baseLoad.stopLookback", \.parameters.baseLoad.stopLookback, 1...400),
            share("baseLoad.agreement", \.parameters.baseLoad.agreement),
            share("witness.difference", \.parameters.witness.difference),
            count("witness.days", \.parameters.witness.days, 1...56),
            count("witness.minimumDays", \.parameters.witness.minimumDays, 1...56),
            count("witness.validHours", \.parameters.witness.validHours, 0...24),
            share("intensityDrift.so2", \.parameters.intensityDrift.so2),
            share("intensityDrift.nox", \.parameters.intensityDrift.nox),
            share("intensityDrift.pm", \.parameters.intensityDrift.pm),
            share("intensityDrift.vocs", \.parameters.intensityDrift.vocs),
        ] + targets + warning + [
            count("inbox.settleSeconds", \.inbox.settleSeconds, 0...3600),
            flag("inbox.demandChecksum", \.inbox.demandChecksum),
            count("reports.leadDays", \.reports.leadDays, 0...366),
            count("inventory.smallClassLimit", \.inventory.smallClassLimit, 0...100_000),
            flag("inventory.gradeDStops", \.inventory.gradeDStops),
        ]

    private static let targets = WarningLevel.allCases.flatMap { level in
        Pollutant.allCases.map { pollutant in
            SettingDefinition(
                path: "targets.\(level.rawValue).\(pollutant.rawValue)", target: .target(level, pollutant))
        }
    }

    private static let warning =
        WarningLevel.allCases.map {
            SettingDefinition(path: "warning.\($0.rawValue)", target: .condition($0))
        } + [
            count("warning.releaseHours", \.warning.releaseHours, 1...240),
            count("warning.upgradeHours", \.warning.upgradeHours, 1...240),
            flag("warning.particulateRule", \.warning.particulateRule),
            count("warning.particulateThreshold", \.warning.particulateThreshold, 1...1000),
        ]

    /// What one value at a path sets: one setting, or the four pollutants of `targets.yellow`; nothing at a path that is
    /// unknown or a whole section.
    static func matching(_ path: String) -> [SettingDefinition] {
        if let exact = all.first(where: { $0.path == path }) { return [exact] }
        return targets.filter { $0.path.hasPrefix(path + ".") && path != "targets" }
    }

    /// The keys that may stand under a path, in order.
    static func keys(under path: String) -> [String] {
        let prefix = path.isEmpty ? "" : path + "."
        var keys: [String] = []
        for definition in all where definition.path.hasPrefix(prefix) {
            let key = definition.path.dropFirst(prefix.count).prefix { $0 != "." }
            if !keys.contains(String(key)) { keys.append(String(key)) }
        }
        return keys
    }

    private typealias Key<Value> = any WritableKeyPath<RuleSet, Value> & Sendable

    private static func share(_ path: String, _ key: Key<Ratio>) -> SettingDefinition {
        SettingDefinition(path: path, target: .share(key))
    }

    private static func count(_ path: String, _ key: Key<Int>, _ range: ClosedRange<Int>) -> SettingDefinition {
        SettingDefinition(path: path, target: .count(key, range))
    }

    private static func flag(_ path: String, _ key: Key<Bool>) -> SettingDefinition {
        SettingDefinition(path: path, target: .flag(key))
    }
}
