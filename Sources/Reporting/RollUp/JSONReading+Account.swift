import Accounting
import Diagnostics
import EmissionModel

extension JSONReading {
    func expectSchema(_ schema: String) throws(JSONMisfit) {
        let found = try member("schema")
        guard try found.text() == schema else {
            throw found.misfit(zh: "不认识这个版本，应为 \(schema)", en: "an unknown version, expected \(schema)")
        }
    }

    /// A region's name: some characters that can be seen, on one line.
    func name() throws(JSONMisfit) -> String {
        let name = try text()
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
        guard !name.isEmpty, name.utf8.count <= 300, isPlain, name.first != " ", name.last != " " else {
            throw misfit(zh: "不是可用的地区名称", en: "is no name of a region")
        }
        return name
    }

    func path() throws(JSONMisfit) -> [String] {
        var names: [String] = []
        for element in try elements() { names.append(try element.name()) }
        guard (1...8).contains(names.count) else { throw misfit(zh: "地区层级应为 1 至 8 级", en: "should be 1 to 8 levels") }
        return names
    }

    func scope(
        _ days: [DayAccount], _ partDays: [PartDay]
    ) throws(JSONMisfit) -> CityAccount.Scope {
        if let day = try member("date").optionalDay() {
            guard days.allSatisfy({ $0.day == day }) else {
                throw try member("days").misfit(zh: "与 date 不是同一天", en: "is not about the day of date")
            }
            return .day(day)
        }
        let all = days.map(\.day) + partDays.map(\.day)
        guard let first = all.min(), let last = all.max() else {
            throw misfit(zh: "没有任何核算日", en: "has no accounted day")
        }
        return .episode(first: first, last: last)
    }

    func dayAccounts() throws(JSONMisfit) -> [DayAccount] {
        var days: [DayAccount] = []
        for element in try elements() { days.append(try element.dayAccount()) }
        guard days.count <= 2_000 else { throw misfit(zh: "核算日过多", en: "has too many days") }
        let minutes = Dictionary(grouping: days, by: \.day).mapValues { $0.reduce(0) { $0 + $1.minutes } }
        guard minutes.values.allSatisfy({ $0 <= 1440 }) else {
            throw misfit(zh: "同一天的时段超过 24 小时", en: "has more than 24 hours of one day")
        }
        return days
    }

    private func dayAccount() throws(JSONMisfit) -> DayAccount {
        let minutes = try member("minutes").integer()
        guard (1...1440).contains(minutes) else {
            throw try member("minutes").misfit(zh: "应为 1 至 1440", en: "should be 1 to 1440")
        }
        return DayAccount(
            day: try member("date").day(), level: try member("level").optionalChoice(of: WarningLevel.self),
            minutes: minutes, plan: try member("plan_kg").masses(), low: try member("low_kg").masses(),
            high: try member("high_kg").masses(), evident: try member("evident_kg").masses(),
            declared: try member("declared_kg").masses(),
            society: try member("society_mgPerDay").perPollutant { (value) throws(JSONMisfit) in
                value.value == .null ? nil : try value.society()
            },
            target: try member("targetExact").perPollutant { (value) throws(JSONMisfit) in
                value.value == .null ? nil : try value.fraction()
            },
            particulateBasis: try member("particulateBasis").optionalChoice(of: ParticulateBasis.self))
    }

    func partDays() throws(JSONMisfit) -> [PartDay] {
        var parts: [PartDay] = []
        for element in try elements() {
            var levels: [WarningLevel] = []
            for level in try element.member("levels").elements() {
                levels.append(try level.choice(of: WarningLevel.self))
            }
            let hours = try element.member("hours").share()
            parts.append(
                PartDay(
                    day: try element.member("date").day(), minutes: Int((hours * Ratio(60)).whole(.nearest)),
                    levels: levels, reason: try element.member("reason").choice(of: PartDay.Reason.self)))
        }
        return parts
    }

    func declaredSectors() throws(JSONMisfit) -> [SectorAccount] {
        var sectors: [SectorAccount] = []
        for element in try elements() where try element.member("declared").bool() {
            sectors.append(
                SectorAccount(
                    sector: try element.member("sector").choice(of: SourceSector.self), isDeclared: true,
                    plan: try element.member("plan_kg").masses(), low: try element.member("low_kg").masses(),
                    high: try element.member("high_kg").masses()))
        }
        return sectors
    }

    func accounts() throws(JSONMisfit) -> [EnterpriseAccount] {
        var accounts: [EnterpriseAccount] = []
        for element in try elements() { accounts.append(try element.enterpriseAccount()) }
        return accounts
    }
}
