import Accounting
import EmissionModel

/// A source of random numbers that gives the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// Small cities with everything that the accounting tells apart: classes, measures, lines, several accounts, gaps,
/// conflicts, base loads, caps, declared sources and one to three response days.
struct GeneratedCity {
    private(set) var region: Region
    private var random: SeededGenerator
    let last: CalendarDay

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
        let days = Int.random(in: 1...3, using: &random)
        last = Region.firstDay.advanced(by: days - 1)
        region = Region(days: days)
        region.parameters.baseline.lookback = 14
        region.parameters.baseLoad.stopLookback = 14
        region.parameters.so2NoxInterchange = random.chance(30)
        for number in 1...Int.random(in: 1...6, using: &random) { addEnterprise("E\(number)") }
        for pollutant in Pollutant.allCases where random.chance(30) {
            region.otherSources.append(
                OtherSourceReduction(
                    period: .episode("P1"), sector: .mobile, pollutant: pollutant, reduction: .kilograms(20),
                    evidence: "限行"))
        }
    }

    private mutating func addEnterprise(_ id: String) {
        var enterprise = Enterprise.plant(id, kind: pick([.key, .key, .key, .guarantee, .small]))
        enterprise.county = pick(["甲县", "乙县", ""])
        enterprise.industry = pick(["钢铁", "铸造", nil])
        enterprise.emission = PerPollutant(
            so2: emission(), nox: emission(), pm: emission(), vocs: random.chance(10) ? nil : emission())
        enterprise.baseLoad = pick([nil, .zero, .kilowattHours(100), .kilowattHours(400)])
        enterprise.givenBaseline = pick([nil, nil, nil, .kilowattHours(900)])
        enterprise.cap = pick([nil, .kilowattHours(700)])
        enterprise.status = pick([.normal, .normal, .normal, .longIdle])
        enterprise.selfGenerationFactor = pick([nil, nil, Ratio(significand: 13, scale: 1)])
        region.inventory.enterprises.append(enterprise)
        addMeasures(id)
        for number in 1...Int.random(in: 1...2, using: &random) { addAccount("\(id)-\(number)", of: id) }
    }

    private mutating func emission() -> EmissionFigure? {
        .annual(Mass(milligrams: Int64.random(in: 0...80_000_000_000, using: &random)), productionDays: 330)
    }

    private mutating func addMeasures(_ id: String) {
        let cut = 5 * Int.random(in: 1...19, using: &random)
        if random.chance(20) {
            region.inventory.lines += ["A", "B"].map { line in
                ProductionLine(
                    enterpriseID: id, lineID: line, emission: PerPollutant(repeating: .daily(.kilograms(10))),
                    energyShare: .percent(50))
            }
            region.inventory.measures += [.stop(id, line: "A"), .limit(id, line: "B", percent: cut)]
        } else {
            let type = pick([MeasureType.stop, .stop, .limit, .limit, .cap, .voluntary])
            var measure = Measure.of(type, id, percent: type == .limit ? cut : nil)
            if random.chance(10) { measure.energyCut = .percent(cut) }
            if random.chance(10) { measure.level = .yellow }
            region.inventory.measures.append(measure)
        }
        if random.chance(20) { region.inventory.measures.append(.of(.transport, id, percent: 15)) }
    }

    private mutating func addAccount(_ account: String, of id: String) {
        let isSubtracted = account.hasSuffix("2") && random.chance(50)
        region.inventory.bindings.append(
            AccountBinding(accountNumber: account, enterpriseID: id, sign: isSubtracted ? -1 : 1))
        let usual = isSubtracted ? 50 : 1000
        var values: [CalendarDay: ReadingTable.Reading] = [:]
        for offset in -14..<region.actions[0].effectiveAt.day.distance(to: last) + 1 {
            guard !random.chance(2) else { continue }
            let share = offset >= 0 ? Int.random(in: 0...120, using: &random) : Int.random(in: 90...110, using: &random)
            let value = Energy.kilowattHours(usual * share / 100)
            values[Region.firstDay.advanced(by: offset)] =
                random.chance(2) ? .conflict(lower: value, higher: value + .kilowattHours(200)) : .value(value)
        }
        region.consumption[account] = values
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    /// The episode's account, or that of its first day.
    func account(wholeEpisode: Bool = true) -> CityAccount? {
        wholeEpisode ? region.episode(through: last) : region.account()
    }
}

