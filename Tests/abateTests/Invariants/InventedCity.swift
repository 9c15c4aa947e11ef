import EmissionModel
import TestSupport

/// A small city made up from a seed, with everything that the accounting tells apart: up to eight enterprises of every
/// class with one to three accounts, counted and subtracted, lines, measures of each kind, gaps, zeros, given baselines,
/// base loads, declared sources, witnesses, and an episode with changes of level. Of one version: what is sent later,
/// again, or otherwise is made from it by `InventedNights`.
struct InventedCity {
    typealias Cell = InventedTable.Cell

    static let start = CalendarDay(iso: "2026-01-08") ?? CalendarDay(number: 20_461)
    static let lookback = 14

    var random: SplitMix64
    /// The last response day.
    let last: CalendarDay
    private(set) var enterprises: [Plant] = []
    private(set) var warnings: [[Cell]] = []
    var readings: [Reading] = []
    var curves: [Curve] = []
    private(set) var others: [[Cell]] = []
    private(set) var inspections: [[Cell]] = []
    private(set) var monitoring: [[Cell]] = []
    private(set) var society: [[Cell]] = []

    struct Plant {
        var id: String
        var cells: [Cell]
        var lines: [[Cell]] = []
        var measures: [[Cell]] = []
        var accounts: [Account] = []
    }

    struct Account {
        var number: String
        var sign: Int
        var hasCurves: Bool
        /// Watt-hours a day.
        var usual: Int64
    }

    struct Reading: Hashable {
        var account: String
        var day: CalendarDay
        var wattHours: Int64
        var isFlagged = false
    }

    /// The 96 quarter-hours of a day; nil where one is missing.
    struct Curve: Hashable {
        var account: String
        var day: CalendarDay
        var wattHours: [Int64?]
    }

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        last = Self.start.advanced(by: random.integer(in: 0...3))
        society = Pollutant.allCases.map { pollutant in
            [.text("奎屯市"), .text("2025"), .text("合计"), .text(pollutant.symbol)]
                + [.grams(random.integer(in: 300_000...3_000_000)), .text("PM10")]
        }
        for number in 1...random.integer(in: 1...8) { addPlant("E\(number)") }
        warn()
        for pollutant in Pollutant.allCases where random.once(in: 3) {
            others.append([
                .text(anyDay().iso), .text(random.element(of: ["移动源", "扬尘源"])), .text(pollutant.symbol),
                .grams(random.integer(in: 0...100_000)), .text("限行"),
            ])
        }
        for plant in enterprises {
            for account in plant.accounts { meter(account) }
            witness(plant.id)
        }
    }

    var responseDays: [CalendarDay] { Array(Self.start...last) }

    mutating func anyDay() -> CalendarDay { random.element(of: responseDays) }

    // MARK: The list

    private mutating func addPlant(_ id: String) {
        var plant = Plant(id: id, cells: [])
        let emissions: [Cell] = Pollutant.allCases.map { _ in
            random.once(in: 8) ? .blank : .grams(random.integer(in: 0...250_000))
        }
        let usual: Int64 = random.integer(in: 200_000...2_000_000)
        plant.cells =
            [
                .text(id), .text("样例\(id)公司"), .text(random.element(of: ["甲县", "乙县", "丙区"])),
                .text(random.element(of: ["钢铁", "铸造", "砖瓦", ""])), .text(random.element(of: ["工信局", "住建局", ""])),
                .text(random.element(of: ["重点", "重点", "重点", "小微", "保障", "其他"])),
                .text(random.element(of: ["A", "B", "C", "D", ""])), .text(random.element(of: ["正常", "正常", "长期停产"])),
            ] + emissions + [
                random.once(in: 3) ? .wattHours(usual / 10) : .blank,
                random.once(in: 5) ? .wattHours(usual) : .blank,
                random.once(in: 3) ? .wattHours(usual * 7 / 10) : .blank, .text("PM10"),
            ]
        addMeasures(&plant)
        for number in 1...random.integer(in: 1...3) {
            let isSubtracted = number == 2 && random.once(in: 2)
            plant.accounts.append(
                Account(
                    number: "65\(id.dropFirst())000000000\(number)", sign: isSubtracted ? -1 : 1,
                    hasCurves: random.once(in: 8), usual: isSubtracted ? usual / 20 : usual))
        }
        enterprises.append(plant)
    }

    private mutating func addMeasures(_ plant: inout Plant) {
        let cut = Cell.text("\(5 * random.integer(in: 1...19))%")
        if random.once(in: 6) {
            for (line, type) in [("A", "停产"), ("B", "限产")] {
                plant.lines.append([.text(plant.id), .text(line), .text("50%")] + [.grams(9_000), .grams(11_000)])
                plant.measures.append([
                    .text(plant.id), .text(line), .text("橙色"), .text(type), type == "限产" ? cut : .blank,
                ])
            }
        } else {
            let type = random.element(of: ["停产", "停产", "限产", "限产", "以量定产", "自主减排", "豁免"])
            let level = random.element(of: ["橙色", "橙色", "橙色", "黄色"])
            plant.measures.append([.text(plant.id), .blank, .text(level), .text(type), type == "限产" ? cut : .blank])
        }
    }

    // MARK: The episode

    private mutating func warn() {
        let end = last.advanced(by: 1).iso
        let level = random.element(of: ["橙色", "橙色", "黄色"])
        func row(_ action: String, _ level: String, _ moment: String) -> [Cell] {
            [.text("P1"), .text("奎屯市"), .text(action), .text(level), .text("2026-01-07 10:00"), .text(moment)]
        }
        warnings.append(row("发布", level, "2026-01-08 00:00"))
        if last > Self.start, random.once(in: 2) {
            let clock = random.element(of: ["00:00", "00:00", "12:00", "06:15"])
            warnings.append(row("升级", "红色", "\(last.iso) \(clock)"))
        }
        warnings.append(row("解除", warnings.count == 2 ? "红色" : level, "\(end) 00:00"))
    }

    // MARK: Readings

    private mutating func meter(_ account: Account) {
        for offset in -Self.lookback..<Self.start.distance(to: last) + 1 {
            guard !random.once(in: 30) else { continue }
            let day = Self.start.advanced(by: offset)
            let percent: Int64 = offset >= 0 ? random.integer(in: 0...120) : random.integer(in: 85...115)
            let wattHours = random.once(in: 60) ? 0 : account.usual * percent / 100
            if account.hasCurves {
                addCurve(account, day, wattHours)
            } else {
                readings.append(
                    Reading(
                        account: account.number, day: day, wattHours: wattHours, isFlagged: random.once(in: 60)))
            }
        }
    }

    private mutating func addCurve(_ account: Account, _ day: CalendarDay, _ wattHours: Int64) {
        var quarters: [Int64?] = (0..<96).map { wattHours / 96 + ($0 < Int(wattHours % 96) ? 1 : 0) }
        if random.once(in: 12) { quarters[random.integer(in: 0...95)] = nil }
        curves.append(Curve(account: account.number, day: day, wattHours: quarters))
    }

    private mutating func witness(_ id: String) {
        if random.once(in: 4) {
            inspections.append([
                .text(anyDay().iso), .text(id), .text("现场巡查"), .text(random.element(of: ["已落实", "部分落实", "未落实"])),
            ])
        }
        guard random.once(in: 6) else { return }
        for offset in -Self.lookback...0 {
            monitoring.append([
                .text(Self.start.advanced(by: offset).iso), .text(id), .grams(random.integer(in: 1_000...90_000)),
                .text("24"),
            ])
        }
    }
}
