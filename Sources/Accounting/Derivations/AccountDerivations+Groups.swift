import EmissionModel

/// Sums over some of the enterprises, and how much of the measures they carried out.
extension AccountDerivations {
    private static let bounds: [EnterpriseTrace.Bound] = [.plan, .low, .high]

    private static let massKeys = bounds.flatMap { bound in
        Pollutant.allCases.map { "\(bound.rawValue)_kg/\($0.rawValue)" }
    }

    /// A group without a name has that of the reports: 未填写.
    static func shown(_ name: String?) -> String { name ?? "未填写" }

    /// - Parameter name: of an enterprise's group.
    func groupFamily(
        _ kind: Family.Kind, _ word: String, _ groups: [GroupAccount], by name: @escaping (Enterprise) -> String?
    ) -> Family {
        let keys = ["enterprises", "required", "judged", "implemented"] + Self.massKeys
        let ids = groups.flatMap { group in keys.map { "\(word)/\(Self.shown(group.name))/\($0)" } }
        return Family(kind: kind, ids: ids) { id in
            guard id.hasPrefix("\(word)/") else { return nil }
            for group in groups {
                let prefix = "\(word)/\(Self.shown(group.name))/"
                guard id.hasPrefix(prefix), keys.contains(String(id.dropFirst(prefix.count))) else { continue }
                let members = self.enterprises.filter {
                    let own = name($0.enterprise) ?? ""
                    return (own.isEmpty ? nil : own) == group.name
                }
                return self.figure(String(id.dropFirst(prefix.count)), of: members, Self.shown(group.name))
            }
            return nil
        }
    }

    private func figure(_ key: String, of members: [EnterpriseTrace], _ name: String) -> Derivation? {
        let named = Derivation.Subject(name: name)
        switch key {
        case "enterprises":
            return Derivation(
                .enterprises, named, .count(members.count), .count(of: "listed"),
                members.map {
                    Derivation(
                        .enterprises, $0.subject(), .word("listed"), .given(.enterprise($0.enterprise.id, .standing)))
                })
        case "required": return required(members, named)
        case "judged": return judged(members, named)
        case "implemented": return implemented(members, named)
        default:
            guard let (bound, pollutant) = EnterpriseTrace.Bound.parse(key) else { return nil }
            return sum(bound.groupTerm, Derivation.Subject(pollutant: pollutant, name: name), members) {
                $0.mass(bound, pollutant)
            }
        }
    }

    // MARK: Counts

    func required(_ members: [EnterpriseTrace], _ named: Derivation.Subject) -> Derivation {
        Derivation(
            .required, named, made: .count(of: "required"), members.filter(\.account.isRequired).map(\.membership))
    }

    func judged(_ members: [EnterpriseTrace], _ named: Derivation.Subject) -> Derivation {
        let known = members.filter { $0.account.isRequired && $0.account.hasEvidence }
        return Derivation(.judged, named, made: .count(of: "judged"), known.map(\.evident))
    }

    func implemented(_ members: [EnterpriseTrace], _ named: Derivation.Subject) -> Derivation {
        Derivation(
            .implemented, named, made: .count(of: Outcome.implemented.rawValue),
            members.filter(\.account.isRequired).map(\.outcome))
    }

    // MARK: Coverage and implementation

    var coverageFamily: Family {
        let ids =
            ["coverage/required", "coverage/judged"] + Pollutant.allCases.map { "coverage/planMass/\($0.rawValue)" }
        return Family(kind: .coverage, ids: ids) { id in
            let everything = Derivation.Subject()
            switch id {
            case "coverage/required": return self.required(self.enterprises, everything)
            case "coverage/judged": return self.judged(self.enterprises, everything)
            default: return Self.pollutant(id, behind: "coverage/planMass/").map(self.coverage)
            }
        }
    }

    private func coverage(_ pollutant: Pollutant) -> Derivation {
        let named = Derivation.Subject(pollutant: pollutant)
        let evident = sum(.evidentPlan, named, enterprises) { trace in
            let days = trace.positions.map { trace.evidentPlan(pollutant, at: $0) }
            return days.count == 1
                ? days[0]
                : Derivation(.evidentPlan, trace.subject(nil, pollutant), made: .sum, days, in: .milligrams)
        }
        let plan = sum(.industryPlan, named, enterprises) { $0.mass(.plan, pollutant) }
        return Derivation(.coverage, named, made: .quotient, [evident, plan])
    }