// MARK: - What must not matter, or only in one direction

extension GeneratedCity {
    func shuffled() -> GeneratedCity {
        var copy = self
        copy.region.inventory.enterprises.shuffle(using: &copy.random)
        copy.region.inventory.measures.shuffle(using: &copy.random)
        copy.region.inventory.bindings.shuffle(using: &copy.random)
        copy.region.inventory.lines.shuffle(using: &copy.random)
        copy.region.otherSources.shuffle(using: &copy.random)
        copy.region.society.shuffle(using: &copy.random)
        return copy
    }

    /// A reading of a response day, nil where there is none.
    private mutating func responseReading(of isWanted: (AccountBinding) -> Bool) -> (
        binding: AccountBinding, day: CalendarDay
    )? {
        let day = Region.firstDay.advanced(by: Int.random(in: 0...Region.firstDay.distance(to: last), using: &random))
        let bound = region.inventory.bindings.filter {
            isWanted($0) && region.consumption[$0.accountNumber]?[day] != nil
        }
        return bound.randomElement(using: &random).map { ($0, day) }
    }

    var responseDays: [CalendarDay] { Array(Region.firstDay...last) }

    mutating func harm(_ account: String, on day: CalendarDay, _ reading: ReadingTable.Reading) {
        region.consumption[account]?[day] = reading
    }

    /// One more enterprise, on the list and metered, that no measure asks for anything.
    mutating func addUnaffected(_ id: String) {
        region.inventory.enterprises.append(
            .plant(id, kind: .other).with { $0.emission = PerPollutant(repeating: nil) })
        addAccount("\(id)-1", of: id)
    }

    func withoutOneResponseReading() -> GeneratedCity? {
        var copy = self
        guard let chosen = copy.responseReading(of: { _ in true }) else { return nil }
        copy.region.consumption[chosen.binding.accountNumber]?[chosen.day] = nil
        return copy
    }

    /// The city with one reading of a counted account on a response day lowered.
    func withOneLoweredReading() -> GeneratedCity? {
        var copy = self
        guard let chosen = copy.responseReading(of: { $0.sign > 0 }),
            case .value(let energy)? = copy.region.consumption[chosen.binding.accountNumber]?[chosen.day]
        else { return nil }
        let lower = Energy(milliwattHours: Int64.random(in: 0...energy.milliwattHours, using: &copy.random))
        copy.region.consumption[chosen.binding.accountNumber]?[chosen.day] = .value(lower)
        return copy
    }

    /// All masses, of the society, the list and the declared sources, in a unit `factor` times as small.
    func scaled(by factor: Int64) -> GeneratedCity {
        let scale = { (figure: EmissionFigure?) -> EmissionFigure? in
            guard let figure else { return nil }
            let mass = Mass(milligrams: figure.mass.milligrams * factor)
            return figure.days == 1 ? .daily(mass) : .annual(mass, productionDays: figure.days)
        }
        var copy = self
        for index in copy.region.society.indices {
            copy.region.society[index].emission = scale(region.society[index].emission) ?? .daily(.zero)
        }
        for index in copy.region.inventory.enterprises.indices {
            copy.region.inventory.enterprises[index].emission = region.inventory.enterprises[index].emission.map(scale)
        }
        for index in copy.region.inventory.lines.indices {
            copy.region.inventory.lines[index].emission = region.inventory.lines[index].emission.map(scale)
        }
        for index in copy.region.otherSources.indices {
            copy.region.otherSources[index].reduction.milligrams *= factor
        }
        return copy
    }
}
