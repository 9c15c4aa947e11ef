import EmissionModel
import Foundation

extension CityComparison {
    /// - Parameter drafts: those that the group was made from, in the same order.
    func account(_ drafts: [EnterpriseDraft], _ parameters: AccountingParameters) -> ComparisonAccount {
        // Parts of one day have the same group and the same readings.
        let positions = days.indices.filter { $0 == 0 || days[$0].day != days[$0 - 1].day }
        var giants: Set<Int> = []
        for day in days { giants.formUnion(day.group.isGiant.indices.filter { day.group.isGiant[$0] }) }
        let members = Set(days.flatMap(\.candidates)).sorted()
        return ComparisonAccount(
            method: parameters.comparisonGroup, minimum: parameters.comparisonMinimum,
            days: positions.map(summary),
            members: members.map { row in
                ComparisonAccount.Member(
                    enterpriseID: enterprises[row].id, name: drafts[row].enterpriseCase.enterprise.name,
                    isSecret: drafts[row].enterpriseCase.enterprise.isSecret,
                    days: positions.filter { days[$0].candidates.contains(row) }.map { memberDay(row, $0) })
            },
            giants: giants.sorted().map { enterprises[$0].id }, shortPasts: shortPasts)
    }

    private func summary(_ position: Int) -> ComparisonAccount.Day {
        let day = days[position]
        let known = day.group.members.count { !enterprises[$0].logRatios[position].isNaN }
        return ComparisonAccount.Day(
            day: day.day, members: known, movement: day.correction.map { exp($0.movement.value) - 1 },
            strength: day.correction?.strength)
    }

    private func memberDay(_ row: Int, _ position: Int) -> ComparisonAccount.MemberDay {
        let enterprise = enterprises[row]
        return ComparisonAccount.MemberDay(
            day: days[position].day, energy: enterprise.energies[position],
            baseline: enterprise.baselines[position], use: use(row, position))
    }

    private func use(_ row: Int, _ position: Int) -> ComparisonAccount.Use {
        let ratio = enterprises[row].logRatios[position]
        if days[position].group.isGiant[row] { return .giant }
        if ratio.isNaN { return .missing }
        guard let correction = days[position].correction, correction.strength.isTrimmed else { return .counted }
        return correction.movement.kept.contains(ratio) ? .counted : .trimmed
    }
}

extension ComparisonAccount {
    func stands(on day: CalendarDay) -> Bool { days.contains { $0.day == day && $0.strength != nil } }

    /// Nothing of it is a notice of an enterprise of its own: the lists are the report's.
    var notices: [AccountingNotice] {
        var notices = days.filter { $0.strength == nil }.map {
            AccountingNotice(.comparisonTooSmall, day: $0.day, count: $0.members, text: String(minimum))
        }
        guard days.contains(where: { $0.strength != nil }) else { return notices }
        if !giants.isEmpty { notices.append(AccountingNotice(.comparisonGiants, count: giants.count)) }
        if shortPasts > 0 { notices.append(AccountingNotice(.comparisonShortPast, count: shortPasts)) }
        return notices
    }
}

extension CorrectionStrength {
    /// The trimmed mean rules; among the nearest anybody may count.
    fileprivate var isTrimmed: Bool {
        switch self {
        case .full, .half, .own: true
        case .nearest, .joint: false
        }
    }
}
