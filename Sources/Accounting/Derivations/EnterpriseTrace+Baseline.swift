import EmissionModel

/// B: what would have been used.
extension EnterpriseTrace {
    var baseline: Derivation {
        once("baseline") { total(positions.map(baseline(at:)), .baseline, as: "baseline_kwh", .energySum) }
    }

    /// What the enterprise's own past alone gives, where a comparison group corrected it.
    var baselineUncorrected: Derivation {
        once("uncorrected") {
            guard account.baselineUncorrected != nil else { return nothing(.baselineUncorrected, subject()) }
            return total(
                positions.map(ownBaseline(at:)), .baselineUncorrected, as: "baselineUncorrected_kwh", .energySum)
        }
    }

    func baseline(at position: Int) -> Derivation {
        once("baseline\(position)") {
            let own = ownBaseline(at: position)
            guard case .method = consumption.baseline.source, let correction = corrections[position],
                consumption.baseline.isCorrected[position]
            else { return own.published(as: name("baseline_kwh", at: position), .baselineOfDay) }
            let log = Derivation(
                .groupLog, subject(at: position), .real(correction.log, .one),
                .given(.statistic(count: correction.members)), note: .comparisonGroup)
            return Derivation(
                id: name("baseline_kwh", at: position), .baselineOfDay, subject(at: position), made: .correction,
                [own, log], in: .milliwattHours)
        }
    }

    private func ownBaseline(at position: Int) -> Derivation {
        once("own\(position)") {
            let whole = wholeDayBaseline(at: position, of: nil)
            guard let quarters = city.days[position].quarters else { return whole }
            return within(quarters, whole, at: position)
        }
    }

    /// Of a day, by one method or by the one that rules.
    func wholeDayBaseline(at position: Int, of method: BaselineMethod?) -> Derivation {
        let index = city.days[position].index
        let named = subject(at: position)
        if let method { return routine(method, at: index) }
        switch consumption.wholeBaseline.source {
        case .given:
            return enterpriseLeaf(.baselineGiven, .energy(enterprise.givenBaseline), .givenBaseline)
        case .none: return nothing(.wholeDayBaseline, named, .missing, .noBaseline)
        case .method(.dtl7): return levelled(at: index) ?? routine(.dtl7, at: index)
        case .method(let method): return routine(method, at: index)
        }
    }

    /// The median share of some quarter-hours on the usable days of the type, times the day's baseline.
    func within(_ quarters: Range<Int>, _ whole: Derivation, at position: Int) -> Derivation {
        let index = city.days[position].index
        let named = subject(at: position)
        guard let share = quarterShare(quarters, at: index) else {
            return nothing(.baselineOfDay, named, .missing, .noBaseline)
        }
        let kilowattHours = Derivation(.kilowattHours, named, made: .kilowattHours, [whole], in: .kilowattHours)
        let product = Derivation(
            .kilowattHours, named, made: .realProduct, [kilowattHours, share], in: .kilowattHours)
        return Derivation(.baselineOfDay, named, made: .milliwattHours, [product], in: .milliwattHours)
    }

    private func quarterShare(_ quarters: Range<Int>, at index: Int) -> Derivation? {
        guard let type = study.frame.types[index], let part = city.partReadings[quarters],
            let curves = city.partReadings[0..<DayPart.quartersOfDay]
        else { return nil }
        let wanted = type == .holiday ? DayType.sunday : type
        let shares = study.days.lookback.compactMap { day -> Derivation? in
            guard study.frame.types[day] == wanted else { return nil }
            return quarterShare(quarters, part, curves, ofDayAt: day)
        }
        guard shares.count >= 2 else { return nil }
        return Derivation(.quarterShare, subject(name: type.rawValue), made: .median, shares)
    }

    private func quarterShare(
        _ quarters: Range<Int>, _ part: ReadingTable, _ curves: ReadingTable, ofDayAt index: Int
    ) -> Derivation? {
        let day = city.frame.day(at: index)
        func kilowattHours(_ readings: ReadingTable, _ range: Range<Int>) -> Derivation {
            let energy = energy(
                in: readings, day: day, isResponse: city.frame.isResponse[index], range,
                id: "\(prefix)/energy_kwh@\(day.iso)#\(range.lowerBound)-\(range.upperBound)")
            return Derivation(.kilowattHours, subject(day), made: .kilowattHours, [energy], in: .kilowattHours)
        }
        let (above, below) = (kilowattHours(part, quarters), kilowattHours(curves, 0..<DayPart.quartersOfDay))
        guard above.value != .missing, let total = below.value.real, total > 0 else { return nil }
        return Derivation(.quarterShare, subject(day), made: .realQuotient, [above, below])
    }
}

/// DTL7, step by step.
extension EnterpriseTrace {
    /// nil where the figure is not simply the level times the factor: then the routine is run again.
    private func levelled(at index: Int) -> Derivation? {
        guard let type = study.frame.types[index], let level = level, level.value.real == study.oneSidedLevel else {
            return nil
        }
        let named = subject(city.frame.day(at: index))
        let product = Derivation(
            .kilowattHours, named, made: .realProduct, [level, factor(of: type)], in: .kilowattHours)
        return Derivation(.wholeDayBaseline, named, made: .milliwattHours, [product], in: .milliwattHours)
    }

    /// The mean of the last seven usable days without the highest and the lowest, each as a day of factor 1.
    private var level: Derivation? {
        let days = study.days.level.compactMap { index -> Derivation? in
            guard !study.kilowattHours[index].isNaN, let type = study.frame.types[index] else { return nil }
            let named = subject(city.frame.day(at: index))
            let divisor = Derivation(.divisor, subject(name: type.rawValue), made: .divisor, [factor(of: type)])
            return Derivation(
                .levelOfDay, named, made: .realQuotient, [kilowattHours(at: index), divisor], in: .kilowattHours)
        }
        guard !days.isEmpty else { return nil }
        return once("level") {
            Derivation(
                id: "\(prefix)/baseline/level", .level, subject(), made: .trimmedMean, days, in: .kilowattHours)
        }
    }

    /// f of a day type: the median of how its days stand to the mean of their week.
    private func factor(of type: DayType) -> Derivation {
        let type = type == .holiday ? DayType.sunday : type
        if let known = factorNodes[type] { return known }
        let ratios = CentredRatios(study.kilowattHours, isUsable: study.days.isUsable, range: study.frame.lookback)
        let counted = study.days.factorDays.filter { $0.type == type && ratios.counts($0.index) }
        let node = Derivation(
            id: "\(prefix)/baseline/factor/\(type.rawValue)", .factor, subject(name: type.rawValue),
            made: .dayTypeFactor(days: counted.count),
            counted.filter { ratios.ratio($0.index) != nil }.map { ratioToWeek(at: $0.index) })
        factorNodes[type] = node
        return node
    }

    private func ratioToWeek(at index: Int) -> Derivation {
        let named = subject(city.frame.day(at: index))
        let week = (index - 3...index + 3).filter {
            study.days.isUsable[$0] && !study.kilowattHours[$0].isNaN
        }
        let mean = Derivation(.weekMean, named, made: .mean, week.map(kilowattHours(at:)), in: .kilowattHours)
        return Derivation(.ratioToWeek, named, made: .realQuotient, [kilowattHours(at: index), mean])
    }
}
