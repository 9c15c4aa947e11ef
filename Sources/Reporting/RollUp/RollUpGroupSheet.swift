import Accounting
import EmissionModel
import Spreadsheet

/// 分源类县区: the masses by sector, county, industry and department, as sums over 企业减排量.
struct RollUpGroupSheet {
    static let name = "分源类县区"
    let report: RollUpReport
    let masses: RegionMassSheet

    private static let firstMassColumn = GroupTotalRow.firstMassColumn

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            try table([]).setWidths(&sheet)
            try sheet.freeze(rows: 0, columns: 1)
            let account = report.account
            var line = try writeSectors(to: &sheet, line: 0)
            let counties = account.counties.map {
                (RollUpReport.name($0.path + [$0.group.name ?? DailyReport.unnamed]), $0.group)
            }
            line = try write(counties, "（二）分地区县区", RegionMassSheet.countyColumn, to: &sheet, line: line + 1)
            line = try write(
                named(account.industries), "（三）分行业", RegionMassSheet.industryColumn, to: &sheet, line: line + 1)
            _ = try write(
                named(account.departments), "（四）分主管部门", RegionMassSheet.departmentColumn, to: &sheet, line: line + 1)
        }
    }

    private func named(_ groups: [GroupAccount]) -> [(String, GroupAccount)] {
        groups.map { ($0.name ?? FigureText.dash, $0) }
    }

    private func table(_ rows: [SheetTable.Row]) -> SheetTable {
        let texts: [SheetTable.Column] = [
            .text("名称", 26), .label("数据来源", 9), .count("企业数"), .count("应落实"), .count("已判定"), .count("已落实"),
        ]
        let columns = ["计划", "低值", "高值"].enumerated().flatMap { figure, title in
            Pollutant.allCases.map {
                SheetTable.Column.mass("\(title)\n\($0.symbol)\n（kg）", CollectionOfOne(total(figure)[$0]))
            }
        }
        return SheetTable(texts + columns, rows: rows)
    }

    private func total(_ figure: Int) -> PerPollutant<Mass> {
        report.account.sectors.reduce(.zero) { $0 + Self.masses($1, figure) }
    }

    private func writeSectors(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        let rows = report.account.sectors.map { sector in
            SheetTable.Row(
                contents: [.text(sector.sector.name), .text(sector.isDeclared ? "部门申报" : "用电核算")]
                    + Array(repeating: .dash, count: 4)
                    + Self.cells { figure, pollutant in
                        let mass = Self.masses(sector, figure)[pollutant]
                        return sector.isDeclared
                            ? .mass(mass) : .formula(masses.sum(figure, pollutant), cached: mass.kilograms)
                    })
        }
        try sheet.write(.text("（一）分源类（各地区全部核算日）"), row: line, column: 0, style: ReportStyle.heading)
        let end = try table(rows).write(to: &sheet, top: line + 1)
        return try GroupTotalRow.write(counts: nil, totals: (0..<3).map(total), from: line + 2, to: &sheet, line: end)
    }

    private func write(
        _ groups: [(String, GroupAccount)], _ title: String, _ column: Int, to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        let repeated = Dictionary(grouping: groups.map(\.0)) { $0.lowercased() }.filter { $1.count > 1 }
        let rows = groups.enumerated().map { index, entry in
            let (name, group) = entry
            let isPlain = name == FigureText.dash || Self.isPlain(name) && repeated[name.lowercased()] == nil
            let counts = [group.enterprises, group.required, group.judged, group.implemented]
            return SheetTable.Row(
                contents: [.shown(name), .text("用电核算")] + counts.map { .count($0) }
                    + Self.cells { figure, pollutant in
                        let mass = [group.plan, group.low, group.high][figure][pollutant]
                        guard isPlain else { return .mass(mass) }
                        let cell = "$A\(line + index + 3)"
                        return .formula(
                            masses.sum(figure, pollutant, where: column, is: cell), cached: mass.kilograms)
                    })
        }
        try sheet.write(.text(title), row: line, column: 0, style: ReportStyle.heading)
        let end = try table(rows).write(to: &sheet, top: line + 1)
        let all = groups.map(\.1)
        let counts = [\GroupAccount.enterprises, \.required, \.judged, \.implemented].map { key in
            all.reduce(0) { $0 + $1[keyPath: key] }
        }
        let totals = [\GroupAccount.plan, \.low, \.high].map { key in
            all.reduce(PerPollutant<Mass>.zero) { $0 + $1[keyPath: key] }
        }
        return try GroupTotalRow.write(counts: counts, totals: totals, from: line + 2, to: &sheet, line: end)
    }

    private static func cells(_ content: (Int, Pollutant) -> CellContent) -> [CellContent] {
        (0..<3).flatMap { figure in Pollutant.allCases.map { content(figure, $0) } }
    }

    private static func masses(_ sector: SectorAccount, _ figure: Int) -> PerPollutant<Mass> {
        [sector.plan, sector.low, sector.high][figure]
    }

    /// Whether SUMIFS takes the name for nothing but itself.
    private static func isPlain(_ name: String) -> Bool {
        let isNamed = name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        return isNamed && name.utf16.count <= 100
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || "0123456789（）()、· ›".unicodeScalars.contains($0)
            }
    }
}