    var implementationFamily: Family {
        let ids =
            ["implementation/count", "implementation/implemented"]
            + Pollutant.allCases.map { "implementation/mass/\($0.rawValue)" }
        return Family(kind: .implementation, ids: ids) { id in
            let everything = Derivation.Subject()
            let implemented = { self.implemented(self.enterprises, everything) }
            switch id {
            case "implementation/implemented": return implemented()
            case "implementation/count":
                return Derivation(
                    .implementedByCount, everything, made: .quotient,
                    [implemented(), self.required(self.enterprises, everything)])
            default:
                guard let pollutant = Self.pollutant(id, behind: "implementation/mass/") else { return nil }
                let named = Derivation.Subject(pollutant: pollutant)
                return Derivation(
                    .implementedByMass, named, made: .quotient,
                    [
                        self.sum(.industryLow, named, self.enterprises) { $0.mass(.low, pollutant) },
                        self.sum(.industryPlan, named, self.enterprises) { $0.mass(.plan, pollutant) },
                    ])
            }
        }
    }

    private static func pollutant(_ id: String, behind prefix: String) -> Pollutant? {
        id.hasPrefix(prefix) ? Pollutant(rawValue: String(id.dropFirst(prefix.count))) : nil
    }

    // MARK: Sectors

    var sectorFamily: Family {
        let ids = account.sectors.flatMap { sector in
            Self.massKeys.map { "sector/\(sector.sector.rawValue)/\($0)" }
        }
        return Family(kind: .sectors, ids: ids) { id in
            let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, parts[0] == "sector",
                let sector = self.account.sectors.first(where: { $0.sector.rawValue == parts[1] }),
                let (bound, pollutant) = EnterpriseTrace.Bound.parse("\(parts[2])/\(parts[3])"),
                Self.bounds.contains(bound)
            else { return nil }
            let named = Derivation.Subject(pollutant: pollutant, name: sector.sector.rawValue)
            guard sector.isDeclared else {
                return self.sum(bound.sectorTerm, named, self.enterprises) { $0.mass(bound, pollutant) }
            }
            return self.declared(pollutant, Array(self.cityDays.indices), by: sector.sector)
        }
    }

    // MARK: Days of an episode

    var dayFamily: Family {
        let isEpisode = if case .episode = account.scope { true } else { false }
        let keys =
            Self.massKeys
            + ["evident_kg", "declared_kg"].flatMap { key in Pollutant.allCases.map { "\(key)/\($0.rawValue)" } }
        let names = account.days.indices.map { "days/\($0 + 1)" }
        let ids = isEpisode ? names.flatMap { name in keys.map { "\(name)/\($0)" } } : []
        return Family(kind: .days, ids: ids) { id in
            let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard isEpisode, parts.count == 4, parts[0] == "days", let number = Int(parts[1]),
                self.account.days.indices.contains(number - 1), let pollutant = Pollutant(rawValue: parts[3])
            else { return nil }
            return self.figure(parts[2], pollutant, ofDay: number - 1)
        }
    }

    private func figure(_ key: String, _ pollutant: Pollutant, ofDay position: Int) -> Derivation? {
        let named = Derivation.Subject(pollutant: pollutant, day: cityDays[position].day)
        switch key {
        case "evident_kg":
            return sum(.evidentPlan, named, enterprises) { $0.evidentPlan(pollutant, at: position) }
        case "declared_kg": return declared(pollutant, [position])
        default:
            guard let bound = EnterpriseTrace.Bound(rawValue: String(key.dropLast(3))), Self.bounds.contains(bound)
            else { return nil }
            return sum(bound.sectorTerm, named, enterprises) { $0.mass(bound, pollutant, at: position) }
        }
    }
}

extension EnterpriseTrace.Bound {
    fileprivate var groupTerm: Term {
        switch self {
        case .plan, .overachieved: .groupPlan
        case .low: .groupLow
        case .high: .groupHigh
        }
    }

    fileprivate var sectorTerm: Term {
        switch self {
        case .plan, .overachieved: .sectorPlan
        case .low: .sectorLow
        case .high: .sectorHigh
        }
    }
}
