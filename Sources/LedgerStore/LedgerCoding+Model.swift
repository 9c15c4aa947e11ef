import EmissionModel

extension LedgerEncoder {
    mutating func day(_ value: CalendarDay?) { integer(value.map { Int64($0.number) }) }
    mutating func minute(_ value: LocalMinute?) { integer(value?.number) }
    mutating func energy(_ value: Energy?) { integer(value?.milliwattHours) }
    mutating func mass(_ value: Mass?) { integer(value?.milligrams) }
    mutating func choice(_ value: (some RawRepresentable<String>)?) { text(value?.rawValue) }
    mutating func flag(_ value: Bool?) { integer(value.map { $0 ? 1 : 0 }) }

    mutating func ratio(_ value: Ratio?) {
        text(value.map { "\($0.numerator)/\($0.denominator)" })
    }

    mutating func emission(_ value: EmissionFigure?) {
        mass(value?.mass)
        integer(value?.days)
    }

    mutating func emissions(_ value: PerPollutant<EmissionFigure?>) {
        for pollutant in Pollutant.allCases { emission(value[pollutant]) }
    }
}

extension LedgerDecoder {
    mutating func day() throws(MalformedRow) -> CalendarDay? {
        guard let number = try integer() else { return nil }
        return CalendarDay(number: try required(Int32(exactly: number)))
    }

    mutating func minute() throws(MalformedRow) -> LocalMinute? {
        guard let number = try integer() else { return nil }
        _ = try required(Int32(exactly: number / 1440))
        return LocalMinute(number: number)
    }

    mutating func energy() throws(MalformedRow) -> Energy? {
        guard let number = try integer() else { return nil }
        return Energy(milliwattHours: number)
    }

    mutating func mass() throws(MalformedRow) -> Mass? {
        guard let number = try integer() else { return nil }
        return Mass(milligrams: number)
    }

    mutating func flag() throws(MalformedRow) -> Bool? {
        guard let number = try integer() else { return nil }
        return number != 0
    }

    mutating func choice<Choice: RawRepresentable<String>>(_ type: Choice.Type) throws(MalformedRow) -> Choice? {
        guard let name = try text() else { return nil }
        return try required(Choice(rawValue: name))
    }

    mutating func requiredText() throws(MalformedRow) -> String {
        let value = try text()
        return try required(value)
    }

    mutating func requiredChoice<Choice: RawRepresentable<String>>(
        _ type: Choice.Type
    ) throws(MalformedRow) -> Choice {
        let value = try choice(type)
        return try required(value)
    }

    mutating func ratio() throws(MalformedRow) -> Ratio? {
        guard let text = try text() else { return nil }
        let parts = text.split(separator: "/")
        guard parts.count == 2, let numerator = Int128(parts[0]), let denominator = Int128(parts[1]),
            numerator > .min, denominator > 0
        else { return try required(nil) }
        return try required(Ratio(numerator, over: denominator))
    }

    mutating func emission() throws(MalformedRow) -> EmissionFigure? {
        let mass = try mass()
        let days = try integer()
        guard let mass, let days else { return nil }
        return try required(EmissionFigure.annual(mass, productionDays: Int(days)))
    }

    mutating func emissions() throws(MalformedRow) -> PerPollutant<EmissionFigure?> {
        let so2 = try emission()
        let nox = try emission()
        let pm = try emission()
        let vocs = try emission()
        return PerPollutant(so2: so2, nox: nox, pm: pm, vocs: vocs)
    }
}

extension LedgerEncoder {
    mutating func cuts(_ value: PerPollutant<Ratio?>) {
        for pollutant in Pollutant.allCases { ratio(value[pollutant]) }
    }
}

extension LedgerDecoder {
    mutating func cuts() throws(MalformedRow) -> PerPollutant<Ratio?> {
        let so2 = try ratio()
        let nox = try ratio()
        let pm = try ratio()
        let vocs = try ratio()
        return PerPollutant(so2: so2, nox: nox, pm: pm, vocs: vocs)
    }

    mutating func smallInteger() throws(MalformedRow) -> Int? { try integer().map { Int($0) } }

    mutating func requiredSmallInteger() throws(MalformedRow) -> Int {
        let value = try integer()
        return Int(try required(value))
    }

    mutating func requiredEmission() throws(MalformedRow) -> EmissionFigure {
        let value = try emission()
        return try required(value)
    }

    mutating func requiredRatio() throws(MalformedRow) -> Ratio {
        let value = try ratio()
        return try required(value)
    }

    mutating func requiredFlag() throws(MalformedRow) -> Bool {
        let value = try flag()
        return try required(value)
    }

    mutating func requiredMinute() throws(MalformedRow) -> LocalMinute {
        let value = try minute()
        return try required(value)
    }

    mutating func requiredDay() throws(MalformedRow) -> CalendarDay {
        let value = try day()
        return try required(value)
    }
}
