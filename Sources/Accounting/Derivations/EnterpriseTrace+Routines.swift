import EmissionModel

/// What has too many steps to be spread out is run again on what it stands on.
extension EnterpriseTrace {
    /// A method's figure of the day at an index.
    func routine(_ method: BaselineMethod, at index: Int) -> Derivation {
        let days = known(method)
        let (frame, usable, parameters) = (study.frame, study.days, study.parameters)
        let count = study.kilowattHours.count
        let routine = Routine(name: .baseline, detail: method.rawValue) { operands in
            var kilowattHours = [Double](repeating: .nan, count: count)
            for (index, operand) in zip(days, operands) { kilowattHours[index] = operand.real ?? .nan }
            let again = BaselineStudy(
                frame: frame, days: usable, kilowattHours: kilowattHours, parameters: parameters)
            return .energy(again.figures(method)[index].flatMap { Energy(kilowattHours: $0) })
        }
        return Derivation(
            .wholeDayBaseline, subject(city.frame.day(at: index), name: method.rawValue), made: .routine(routine),
            days.map(kilowattHours(at:)), in: .milliwattHours)
    }

    /// The days with readings that a method may look at.
    private func known(_ method: BaselineMethod) -> [Int] {
        let days: [Int] =
            method == .lunarLastYear
            ? Array(study.kilowattHours.indices) : Array(study.frame.lookback) + Array(study.frame.afterDays)
        return days.filter { !study.kilowattHours[$0].isNaN }
    }

    /// Of the accounted days, by a method that is printed beside the ruling one.
    func besides(_ method: BaselineMethod, _ term: Term, as key: String, _ published: Energy?) -> Derivation {
        once(key) {
            guard published != nil else { return nothing(term, subject(), .missing, .noBaseline) }
            let days = positions.map { position -> Derivation in
                let whole = wholeDayBaseline(at: position, of: method)
                guard let quarters = city.days[position].quarters else { return whole }
                return within(quarters, whole, at: position)
            }
            return total(days, term, as: key, .energySum)
        }
    }

    // MARK: The base load

    /// L a day.
    var baseLoadPerDay: Derivation {
        once("baseLoadPerDay") {
            switch consumption.baseLoad.source {
            case .unknown: return nothing(.baseLoadPerDay, subject(), .missing, .baseLoadUnknown)
            case .declared: return enterpriseLeaf(.baseLoadPerDay, .energy(enterprise.baseLoad), .baseLoad)
            case .measured: return fullStops
            }
        }
    }

    private var fullStops: Derivation {
        let frame = city.frame
        let days = (frame.stopLookbackStart..<frame.start).filter { daily[$0] != nil }
        let ownBadDays = city.badDaysOfEnterprise[enterprise.id] ?? []
        let (enterprise, parameters) = (enterprise, city.parameters.baseLoad)
        let routine = Routine(name: .fullStops, detail: nil) { operands in
            guard let mean = operands.first?.energy else { return .missing }
            var energies = [Energy?](repeating: nil, count: frame.count)
            for (index, operand) in zip(days, operands.dropFirst()) { energies[index] = operand.energy }
            let found = BaseLoadAccount.find(
                enterprise, meanBaseline: mean, series: EnergySeries(energies), frame: frame, ownBadDays: ownBadDays,
                parameters: parameters)
            return .energy(found.perDay)
        }
        return Derivation(
            .baseLoadPerDay, subject(), made: .routine(routine), [meanBaseline] + days.map(energy(ofDayAt:)),
            in: .milliwattHours)
    }

    /// What the base load is measured against: the mean of the days' baselines, or the highest day of one out of season.
    private var meanBaseline: Derivation {
        if let highest = consumption.offSeason?.highest {
            let frame = city.frame
            let ownBadDays = city.badDaysOfEnterprise[enterprise.id] ?? []
            let days = (frame.stopLookbackStart..<frame.start).filter {
                daily[$0] != nil && frame.isTrusted[$0] && !ownBadDays.contains(frame.day(at: $0))
            }
            return Derivation(
                .baseline, subject(), .energy(highest), .highest, days.map(energy(ofDayAt:)))
        }
        let days = positions.map { wholeDayBaseline(at: $0, of: nil) }.filter { $0.value != .missing }
        let sum = Derivation(.baseline, subject(), made: .sum, days, in: .milliwattHours)
        let share = Ratio(1, over: Int128(max(days.count, 1))) ?? .one
        return Derivation(
            .baseline, subject(), made: .scaledToNearest, [sum, constant(share)], in: .milliwattHours)
    }

    /// Over the accounted days.
    var baseLoad: Derivation {
        once("baseLoad") {
            guard consumption.baseLoad.energy != nil else {
                return nothing(.baseLoad, subject(), .missing, .baseLoadUnknown)
            }
            let id = "\(prefix)/baseLoad_kwh"
            let minutes = city.days.reduce(0) { $0 + $1.minutes }
            if minutes == 1440 { return baseLoadPerDay.published(as: id, .baseLoad) }
            let days = Derivation(
                .hours, subject(), .share(Ratio(Int128(minutes), over: 1440)), .given(.response))
            return Derivation(
                id: id, .baseLoad, subject(), made: .scaledToNearest, [baseLoadPerDay, days], in: .milliwattHours)
        }
    }

    /// L of one accounted day; 0 where it is unknown.
    func baseLoad(at position: Int) -> Derivation {
        guard consumption.baseLoad.perDay != nil else { return unknownBaseLoad(subject(at: position)) }
        guard let share = share(at: position) else { return baseLoadPerDay }
        return once("baseLoad\(position)") {
            Derivation(
                .baseLoad, subject(at: position), made: .scaledToNearest, [baseLoadPerDay, share], in: .milliwattHours)
        }
    }

    func unknownBaseLoad(_ subject: Derivation.Subject) -> Derivation {
        nothing(.baseLoad, subject, .energy(.zero), .baseLoadUnknown)
    }
}
