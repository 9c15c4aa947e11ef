import EmissionModel
import Jurisdiction

/// A small invented city: 40 enterprises in the counties that its plan's sample names, 28 weeks of readings, an orange warning that becomes red.
/// Nothing in it is anyone's: names, accounts and figures are made by rule and seed.
struct SampleCity {
    let region: String
    let rule: SampleRule
    let enterprises: [SampleEnterprise]
    /// Units that the plan wants reports from.
    let senders: [String]

    static let firstReading = CalendarDay(number: 20_241)  // 2025-06-02
    /// From here on the baselines of the warning are made; what lies before shows how far they err.
    private static let lookbackStart = CalendarDay(number: 20_376)  // 2025-10-15
    static let lastReading = CalendarDay(number: 20_441)  // 2025-12-19
    static let orangeFrom = CalendarDay(number: 20_438)  // 2025-12-16
    static let redFrom = CalendarDay(number: 20_440)  // 2025-12-18
    static let lifted = CalendarDay(number: 20_442)  // 2025-12-20
    static let episode = "2025-12-A"

    init(_ profile: Profile) {
        region = profile.defaultRegion
        let rule = profile.sample
        self.rule = rule
        senders = Self.senders(profile)
        var numbers = SeededNumbers(seed: 2025_12_16)
        enterprises = Self.blueprints.enumerated().flatMap { index, blueprint in
            (0..<blueprint.count).map { copy in
                Self.enterprise(blueprint, rule, index: index, copy: copy, &numbers)
            }
        }.enumerated().map { number, enterprise in
            var numbered = enterprise
            numbered.number = number + 1
            numbered.conduct = Self.exceptions[number + 1] ?? .carriesOut(percent: 100)
            numbered.isSecret = number + 1 == 33
            numbered.swings = [16, 27].contains(number + 1)
            return numbered
        }
    }

    /// Who has to report to the office, by name; where the plan names nobody, its member units.
    private static func senders(_ profile: Profile) -> [String] {
        let named = profile.reports.filter { $0.direction != .ours }.flatMap(profile.senders)
        let units = profile.departments.filter { !$0.isGroup }.map(\.name)
        var senders: [String] = []
        for name in named.isEmpty ? units : named where !senders.contains(name) { senders.append(name) }
        return senders
    }

    // MARK: The enterprises

    private struct Blueprint {
        var industry: String
        var suffix: String
        var count: Int
        var kind: EnterpriseClass
        var grades: [PerformanceGrade]
        /// kg a day of the largest; the others are smaller by lot.
        var emission: PerPollutant<Int>
        var level: Int
        var baseLoadPercent: Int
        var orange: SampleEnterprise.Duty
        var red: SampleEnterprise.Duty
    }

    private static let blueprints = [
        Blueprint(
            industry: "钢铁", suffix: "钢铁", count: 2, kind: .key, grades: [.b, .c],
            emission: PerPollutant(so2: 620, nox: 980, pm: 540, vocs: 60), level: 380_000, baseLoadPercent: 14,
            orange: .limit(percent: 30), red: .limit(percent: 50)),
        Blueprint(
            industry: "水泥", suffix: "水泥", count: 3, kind: .key, grades: [.b, .c, .d],
            emission: PerPollutant(so2: 180, nox: 760, pm: 420, vocs: 20), level: 160_000, baseLoadPercent: 9,
            orange: .stop, red: .stop),
        Blueprint(
            industry: "砖瓦窑", suffix: "建材", count: 5, kind: .key, grades: [.c, .d],
            emission: PerPollutant(so2: 260, nox: 170, pm: 240, vocs: 6), level: 14_000, baseLoadPercent: 8,
            orange: .stop, red: .stop),
        Blueprint(
            industry: "铸造", suffix: "铸造", count: 5, kind: .key, grades: [.b, .c, .c],
            emission: PerPollutant(so2: 24, nox: 40, pm: 160, vocs: 70), level: 26_000, baseLoadPercent: 12,
            orange: .limit(percent: 50), red: .stop),
        Blueprint(
            industry: "工业涂装", suffix: "涂装", count: 6, kind: .key, grades: [.b, .c, .c, .d],
            emission: PerPollutant(so2: 0, nox: 6, pm: 24, vocs: 180), level: 9_000, baseLoadPercent: 15,
            orange: .stop, red: .stop),
        Blueprint(
            industry: "包装印刷", suffix: "印务", count: 4, kind: .key, grades: [.b, .c],
            emission: PerPollutant(so2: 0, nox: 3, pm: 4, vocs: 95), level: 6_500, baseLoadPercent: 18,
            orange: .limit(percent: 50), red: .stop),
        Blueprint(
            industry: "化工", suffix: "化工", count: 3, kind: .key, grades: [.b, .c],
            emission: PerPollutant(so2: 110, nox: 240, pm: 70, vocs: 320), level: 210_000, baseLoadPercent: 22,
            orange: .limit(percent: 20), red: .limit(percent: 30)),
        Blueprint(
            industry: "家具", suffix: "家具", count: 4, kind: .other, grades: [.none],
            emission: PerPollutant(so2: 0, nox: 0, pm: 16, vocs: 60), level: 3_200, baseLoadPercent: 10,
            orange: .stop, red: .stop),
        Blueprint(
            industry: "热力生产", suffix: "供热", count: 3, kind: .guarantee, grades: [.none],
            emission: PerPollutant(so2: 150, nox: 320, pm: 60, vocs: 4), level: 48_000, baseLoadPercent: 10,
            orange: .cap(percent: 110), red: .cap(percent: 110)),
        Blueprint(
            industry: "食品加工", suffix: "食品", count: 3, kind: .small, grades: [.none],
            emission: PerPollutant(so2: 0, nox: 0, pm: 0, vocs: 0), level: 2_100, baseLoadPercent: 20,
            orange: .transport, red: .transport),
        Blueprint(
            industry: "装备制造", suffix: "装备", count: 2, kind: .key, grades: [.a],
            emission: PerPollutant(so2: 2, nox: 18, pm: 20, vocs: 40), level: 32_000, baseLoadPercent: 16,
            orange: .voluntary, red: .voluntary),
    ]

