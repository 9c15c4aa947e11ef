import EmissionModel
import TestSupport

/// The files of an invented city as they come in night by night: lists and history first, each day's readings after it,
/// and among them what real nights bring: late readings, corrections, a file once more, another list, other targets, a
/// figure of the whole society, a decision, another binding.
struct InventedNights {
    private var city: InventedCity
    private(set) var nights: [[InventedTable]] = []

    init(seed: UInt64) {
        city = InventedCity(seed: seed)
        var late: [InventedCity.Reading] = []
        var readings = city.readings
        readings.removeAll { reading in
            guard city.random.once(in: 20) else { return false }
            late.append(reading)
            return true
        }
        city.readings = readings
        nights = [city.lists + city.readingTables { $0 < InventedCity.start }]
        for day in city.responseDays {
            var tables = city.readingTables { $0 == day }
            for _ in 0..<city.random.integer(in: 0...2) { tables += event(&late) }
            nights.append(tables)
        }
        nights.append([InventedCity.table(late)].filter { !$0.rows.isEmpty } + event(&late))
        nights = nights.filter { !$0.isEmpty }
    }

    private mutating func event(_ late: inout [InventedCity.Reading]) -> [InventedTable] {
        switch city.random.integer(in: 0...9) {
        case 0, 1: return [correction()].compactMap { $0 }
        case 2: return [listRevision()].compactMap { $0 }
        case 3:
            return [
                InventedTable(
                    name: "目标", columns: ["预警级别", "污染物", "减排目标(%)", "批准文号", "核减原因"].map { .text($0) },
                    rows: [
                        [
                            .text("橙色"), .text(city.random.element(of: Pollutant.allCases).symbol),
                            .text("\(city.random.integer(in: 1...40))"), .text("〔2026〕1号"), .text("核减"),
                        ]
                    ])
            ]
        case 4:
            var table = city.lists[0]
            table.rows = [city.random.element(of: table.rows)]
            table.rows[0][4] = .grams(city.random.integer(in: 300_000...3_000_000))
            return [table]
        case 5: return [decision()]
        case 6:
            return [
                InventedTable(
                    name: "其他源", columns: ["日期", "源类", "污染物"].map { .text($0) } + [.mass("减排量"), .text("依据")],
                    rows: [
                        [
                            .text(city.anyDay().iso), .text("移动源"),
                            .text(city.random.element(of: Pollutant.allCases).symbol),
                            .grams(city.random.integer(in: 0...200_000)), .text("补报"),
                        ]
                    ])
            ]
        case 7: return [binding()]
        case 8:
            return [
                InventedTable(
                    name: "绩效", columns: ["企业编号", "调整后等级", "生效日期"].map { .text($0) },
                    rows: [
                        [
                            .text(city.random.element(of: city.enterprises).id),
                            .text(city.random.element(of: ["B", "D"])),
                            .text("2026-01-01"),
                        ]
                    ])
            ]
        // The same rows once more.
        default: return city.readingTables { $0 == InventedCity.start.advanced(by: -2) }
        }
    }

    private mutating func correction() -> InventedTable? {
        guard !city.readings.isEmpty else { return nil }
        var readings = (0..<city.random.integer(in: 1...3)).map { _ in city.random.element(of: city.readings) }
        for index in readings.indices {
            readings[index].wattHours = readings[index].wattHours * city.random.integer(in: 50...150) / 100 + 1
        }
        return InventedCity.table(
            Array(Dictionary(readings.map { ("\($0.account) \($0.day.iso)", $0) }) { first, _ in first }.values)
                .sorted { ($0.account, $0.day) < ($1.account, $1.day) })
    }

    private mutating func listRevision() -> InventedTable? {
        if city.random.once(in: 2) {
            guard var table = city.lists.first(where: { $0.name == "清单" }) else { return nil }
            table.rows = [city.random.element(of: table.rows)]
            table.rows[0][9] = .grams(city.random.integer(in: 0...250_000))
            return table
        }
        let whole = city.enterprises.filter(\.lines.isEmpty)
        guard !whole.isEmpty else { return nil }
        return InventedTable(
            name: "措施", columns: ["企业编号", "生产线编号", "预警级别", "措施类型", "停限产比例(%)"].map { .text($0) },
            rows: [
                [
                    .text(city.random.element(of: whole).id), .blank, .text("橙色"), .text("限产"),
                    .text("\(5 * city.random.integer(in: 1...19))%"),
                ]
            ])
    }

    private mutating func decision() -> InventedTable {
        let id = city.random.element(of: city.enterprises).id
        let (what, value) = city.random.element(of: [
            ("exempt/\(id)", "all"), ("target/orange/so2", "15%"), ("bad-day/2026-01-05", "是"),
            ("conflict/\(city.anyDay().iso)/\(id)", "已落实"),
        ])
        return InventedTable(
            name: "核定", columns: ["核定事项", "核定值", "核定人", "核定理由", "文号"].map { .text($0) },
            rows: [[.text(what), .text(value), .text("指挥部"), .text("核实"), .text("〔2026〕2号")]])
    }

    private mutating func binding() -> InventedTable {
        let plant = city.random.element(of: city.enterprises)
        let account = city.random.element(of: plant.accounts)
        return InventedTable(
            name: "户号", columns: ["户号", "企业编号", "计入系数", "采集粒度"].map { .text($0) },
            rows: [[.text(account.number), .text(plant.id), .text("\(-account.sign)"), .text("日")]])
    }
}
