import Accounting
import EmissionModel
import Testing

/// Part days counted by their quarter-hours. Before the episode every plant uses 10 kWh in each quarter-hour (960 a day),
/// so that a part's baseline is 10 kWh times its quarter-hours.
@Suite struct QuarterHourAccountTests {
    static let first = Region.firstDay

    /// A region whose plants have curves.
    struct CurveRegion {
        var region = Region()
        var curves: [String: [CalendarDay: [Int?]]] = [:]

        /// - Parameter during: kWh of each quarter-hour from the first day of the episode on.
        mutating func add(
            _ enterprise: Enterprise, during: [[Int?]], measures: [Measure],
            resolution: ReadingResolution? = .quarterHour
        ) {
            region.add(
                enterprise, before: 960,
                during: during.map { day in day.contains(nil) ? nil : day.reduce(0) { $0 + ($1 ?? 0) } },
                measures: measures)
            region.inventory.bindings[region.inventory.bindings.count - 1].resolution = resolution
            var own: [CalendarDay: [Int?]] = [:]
            let start = region.actions[0].effectiveAt.day
            for offset in 1...60 { own[start.advanced(by: -offset)] = Array(repeating: 10, count: 96) }
            for (offset, day) in during.enumerated() { own[start.advanced(by: offset)] = day }
            curves[enterprise.id] = own
        }

        var input: CityInput {
            var input = region.input
            let last = input.readings.lastDay
            for range in CityAccounting.quarterRanges(of: input.episode, through: last) {
                var table = ReadingTable(
                    firstDay: input.readings.firstDay, dayCount: input.readings.dayCount,
                    accountNumbers: input.readings.accountNumbers)
                for (account, days) in curves {
                    guard let row = table.row(of: account) else { continue }
                    for (day, quarters) in days where !quarters[range].contains(nil) {
                        table[row, day] = .value(.kilowattHours(quarters[range].reduce(0) { $0 + ($1 ?? 0) }))
                    }
                }
                input.partReadings[range] = table
            }
            return input
        }

        func account(_ offset: Int) -> CityAccount? {
            CityAccounting.account(input, on: first.advanced(by: offset))
        }

        func episode(_ offset: Int) -> CityAccount? {
            CityAccounting.account(input, through: first.advanced(by: offset))
        }
    }

    static func action(_ kind: ResponseAction.Kind, _ level: WarningLevel?, day: Int, minute: Int) -> ResponseAction {
        ResponseAction(
            episodeID: "P1", region: "奎屯市", kind: kind, level: level,
            effectiveAt: LocalMinute(first.advanced(by: day), minute: minute))
    }

    static func quarters(_ pieces: (kilowattHours: Int?, count: Int)...) -> [Int?] {
        pieces.flatMap { Array(repeating: $0.kilowattHours, count: $0.count) }
    }

    /// Orange from 14:00, red from 06:30 of the next day, lifted at 10:00 of the day after.
    static let example: CurveRegion = {
        var result = CurveRegion()
        result.region.actions = [
            action(.start, .orange, day: 0, minute: 14 * 60), action(.upgrade, .red, day: 1, minute: 390),
            action(.lift, nil, day: 2, minute: 600),
        ]
        // No base load, so that ρ is the drop itself: 50 % in the orange hours, 80 % in the first red ones.
        let plant = Enterprise.plant().with { $0.baseLoad = .zero }
        result.add(
            plant,
            during: [
                quarters((10, 56), (5, 40)), quarters((5, 26), (2, 70)), quarters((0, 40), (10, 56)),
            ], measures: [.limit(at: .orange, percent: 50), .stop(at: .red)])
        return result
    }()

