import EmissionModel

/// E: from readings to the energies of days.
extension EnterpriseTrace {
    /// Over the accounted days.
    var energy: Derivation {
        once("energy") {
            total(positions.map(energy(at:)), .energy, as: "energy_kwh", .energySum)
        }
    }

    /// Of one accounted day or stretch of one.
    func energy(at position: Int) -> Derivation {
        let day = city.days[position]
        guard let quarters = day.quarters else { return energy(ofDayAt: day.index) }
        return once("energy\(position)") {
            guard let readings = city.partReadings[quarters] else {
                return nothing(.energyOfDay, subject(at: position), .missing, .noReading)
            }
            return energy(in: readings, day: day.day, isResponse: true, quarters, id: name("energy_kwh", at: position))
        }
    }

    /// Of a whole day of the frame.
    func energy(ofDayAt index: Int) -> Derivation {
        if let known = energyNodes[index] { return known }
        let day = city.frame.day(at: index)
        let node = energy(
            in: city.readings, day: day, isResponse: city.frame.isResponse[index], nil,
            id: "\(prefix)/energy_kwh@\(day.iso)")
        energyNodes[index] = node
        return node
    }

    /// In kWh, as the statistics of a baseline take it.
    func kilowattHours(at index: Int) -> Derivation {
        if let known = kilowattHourNodes[index] { return known }
        let node = Derivation(
            .kilowattHours, subject(city.frame.day(at: index)), made: .kilowattHours, [energy(ofDayAt: index)],
            in: .kilowattHours)
        kilowattHourNodes[index] = node
        return node
    }

    /// Days added up, or the only day under the name of the account's figure.
    func total(_ days: [Derivation], _ term: Term, as key: String, _ formula: Formula) -> Derivation {
        let id = "\(prefix)/\(key)"
        if isOneDay, let day = days.first { return day.published(as: id, term) }
        return Derivation(id: id, term, subject(), made: formula, days, in: days.first?.value.unit ?? .milliwattHours)
    }

    func energy(
        in readings: ReadingTable, day: CalendarDay, isResponse: Bool, _ quarters: Range<Int>?, id: String
    ) -> Derivation {
        let accounts = draft.enterpriseCase.accounts.filter { $0.binding.sign != 0 && $0.binding.isValid(on: day) }
        let parts = accounts.map { contribution($0, readings, day, isResponse, quarters) }
        let isCounted = accounts.contains { $0.binding.sign > 0 }
        guard isCounted else {
            return Derivation(
                id: id, .energyOfDay, subject(day), .missing, parts.isEmpty ? .given(.nothing) : .energySum, [],
                note: .noReading)
        }
        guard let factor = enterprise.selfGenerationFactor else {
            return Derivation(id: id, .energyOfDay, subject(day), made: .energySum, parts, in: .milliwattHours)
        }
        let sum = Derivation(.energyBeforeFactor, subject(day), made: .energySum, parts, in: .milliwattHours)
        let leaf = enterpriseLeaf(.selfGeneration, .share(factor), .selfGeneration)
        return Derivation(
            id: id, .energyOfDay, subject(day), made: .scaledToNearest, [sum, leaf], in: .milliwattHours)
    }

    private func contribution(
        _ account: EnergySeries.Account, _ readings: ReadingTable, _ day: CalendarDay, _ isResponse: Bool,
        _ quarters: Range<Int>?
    ) -> Derivation {
        let number = account.binding.accountNumber
        let named = subject(day, name: number)
        let fact: SourceFact =
            quarters.map { .quarters(account: number, day, $0) } ?? .reading(account: number, day)
        let cell = account.row.map { readings[$0, day] } ?? .missing
        let reading = reading(cell, named, fact, isAdded: account.binding.sign > 0, isResponse: isResponse)
        let sign = Derivation(
            .sign, subject(name: number), .share(Ratio(account.binding.sign)), .given(.binding(account.binding)))
        return Derivation(.contribution, named, made: .product, [reading, sign], in: .milliwattHours)
    }

    /// What counts of a cell of the table (`EnergySeries`).
    private func reading(
        _ cell: ReadingTable.Reading, _ named: Derivation.Subject, _ fact: SourceFact, isAdded: Bool, isResponse: Bool
    ) -> Derivation {
        func leaf(_ energy: Energy?, _ note: Derivation.Note? = nil) -> Derivation {
            Derivation(.reading, named, .energy(energy), .given(fact), note: note)
        }
        switch cell {
        case .missing: return leaf(nil, .noReading)
        case .flagged: return leaf(nil, .flagged)
        case .value(let energy): return leaf(energy)
        case .partial(let energy): return leaf(isResponse || !isAdded ? nil : energy, .partial)
        case .conflict(let lower, let higher):
            let takesHigher = isAdded == isResponse
            return Derivation(
                .reading, named, made: takesHigher ? .highest : .lowest, [leaf(lower), leaf(higher)],
                in: .milliwattHours, note: takesHigher ? .conflictHigher : .conflictLower)
        }
    }
}
