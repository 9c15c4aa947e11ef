import Accounting
import EmissionModel

extension Mass {
    static func kilograms(_ value: Int) -> Mass { Mass(milligrams: Int64(value) * 1_000_000) }
}

extension Energy {
    static func kilowattHours(_ value: Int) -> Energy { Energy(milliwattHours: Int64(value) * 1_000_000) }
}

extension Ratio {
    static func percent(_ value: Int) -> Ratio { Ratio(percent: Int64(value), scale: 0) }
    static func thousandths(_ value: Int) -> Ratio { Ratio(significand: Int64(value), scale: 3) }
}

extension CalendarDay {
    /// `2026-01-08`, for literals of tests.
    static func on(_ iso: String) -> CalendarDay { CalendarDay(iso: iso) ?? CalendarDay(number: 0) }
}

extension PerPollutant where Value == EmissionFigure? {
    static func kilogramsADay(_ so2: Int, _ nox: Int, _ pm: Int, _ vocs: Int) -> Self {
        PerPollutant<Int>(so2: so2, nox: nox, pm: pm, vocs: vocs).map { .daily(.kilograms($0)) }
    }
}

extension PerPollutant where Value == Ratio? {
    static func percent(_ so2: Int, _ nox: Int, _ pm: Int, _ vocs: Int) -> Self {
        PerPollutant<Int>(so2: so2, nox: nox, pm: pm, vocs: vocs).map { .some(.percent($0)) }
    }
}

extension AccountingParameters {
    /// The defaults that `domain.md` states.
    static let defaults = AccountingParameters(
        attainment: Attainment(
            stopLoadRatio: .percent(10), stopDrop: .percent(75), limitTolerance: .percent(2),
            implemented: .percent(90), partial: .percent(50), increase: .percent(10)),
        baseLoad: BaseLoad(
            defaultShare: .percent(13), maximumShare: .percent(30), stopLookback: 365, agreement: .percent(5)),
        baseline: Baseline(
            method: .dtl7, lookback: 56, lunarNewYearMargin: 21, minimumLevelDays: 5,
            minimumCoverage: .percent(90),
            gap: Gap(
                skippedDays: 1, skipFrom: .percent(95), quantile: .percent(10), strictFrom: .percent(90),
                strictQuantile: .percent(5))),
        coverageMinimum: .percent(80), so2NoxInterchange: false,
        targets: [
            .yellow: PerPollutant(repeating: .percent(10)), .orange: PerPollutant(repeating: .percent(20)),
            .red: PerPollutant(repeating: .percent(30)),
        ], witness: Witness(difference: .percent(20), days: 7, minimumDays: 5, validHours: 18),
        intensityDrift: PerPollutant(
            so2: .thousandths(40), nox: .thousandths(65), pm: .thousandths(65), vocs: .thousandths(65)))
}

/// A small region under one orange warning, built up by each test. Its calendar knows 2025 and 2026, without holidays.
struct Region {
    var name = "奎屯市"
    var parameters = AccountingParameters.defaults
    var society: [SocietyFigure] = Pollutant.allCases.map {
        SocietyFigure(region: "奎屯市", year: 2025, pollutant: $0, emission: .daily(.kilograms(1000)))
    }
    var targets: [ReductionTarget] = []
    var inventory = EmissionInventory()
    var consumption: [String: [CalendarDay: ReadingTable.Reading]] = [:]
    var actions: [ResponseAction]
    var otherSources: [OtherSourceReduction] = []
    var calendar = DayCalendar(
        years: [2025, 2026], lunarNewYears: [.on("2025-01-29"), .on("2026-02-17"), .on("2027-02-06")])
    var earlierResponses: [ResponseInterval] = []

    /// A Wednesday far from Lunar New Year, by default for one day.
    static let firstDay = CalendarDay.on("2025-11-12")

    init(days: Int = 1, level: WarningLevel = .orange, from first: CalendarDay = Region.firstDay) {
        actions = [
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .start, level: level, effectiveAt: LocalMinute(first)),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .lift, level: nil,
                effectiveAt: LocalMinute(first.advanced(by: days))),
        ]
    }

    var input: CityInput {
        let days = consumption.values.flatMap(\.keys)
        let first = days.min() ?? Self.firstDay
        let last = days.max() ?? Self.firstDay
        var readings = ReadingTable(
            firstDay: first, dayCount: first.distance(to: last) + 1, accountNumbers: consumption.keys.sorted())
        for (account, values) in consumption {
            guard let row = readings.row(of: account) else { continue }
            for (day, reading) in values { readings[row, day] = reading }
        }
        return CityInput(
            region: name, parameters: parameters, society: society, targets: targets, inventory: inventory,
            readings: readings, episode: Episode(id: "P1", region: name, actions: actions),
            otherSources: otherSources, calendar: calendar, earlierResponses: earlierResponses)
    }

    /// Adds an enterprise with one account of its own identifier, `before` kWh on each of the 150 days before the
    /// episode and `during` on its days.
    mutating func add(_ enterprise: Enterprise, before: Int? = 1000, during: [Int?] = [], measures: [Measure] = []) {
        inventory.enterprises.append(enterprise)
        inventory.measures += measures
        inventory.bindings.append(AccountBinding(accountNumber: enterprise.id, enterpriseID: enterprise.id))
        var values: [CalendarDay: ReadingTable.Reading] = [:]
        let first = actions[0].effectiveAt.day
        if let before {
            for offset in 1...150 { values[first.advanced(by: -offset)] = .value(.kilowattHours(before)) }
        }
        for (offset, value) in during.enumerated() {
            if let value { values[first.advanced(by: offset)] = .value(.kilowattHours(value)) }
        }
        consumption[enterprise.id] = values
    }

    func account(on day: CalendarDay = Region.firstDay) -> CityAccount? { CityAccounting.account(input, on: day) }

    func enterprise(_ id: String, on day: CalendarDay = Region.firstDay) -> EnterpriseAccount? {
        account(on: day)?.enterprises.first { $0.enterprise.id == id }
    }

    func episode(through last: CalendarDay) -> CityAccount? { CityAccounting.account(input, through: last) }
}

extension Enterprise {
    /// 100 kg a day of each pollutant, base load of 100 kWh declared.
    static func plant(_ id: String = "E1", kind: EnterpriseClass = .key) -> Enterprise {
        Enterprise(
            id: id, name: id, county: "甲县", kind: kind, emission: .kilogramsADay(100, 100, 100, 100),
            baseLoad: .kilowattHours(100))
    }

    func with(_ change: (inout Enterprise) -> Void) -> Enterprise {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Measure {
    static func stop(_ id: String = "E1", line: String? = nil, at level: WarningLevel = .orange) -> Measure {
        Measure(enterpriseID: id, lineID: line, level: level, type: .stop)
    }

    static func limit(
        _ id: String = "E1", line: String? = nil, at level: WarningLevel = .orange, percent: Int
    ) -> Measure {
        Measure(enterpriseID: id, lineID: line, level: level, type: .limit, productionCut: .percent(percent))
    }

    static func of(_ type: MeasureType, _ id: String = "E1", percent: Int? = nil) -> Measure {
        Measure(enterpriseID: id, level: .orange, type: type, productionCut: percent.map { .percent($0) })
    }
}
