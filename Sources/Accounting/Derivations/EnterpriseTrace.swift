import EmissionModel

/// One enterprise of an account, whose figures are asked for one by one with how they came about. Figures that several
/// others stand on are made once.
final class EnterpriseTrace {
    let city: EnterpriseAccounting
    let draft: EnterpriseDraft
    let result: EnterpriseAccounting.Result
    /// log(corrected / uncorrected) of the accounted days, with how many members of a group told it.
    let corrections: [(log: Double, members: Int)?]
    /// What stands before the names of its figures: `2026-01-08/E3`.
    let prefix: String
    let study: BaselineStudy
    let daily: EnergySeries
    var energyNodes: [Int: Derivation] = [:]
    var kilowattHourNodes: [Int: Derivation] = [:]
    var factorNodes: [DayType: Derivation] = [:]
    private var kept: [String: Derivation] = [:]

    init(
        _ city: EnterpriseAccounting, _ draft: EnterpriseDraft, _ result: EnterpriseAccounting.Result,
        corrections: [(log: Double, members: Int)?], prefix: String
    ) {
        self.city = city
        self.draft = draft
        self.result = result
        self.corrections = corrections
        self.prefix = prefix
        let enterprise = draft.enterpriseCase.enterprise
        daily = EnergySeries(
            accounts: draft.enterpriseCase.accounts, readings: city.readings, frame: city.frame,
            selfGenerationFactor: enterprise.selfGenerationFactor)
        let ownBadDays = city.badDaysOfEnterprise[enterprise.id] ?? []
        study = BaselineStudy(
            frame: city.frame,
            days: ownBadDays.isEmpty ? city.usableDays : UsableDays(city.frame, without: ownBadDays),
            kilowattHours: daily.kilowattHours, parameters: city.parameters.baseline)
    }

    var enterprise: Enterprise { draft.enterpriseCase.enterprise }
    var account: EnterpriseAccount { result.account }
    var consumption: EnterpriseConsumption { draft.consumption }
    /// Of the accounted days, and of stretches of them.
    var positions: Range<Int> { city.days.indices }
    /// The figures of the only day are the account's.
    var isOneDay: Bool { !city.isSum && positions.count == 1 }

    func subject(_ day: CalendarDay? = nil, _ pollutant: Pollutant? = nil, name: String? = nil) -> Derivation.Subject {
        Derivation.Subject(enterpriseID: enterprise.id, pollutant: pollutant, day: day, name: name)
    }

    func subject(at position: Int, _ pollutant: Pollutant? = nil) -> Derivation.Subject {
        subject(city.days[position].day, pollutant)
    }

    /// Makes a figure of this name once.
    func once(_ name: String, _ make: () -> Derivation) -> Derivation {
        if let known = kept[name] { return known }
        let made = make()
        kept[name] = made
        return made
    }

    /// Each accounted day by its name, parts of one day numbered: `energy_kwh@2026-01-08`.
    func name(_ key: String, at position: Int) -> String {
        if isOneDay { return "\(prefix)/\(key)" }
        let day = city.days[position].day
        let parts = positions.filter { city.days[$0].day == day }
        let number = parts.count > 1 ? "#\((parts.firstIndex(of: position) ?? 0) + 1)" : ""
        return "\(prefix)/\(key)@\(day.iso)\(number)"
    }

    // MARK: Leaves

    func constant(_ ratio: Ratio, _ unit: Quantity.Unit = .one) -> Derivation {
        Derivation(.constant, Derivation.Subject(), .exact(ratio, unit), .given(.constant))
    }

    func parameter(_ path: String, _ value: Ratio) -> Derivation {
        Derivation(.parameter, Derivation.Subject(name: path), .share(value), .given(.parameter(path)))
    }

    func nothing(
        _ term: Term, _ subject: Derivation.Subject, _ value: Quantity = .missing, _ note: Derivation.Note? = nil
    ) -> Derivation {
        Derivation(term, subject, value, .given(.nothing), note: note)
    }

    func enterpriseLeaf(
        _ term: Term, _ value: Quantity, _ field: SourceFact.EnterpriseField, _ pollutant: Pollutant? = nil
    )
        -> Derivation
    {
        Derivation(term, subject(nil, pollutant), value, .given(.enterprise(enterprise.id, field)))
    }

    /// A stretch's part of a day, nil for a whole day.
    func share(at position: Int) -> Derivation? {
        let minutes = city.days[position].minutes
        guard minutes != 1440, let share = Ratio(Int128(minutes), over: 1440) else { return nil }
        return Derivation(
            .hours, subject(at: position), .share(share), .given(.response))
    }
}
