import EmissionModel
import Spreadsheet

extension Stage {
    /// `FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY FOLDER OUTPUT`: readings to `OUTPUT.xlsx`, a row for each
    /// enterprise and day, and `OUTPUT.md`, which tables the last day.
    static let cityNight = Stage(name: "city-night") { arguments, watch in
        guard arguments.count == 7 else { throw WrongArguments(description: "city-night: seven arguments") }
        var night: CityNight?
        try watch.time {
            let request = try LedgerRequest(arguments)
            var table = CityNight(request)
            let work = ReadingWork(request: request, file: arguments[0], folder: arguments[5])
            try work.forEachDay { table.add($2, of: $0, on: $1) }
            try table.writeWorkbook(to: "\(arguments[6]).xlsx")
            try TextFile.write(table.markdown, to: "\(arguments[6]).md")
            night = table
        }
        return night?.result ?? [:]
    }
}

/// Each enterprise's energy of each day, its baseline, and the two reports.
private struct CityNight {
    let request: LedgerRequest
    let days: Int
    private var ratio: CityRatio
    /// Milliwatt-hours: enterprise by enterprise, day by day.
    private var energies: [Int64]

    init(_ request: LedgerRequest) {
        self.request = request
        days = request.firstDay.distance(to: request.lastDay) + 1
        ratio = request.emptyRatio
        energies = Array(repeating: 0, count: request.bindings.enterpriseCount * days)
    }

    mutating func add(_ energy: Energy, of account: Int, on day: CalendarDay) {
        let enterprise = request.bindings.enterprises[account]
        ratio.add(energy, of: enterprise, on: day)
        energies[enterprise * days + request.firstDay.distance(to: day)] += energy.milliwattHours
    }

    var result: [String: Int] {
        var result = ratio.result
        result["rows"] = energies.count
        return result
    }

    private func kilowattHours(_ enterprise: Int, _ day: Int) -> Double {
        Double(energies[enterprise * days + day]) / 1_000_000
    }

    private func baseline(_ enterprise: Int) -> Double {
        let first = request.firstDay.distance(to: request.firstBaselineDay)
        let sum = (first..<days - 1).reduce(Int64(0)) { $0 + energies[enterprise * days + $1] }
        return Double(sum) / Double(days - 1 - first) / 1_000_000
    }

    // MARK: Reports

    private static let header = [
        "企业编号", "日期", "县区", "行业", "绩效等级", "用电量(kWh)", "基线(kWh)", "减少(kWh)", "减少比例", "SO2(kg)", "NOx(kg)", "PM(kg)",
        "VOCs(kg)", "响应日",
    ]

    func writeWorkbook(to path: String) throws {
        let properties = WorkbookProperties(title: "企业用电日表", created: .init(year: 2026, month: 3, day: 1))
        var workbook = try Workbook(path: path, properties: properties, streaming: true)
        try workbook.sheet(named: "企业日表") { (sheet) throws(SpreadsheetError) in
            try sheet.writeRow(
                Self.header.map { .text($0) }, row: 0, style: .plain.with { $0.bold = true })
            for enterprise in 0..<request.bindings.enterpriseCount { try write(enterprise, to: &sheet) }
        }
        try workbook.close()
    }

    private func write(_ enterprise: Int, to sheet: inout Worksheet) throws(SpreadsheetError) {
        let text = CellStyle.plain
        let energy = text.with { $0.numberFormat = "#,##0.00" }
        let share = text.with { $0.numberFormat = "0.00%" }
        let styles =
            Array(repeating: text, count: 5) + [energy, energy, energy, share] + [energy, energy, energy, energy, text]
        let texts = [
            "Q" + String(1_000_001 + enterprise).dropFirst(), ["甲县", "乙县", "丙区", "丁市"][enterprise % 4],
            ["砖瓦", "铸造", "水泥", "化工", "工业涂装"][enterprise % 5], ["A", "B", "C", "D"][enterprise % 4],
        ]
        let baseline = baseline(enterprise)
        for day in 0..<days {
            let used = kilowattHours(enterprise, day)
            let saved = (baseline - used) / baseline
            let masses = (1...4).map { CellContent.number(saved * Double($0 * 10)) }
            let cells: [CellContent] =
                [
                    .text(texts[0]), .text(request.firstDay.advanced(by: day).iso), .text(texts[1]), .text(texts[2]),
                    .text(texts[3]), .number(used), .number(baseline), .number(baseline - used), .number(saved),
                ] + masses + [.text(day == days - 1 ? "是" : "否")]
            try sheet.writeRow(cells, row: 1 + enterprise * days + day, styles: styles)
        }
    }

    var markdown: String {
        var text = "# \(request.lastDay.iso)\n\n| 企业编号 | 用电量(kWh) | 基线(kWh) | 减少比例 |\n| --- | ---: | ---: | ---: |\n"
        for enterprise in 0..<request.bindings.enterpriseCount {
            let (used, baseline) = (kilowattHours(enterprise, days - 1), baseline(enterprise))
            let share = (baseline - used) / baseline * 100
            text +=
                "| Q\(String(1_000_001 + enterprise).dropFirst()) | \(Self.fixed(used)) | \(Self.fixed(baseline)) | "
            text += "\(Self.fixed(share))% |\n"
        }
        return text
    }

    /// Two decimals.
    private static func fixed(_ number: Double) -> String {
        let hundredths = Int((abs(number) * 100).rounded())
        return (number < 0 ? "-" : "") + "\(hundredths / 100)." + String(100 + hundredths % 100).dropFirst()
    }
}
