import EmissionModel

/// The rows of the members and of the regions below them.
struct RollUpRows {
    private let input: RollUpInput
    private let counted: Set<LevelDay>

    init(_ input: RollUpInput, days: [RollUpDay]) {
        self.input = input
        counted = Set(days.filter(\.isComparable).map(\.key))
    }

    func rows(missing: [[String]]) -> [RollUpRow] {
        var rows: [RollUpRow] = []
        for member in input.members {
            rows.append(row([member.name], member.regions, isRollUp: isRollUp(member)))
            guard isRollUp(member) else { continue }
            rows += member.regions.filter { $0.path.count > 1 }.map { row($0.path, [$0], isRollUp: false) }
        }
        rows += missing.map { row($0, [], isRollUp: false) }
        return rows.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    private func isRollUp(_ member: RollUpMember) -> Bool {
        member.regions.count != 1 || member.regions[0].path.count > 1 || !member.missing.isEmpty
    }

    private func row(_ path: [String], _ regions: [RegionAccount], isRollUp: Bool) -> RollUpRow {
        // Only its own figures: the office's society and targets are of the whole.
        let own = RollUpInput(
            region: path.last ?? "", members: [RollUpMember(name: path.last ?? "", regions: regions)],
            coverageMinimum: input.coverageMinimum)
        let days = RollUpDays(own).days()
        let keys = Set(days.map(\.key))
        return RollUpRow(
            path: path, isPresent: !regions.isEmpty, profiles: Set(regions.map(\.profile)).sorted(),
            episodes: Set(regions.map(\.episodeID)).sorted(),
            levels: Set(keys.compactMap(\.level)).sorted(), accountedDays: Set(keys.map(\.day)).count,
            countedDays: Set(keys.intersection(counted).map(\.day)).count,
            minutes: days.reduce(0) { $0 + $1.minutes }, industry: GroupSums(regions.flatMap(\.enterprises)).total,
            declared: days.reduce(.zero) { $0 + $1.declared },
            ratios: RollUpAccounting.ratios(.present, days, own, hasMissing: false).ratios().ratios,
            reported: isRollUp ? nil : regions.first?.verdicts)
    }
}
