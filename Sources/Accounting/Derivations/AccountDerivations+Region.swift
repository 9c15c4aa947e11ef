import EmissionModel

/// What the region's days are made of beside the enterprises.
extension AccountDerivations {
    /// Σ over enterprises, those that give nothing left out.
    func sum(
        _ term: Term, id: String? = nil, _ subject: Derivation.Subject, _ enterprises: [EnterpriseTrace],
        _ mass: (EnterpriseTrace) -> Derivation
    ) -> Derivation {
        Derivation(id: id, term, subject, made: .sum, enterprises.map(mass), in: .milligrams)
    }

    /// A stretch's part of a day, nil for a whole day.
    func share(at position: Int) -> Derivation? {
        let minutes = cityDays[position].minutes
        guard minutes != 1440, let share = Ratio(Int128(minutes), over: 1440) else { return nil }
        return Derivation(
            .hours, Derivation.Subject(day: cityDays[position].day), .share(share),
            .given(.response))
    }

    func minutes(at position: Int) -> Derivation {
        Derivation(
            .minutes, Derivation.Subject(day: cityDays[position].day),
            .exact(Ratio(cityDays[position].minutes), .minutes), .given(.response))
    }

    // MARK: T

    /// T a day: the total row, else the sectors added.
    func societyPerDay(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let day = cityDays[position].day
        return once("T@\(day.year)/\(pollutant.rawValue)") {
            let rows = Society(input.society, region: input.region).rows(of: pollutant, in: day.year)
            let parts = rows.map { figure in
                let named = Derivation.Subject(pollutant: pollutant, name: figure.sector?.rawValue)
                let mass = Derivation(
                    .emissionMass, named, .mass(figure.emission.mass), .given(.society(figure, .mass)))
                guard figure.emission.days != 1 else {
                    return Derivation(
                        .societyPerDay, named, .exact(Ratio(Int(figure.emission.mass.milligrams)), .milligramsPerDay),
                        .given(.society(figure, .mass)))
                }
                let days = Derivation(
                    .emissionDays, named, .exact(Ratio(figure.emission.days), .days), .given(.constant))
                return Derivation(.societyPerDay, named, made: .quotient, [mass, days], in: .milligramsPerDay)
            }
            if parts.count == 1 { return parts[0] }
            return Derivation(
                .societyPerDay, Derivation.Subject(pollutant: pollutant), made: .sum, parts, in: .milligramsPerDay)
        }
    }

    // MARK: τ

    func target(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let day = cityDays[position]
        let named = Derivation.Subject(pollutant: pollutant, day: day.day, name: day.level?.rawValue)
        guard let level = day.level,
            let target = Targets(table: input.targets, configured: input.parameters.targets)
                .ruling(level, pollutant, on: day.day)
        else { return Derivation(.targetOfDay, named, .missing, .given(.nothing)) }
        switch target {
        case .row(let row): return Derivation(.targetOfDay, named, .share(row.share), .given(.target(row)))
        case .configured(let share):
            let path = "targets.\(level.rawValue).\(pollutant.rawValue)"
            return Derivation(.targetOfDay, named, .share(share), .given(.parameter(path)))
        }
    }

    // MARK: D

    /// Σ of what other sources declare over some days.
    func declared(_ pollutant: Pollutant, _ positions: [Int], by sector: SourceSector? = nil) -> Derivation {
        let named = Derivation.Subject(pollutant: pollutant, name: sector?.rawValue)
        let days = positions.map { declared(pollutant, at: $0, by: sector) }
        return Derivation(.declared, named, made: .sum, days, in: .milligrams)
    }

    private func declared(_ pollutant: Pollutant, at position: Int, by sector: SourceSector?) -> Derivation {
        let day = cityDays[position].day
        let named = Derivation.Subject(pollutant: pollutant, day: day, name: sector?.rawValue)
        return once("D\(position)/\(sector?.rawValue ?? "")/\(pollutant.rawValue)") {
            let rows = input.otherSources.filter {
                $0.pollutant == pollutant && (sector == nil || $0.sector == sector) && assembly.isDeclared($0, on: day)
            }
            let leaves = rows.map { row in
                Derivation(
                    .declaration,
                    Derivation.Subject(pollutant: pollutant, day: day, name: row.unit ?? row.sector.rawValue),
                    .mass(row.reduction), .given(.declared(row)))
            }
            let sum = Derivation(.declaredOfDay, named, made: .sum, leaves, in: .milligrams)
            guard let share = share(at: position) else { return sum }
            return Derivation(.declaredOfDay, named, made: .scaledDown, [sum, share], in: .milligrams)
        }
    }
}

extension EnterpriseTrace {
    /// Over some of the accounted days; of all of them the published figure.
    func mass(_ bound: Bound, _ pollutant: Pollutant, on wanted: [Int]) -> Derivation {
        if wanted.count == positions.count { return mass(bound, pollutant) }
        if wanted.count == 1 { return mass(bound, pollutant, at: wanted[0]) }
        return once("\(bound)\(pollutant)\(wanted)") {
            Derivation(
                bound.term, subject(nil, pollutant), made: .sum, wanted.map { mass(bound, pollutant, at: $0) },
                in: .milligrams)
        }
    }
}
