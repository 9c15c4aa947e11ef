import EmissionModel

extension InventedCity {
    /// What the city is, but for its readings.
    var lists: [InventedTable] {
        [
            InventedTable(
                name: "总量", columns: ["区域", "年份", "源类", "污染物"].map { .text($0) } + [.mass("日排放量"), .text("颗粒物口径")],
                rows: society),
            InventedTable(
                name: "清单",
                columns: ["企业编号", "企业名称", "县区", "行业", "主管部门", "企业分类", "绩效等级", "生产状态"].map { .text($0) }
                    + Pollutant.allCases.map { .mass("\($0.symbol)日排放量") }
                    + ["非生产电量", "基准电量", "最大允许电量"].map { .energy($0) } + [.text("颗粒物口径")],
                rows: enterprises.map(\.cells)),
            InventedTable(
                name: "生产线",
                columns: ["企业编号", "生产线编号", "用电占比(%)"].map { .text($0) } + [.mass("NOx日排放量"), .mass("PM日排放量")],
                rows: enterprises.flatMap(\.lines)),
            InventedTable(
                name: "措施", columns: ["企业编号", "生产线编号", "预警级别", "措施类型", "停限产比例(%)"].map { .text($0) },
                rows: enterprises.flatMap(\.measures)),
            InventedTable(
                name: "户号", columns: ["户号", "企业编号", "计入系数", "采集粒度"].map { .text($0) },
                rows: enterprises.flatMap { plant in
                    plant.accounts.map {
                        [.text($0.number), .text(plant.id), .text("\($0.sign)"), .text($0.hasCurves ? "15分钟" : "日")]
                    }
                }),
            InventedTable(
                name: "响应", columns: ["过程编号", "区域", "动作", "级别", "发布时间", "生效时间"].map { .text($0) }, rows: warnings),
            InventedTable(
                name: "其他源", columns: ["日期", "源类", "污染物"].map { .text($0) } + [.mass("减排量"), .text("依据")], rows: others),
            InventedTable(
                name: "核查", columns: ["检查日期", "企业编号", "检查方式", "落实情况"].map { .text($0) }, rows: inspections),
            InventedTable(
                name: "在线监测", columns: [.text("日期"), .text("企业编号"), .mass("NOx日排放量"), .text("有效小时数")], rows: monitoring),
        ].filter { !$0.rows.isEmpty }
    }

    /// The readings and the curves of some days.
    func readingTables(_ isWanted: (CalendarDay) -> Bool = { _ in true }) -> [InventedTable] {
        [Self.table(readings.filter { isWanted($0.day) }), Self.table(curves.filter { isWanted($0.day) })]
            .filter { !$0.rows.isEmpty }
    }

    static func table(_ readings: [Reading]) -> InventedTable {
        InventedTable(
            name: "电量", columns: [.text("户号"), .text("日期"), .energy("用电量"), .text("数据状态")],
            rows: readings.map { reading in
                [
                    .text(reading.account), .text(reading.day.iso), .wattHours(reading.wattHours),
                    .text(reading.isFlagged ? "异常" : "正常"),
                ]
            })
    }

    /// A row a day, a column a quarter-hour.
    static func table(_ curves: [Curve]) -> InventedTable {
        InventedTable(
            name: "曲线",
            columns: [.text("户号"), .text("日期")] + (1...96).map { .text($0 < 10 ? "P0\($0)" : "P\($0)") },
            rows: curves.map { curve in
                [.text(curve.account), .text(curve.day.iso)]
                    + curve.wattHours.map { $0.map { .text(InventedTable.decimal($0, 3)) } ?? .blank }
            })
    }
}