    @Test func theDayOfTheStart() throws {
        let account = try #require(Self.example.account(0))
        #expect(account.partDays == [])
        #expect(account.accountedDays == [Self.first])
        #expect(account.minutes == 600)
        let plant = account.enterprises[0]
        #expect(plant.energy == .kilowattHours(200))
        #expect(plant.baseline == .kilowattHours(400))
        #expect(plant.attainment == .one)
        // 100 kg × 50 % × 10 h / 24 h, over 1000 kg × 10 / 24.
        #expect(plant.plan.so2 == Mass(milligrams: 20_833_333))
        #expect(account.ratios.so2.society?.perDay == Ratio(1_000_000_000))
        #expect(account.ratios.so2.target == .percent(20))
        #expect(account.ratios.so2.low == Ratio(20_833_333 * 24, over: 10 * 1_000_000_000))
        #expect(account.segments.map(\.level) == [.orange])
        #expect(account.segments[0].start == LocalMinute(Self.first, minute: 840))
        #expect(account.segments[0].end == LocalMinute(Self.first, minute: 1440))
    }

    @Test func theDayOfTheUpgradeHasARowALevel() throws {
        let account = try #require(Self.example.account(1))
        #expect(account.level == .red)
        #expect(account.minutes == 1440)
        #expect(account.segments.map(\.level) == [.orange, .red])
        #expect(account.segments.map(\.minutes) == [390, 1050])
        #expect(account.segments.map(\.ratios.so2.target) == [.percent(20), .percent(30)])
        // (390 × 20 % + 1050 × 30 %) / 1440.
        #expect(account.ratios.so2.target == Ratio(390 * 20 + 1050 * 30, over: 144_000))
        let plant = account.enterprises[0]
        // 26 quarter-hours of 5 kWh and 70 of 2.
        #expect(plant.energy == .kilowattHours(270))
        #expect(plant.baseline == .kilowattHours(960))
        // Orange: 50 kg × 390/1440, carried out; red: 100 kg × 1050/1440 × 0.8.
        let orange = Mass(milligrams: 13_541_666)
        let red = Mass(milligrams: 58_333_333)
        #expect(
            account.segments[0].ratios.so2.low == Ratio(Int128(orange.milligrams * 1440), over: 390 * 1_000_000_000))
        #expect(account.segments[1].ratios.so2.low == Ratio(Int128(red.milligrams * 1440), over: 1050 * 1_000_000_000))
        #expect(plant.low.so2 == orange + red)
        #expect(account.ratios.so2.low == Ratio(Int128((orange + red).milligrams), over: 1_000_000_000))
    }

    @Test func theEpisodeIsTheSumOfItsHours() throws {
        let account = try #require(Self.example.episode(5))
        #expect(account.minutes == 600 + 1440 + 600)
        #expect(account.accountedDays.count == 3)
        #expect(account.segments.map(\.minutes) == [990, 1650])
        #expect(account.segments.map(\.accountedDays.count) == [2, 2])
        #expect(account.ratios.so2.target == Ratio(990 * 20 + 1650 * 30, over: 264_000))
        let low = try (0..<3).map { try #require(Self.example.account($0)).enterprises[0].low.so2.milligrams }
            .reduce(0, +)
        #expect(account.enterprises[0].low.so2.milligrams == low)
        #expect(account.ratios.so2.low == Ratio(Int128(low * 1440), over: 2640 * 1_000_000_000))
    }

    /// The declared resolution of every required enterprise decides, whatever curves have come.
    @Test func oneDailyAccountKeepsTheDayWhole() throws {
        var region = Self.example
        let day = Self.quarters((10, 96))
        region.add(.plant("E2"), during: [day, day, day], measures: [.stop("E2")], resolution: nil)
        let account = try #require(region.account(1))
        #expect(account.accountedDays == [])
        #expect(account.partDays.map(\.undeclared) == [["E2"]])
        #expect(account.segments == [])
        #expect(account.ratios.so2.low == nil)
        // One that is not required does not.
        var voluntary = Self.example
        voluntary.add(.plant("E2"), during: [day, day, day], measures: [.of(.voluntary, "E2")], resolution: .day)
        #expect(voluntary.account(1)?.accountedDays == [Self.first.advanced(by: 1)])
    }

    @Test func dailyAccountsAreListedAsBefore() throws {
        var region = Self.example
        region.region.inventory.bindings[0].resolution = .day
        let account = try #require(region.episode(5))
        #expect(account.accountedDays == [])
        #expect(account.partDays.map(\.undeclared) == [[], [], []])
        #expect(account.partDays.map(\.minutes) == [600, 1440, 600])
    }

    /// Daily readings in place of the promised curves are no want of baseline days.
    @Test func curvesThatNeverCameAreSaid() throws {
        var region = Self.example
        region.curves["E1"] = [:]
        let account = try #require(region.account(0))
        #expect(account.enterprises[0].low == .zero)
        #expect(account.notices.filter { $0.enterpriseID == "E1" }.map(\.kind) == [.missingDays, .missingCurves])
    }

    /// A curve that is missing saves nothing, and no quarter-hour that goes missing raises a low figure.
    @Test func deletingAQuarterHourNeverRaisesALow() throws {
        let whole = try (0..<3).map { try #require(Self.example.account($0)) }
        for day in 0..<3 {
            for quarter in stride(from: 0, to: 96, by: 5) {
                var region = Self.example
                let date = Self.first.advanced(by: day)
                region.curves["E1"]?[date]?[quarter] = nil
                region.region.consumption["E1"]?[date] = nil
                let account = try #require(region.account(day))
                for pollutant in Pollutant.allCases {
                    let (less, more) = (account.ratios[pollutant].low, whole[day].ratios[pollutant].low)
                    #expect(try #require(less) <= #require(more), "\(day) \(quarter)")
                }
            }
        }
        var region = Self.example
        region.curves["E1"]?[Self.first] = nil
        let account = try #require(region.account(0))
        #expect(account.ratios.so2.low == .zero)
        #expect(account.enterprises[0].outcome == .noData)
    }

    /// Without curves before the episode nothing tells the share of the hours: no baseline, no saving.
    @Test func withoutAShareTheBaselineIsWeak() throws {
        var region = Self.example
        region.curves["E1"] = region.curves["E1"]?.filter { $0.key >= Self.first }
        let account = try #require(region.account(0))
        #expect(account.enterprises[0].outcome == .weakBaseline)
        #expect(account.ratios.so2.low == .zero)
    }

    /// A boundary inside a quarter-hour: to the level of its greater part, ties to the higher.
    @Test(arguments: [(5, 25...26), (7, 25...26), (8, 26...26), (10, 26...26)])
    func boundariesInsideAQuarterHour(minute: Int, red: ClosedRange<Int>) {
        let actions = [
            Self.action(.start, .orange, day: 0, minute: 0),
            Self.action(.upgrade, .red, day: 0, minute: 375 + minute), Self.action(.lift, nil, day: 1, minute: 0),
        ]
        let episode = Episode(id: "P1", region: "奎屯市", actions: actions)
        let ranges = CityAccounting.quarterRanges(of: episode, through: Self.first)
        let from = red.lowerBound
        #expect(ranges == [0..<from, 0..<96, from..<96])
    }

    @Test func mergedProcessesGiveOneRowALevel() throws {
        var region = Self.example
        region.region.actions.insert(Self.action(.upgrade, .orange, day: 0, minute: 20 * 60), at: 1)
        let account = try #require(region.account(0))
        #expect(account.segments.count == 1)
        #expect(account.minutes == 600)
        #expect(account.ratios == Self.example.account(0)?.ratios)
    }

    /// A declared reduction is one of a day: a stretch has its share of it.
    @Test func declaredSourcesCountByHours() throws {
        var region = Self.example
        region.region.otherSources = [
            OtherSourceReduction(
                period: .episode("P1"), sector: .mobile, pollutant: .nox, reduction: .kilograms(24), evidence: "限行")
        ]
        let account = try #require(region.account(0))
        let industry = try #require(account.ratios.nox.industryLow)
        #expect(account.ratios.nox.low == industry + (try #require(Ratio(240, over: 10_000))))
    }

    @Test func theCapCountsByHours() throws {
        var region = Self.example
        let guarantee = Enterprise.plant("G", kind: .guarantee).with { $0.cap = .kilowattHours(960) }
        let day = Self.quarters((10, 96))
        let more = Self.quarters((10, 95), (11, 1))
        region.add(guarantee, during: [day, more, day], measures: [.of(.cap, "G")])
        #expect(region.account(0)?.enterprises.last?.outcome == .withinCap)
        #expect(region.account(1)?.enterprises.last?.outcome == .overCap)
    }
}