    /// Who does not simply carry out: so that a first report shows every outcome.
    private static let exceptions: [Int: SampleEnterprise.Conduct] = [
        2: .carriesOut(percent: 62), 8: .carriesOut(percent: 20), 13: .sendsNothing, 16: .carriesOut(percent: 70),
        19: .rises(percent: 16), 24: .carriesOut(percent: 35), 30: .carriesOut(percent: 80), 39: .rises(percent: 14),
    ]

    private static let words = ["宏远", "天成", "金鼎", "瑞和", "博源", "永盛", "华泰", "昌达", "恒信", "嘉禾", "新阳"]

    private static func enterprise(
        _ blueprint: Blueprint, _ rule: SampleRule, index: Int, copy: Int, _ numbers: inout SeededNumbers
    ) -> SampleEnterprise {
        let size = copy == 0 ? 100 : numbers.whole(35...95)
        let other = rule.industries[blueprint.industry]
        return SampleEnterprise(
            rule: rule, number: 0,
            name: "样例" + words[(index * 3 + copy) % words.count] + (other ?? blueprint.suffix) + "有限公司",
            county: rule.counties[(index + copy) % rule.counties.count], industry: other ?? blueprint.industry,
            kind: blueprint.kind,
            grade: blueprint.grades[copy % blueprint.grades.count],
            emission: blueprint.emission.map { $0 * size / 100 }, level: blueprint.level * size / 100,
            baseLoadPercent: blueprint.baseLoadPercent, declaresBaseLoad: copy % 3 != 2, orange: blueprint.orange,
            red: blueprint.red, conduct: .carriesOut(percent: 100))
    }

    // MARK: Readings

    /// kWh of every enterprise and day, nil where nothing arrived.
    func readings() -> [[Int?]] {
        var numbers = SeededNumbers(seed: 77)
        var earlier = SeededNumbers(seed: 2025_06_02)
        return enterprises.map { enterprise in
            let rhythm = [100, 100, 100, 100, 100, numbers.whole(78...99), numbers.whole(55...97)]
            let past = (Self.firstReading..<Self.lookbackStart).map { day -> Int? in
                let orders = enterprise.swings ? Self.orders[Int(day.number) / 7 % Self.orders.count] : 100
                let share = rhythm[day.weekday - 1] * orders / 10 + earlier.whole(-45...45)
                return enterprise.consumption(dutyCutPercent: 0, perMille: share)
            }
            return past
                + (Self.lookbackStart...Self.lastReading).map { day in
                    let share = rhythm[day.weekday - 1] * 10 + numbers.whole(-45...45)
                    return enterprise.reading(on: day, perMille: share)
                }
        }
    }

    /// Per cent of the level, week by week, of a plant that works to order: its baseline says little of what it would
    /// have used.
    private static let orders = [100, 70, 115, 60, 95, 125, 80, 50, 110]
}

extension SampleEnterprise {
    fileprivate func reading(on day: CalendarDay, perMille share: Int) -> Int? {
        guard day >= SampleCity.orangeFrom else { return consumption(dutyCutPercent: 0, perMille: share) }
        if case .sendsNothing = conduct, day > SampleCity.orangeFrom { return nil }
        let duty = day >= SampleCity.redFrom ? red : orange
        let cut =
            switch duty {
            case .stop: 100
            case .limit(let percent): percent
            case .cap, .voluntary, .transport: 0
            }
        switch conduct {
        case .sendsNothing: return consumption(dutyCutPercent: cut, perMille: share)
        case .carriesOut(let percent): return consumption(dutyCutPercent: cut * percent / 100, perMille: share)
        case .rises(let percent): return consumption(dutyCutPercent: 0, perMille: share) * (100 + percent) / 100
        }
    }
}
