public import EmissionModel

/// Every published figure of an account by its id, and on demand how it came about: the same accounting run once more,
/// whose steps are kept this time.
///
/// An id is what the figure is about and what it is: `2026-01-08/so2/low`, `2026-01-08/E3/attainment`,
/// `P1/county/甲县/low_kg/nox`.
public final class AccountDerivations {
    public let account: CityAccount
    let assembly: CityAssembly
    let workings: CityAssembly.Workings
    /// What every id begins with: the day, or the episode.
    public let scope: String
    private(set) var enterprises: [EnterpriseTrace] = []
    private var positionsByID: [String: Int] = [:]
    var cityDays: [CityDay] = []
    private var kept: [String: Derivation] = [:]

    /// nil when the episode is not in force on the day.
    public convenience init?(_ input: CityInput, on day: CalendarDay) {
        let days = AccountedDays(CollectionOfOne(day), of: input)
        guard !days.isEmpty, let start = input.episode.firstDay else { return nil }
        self.init(CityAssembly(input, days, scope: .day(day), start: start, last: day), scope: day.iso)
    }

    /// The whole episode up to `last`; nil when it is not in force on any of these days.
    public convenience init?(_ input: CityInput, through last: CalendarDay) {
        guard let assembly = CityAssembly(episodeOf: input, through: last) else { return nil }
        self.init(assembly, scope: input.episode.id)
    }

    private init(_ assembly: CityAssembly, scope: String) {
        self.assembly = assembly
        self.scope = scope
        workings = assembly.workings()
        (account, cityDays) = assembly.accountWithDays(of: workings)
        let members = workings.comparison?.days.map { $0.group.members.count } ?? []
        enterprises = workings.results.map { result in
            let id = result.account.enterprise.id
            let logs = workings.comparison?.corrections(of: result.row)
            return EnterpriseTrace(
                workings.accounting, workings.drafts[result.row], result,
                corrections: workings.accounting.days.indices.map { position in
                    logs?[position].map { (log: $0, members: members[position]) }
                },
                prefix: "\(scope)/\(id)")
        }
        for (position, trace) in enterprises.enumerated() { positionsByID[trace.enterprise.id] = position }
    }

    var input: CityInput { assembly.input }

    // MARK: Ids

    /// All of them, in the order of the account's document.
    public var ids: [String] { families.flatMap { family in family.ids.map { "\(scope)/\($0)" } } }

    /// nil where no figure has the id.
    public func derivation(of id: String) -> Derivation? {
        guard id.hasPrefix("\(scope)/") else { return nil }
        let rest = String(id.dropFirst(scope.count + 1))
        for family in families {
            if let found = family.find(rest) { return found.published(as: id, found.term) }
        }
        return nil
    }

    func enterprise(_ id: String) -> EnterpriseTrace? { positionsByID[id].map { enterprises[$0] } }

    /// Makes a figure of this name once.
    func once(_ name: String, _ make: () -> Derivation) -> Derivation {
        if let known = kept[name] { return known }
        let made = make()
        kept[name] = made
        return made
    }

    /// Figures of one kind: their ids behind the scope, and how one of them is found.
    public struct Family {
        public enum Kind: String, Sendable, CaseIterable {
            case ratios, verdict, coverage, implementation, enterprises, sectors, counties, industries, departments
            case classes, grades, segments, days
        }

        public let kind: Kind
        public let ids: [String]
        let find: (String) -> Derivation?
    }

    public var families: [Family] {
        [
            ratioFamily(.ratios, "", Array(cityDays.indices), account.ratios), verdictFamily, coverageFamily,
            implementationFamily, enterpriseFamily, sectorFamily,
            groupFamily(.counties, "county", account.counties) { $0.county },
            groupFamily(.industries, "industry", account.industries) { $0.industry },
            groupFamily(.departments, "department", account.departments) { $0.department },
            groupFamily(.classes, "class", account.classes) { $0.kind.name },
            groupFamily(.grades, "grade", account.grades) { $0.grade == .none ? nil : $0.grade.rawValue },
        ] + segmentFamilies + [dayFamily]
    }

    private var enterpriseFamily: Family {
        Family(
            kind: .enterprises,
            ids: enterprises.flatMap { trace in
                EnterpriseTrace.keys.map { "\(trace.enterprise.id)/\($0)" }
            }
        ) { id in
            guard let trace = self.enterprises.first(where: { id.hasPrefix("\($0.enterprise.id)/") }) else {
                return nil
            }
            return trace.figure(String(id.dropFirst(trace.enterprise.id.count + 1)))
        }
    }
}
