import Accounting
import EmissionModel
import Spreadsheet

/// 分源类县区: the masses by sector, county, industry and department, as sums over 企业减排量.
struct GroupSheet {
    static let name = "分源类县区"
    let report: DailyReport
    let masses: EnterpriseMassSheets

    private static let figures: [EnterpriseMassSheets.Figure] = [.plan, .low, .high]
    private static let firstMassColumn = GroupTotalRow.firstMassColumn
    /// Below title, heading and header.
    private static let firstSectorLine = 3

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            try table([]).setWidths(&sheet)
            try sheet.freeze(rows: 0, columns: 1)
            try sheet.write(.text("分源类、县区、行业和部门减排量"), row: 0, column: 0, style: ReportStyle.heading)
            var line = try writeSectors(to: &sheet, line: 1)
            let account = report.account
            let blocks = [
                ("（二）分县区", account.counties, EnterpriseMassSheets.countyColumn),
                ("（三）分行业", account.industries, EnterpriseMassSheets.industryColumn),
                ("（四）分主管部门", account.departments, EnterpriseMassSheets.departmentColumn),
            ]
            for (title, groups, column) in blocks {
                line = try write(groups, title: title, column: column, to: &sheet, line: line + 1)
            }
        }
    }

    private func table(_ rows: [SheetTable.Row]) -> SheetTable {
        let texts: [SheetTable.Column] = [
            .text("名称", 16), .label("数据来源", 9), .count("企业数"), .count("应落实"), .count("已判定"), .count("已落实"),
        ]
        let masses = zip(Self.figures, sectorTotals).flatMap { figure, totals in
            Pollutant.allCases.map {
                SheetTable.Column.mass("\(figure.title)\n\($0.symbol)\n（kg）", CollectionOfOne(totals[$0]))
            }
        }
        return SheetTable(texts + masses, rows: rows)
    }

    private func writeSectors(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        let rows = report.account.sectors.map { sector in
            SheetTable.Row(
                contents: [.text(sector.sector.name), .text(sector.isDeclared ? "部门申报" : "用电核算")]
                    + Array(repeating: .dash, count: 4)
                    + Self.cells { figure, pollutant in
                        let mass = Self.masses(sector, figure)[pollutant]
                        if sector.isDeclared { return .mass(mass) }
                        return .formula(masses.sum(figure, pollutant), cached: mass.kilograms)
                    })
        }
        try sheet.write(.text("（一）分源类"), row: line, column: 0, style: ReportStyle.heading)
        let end = try table(rows).write(to: &sheet, top: line + 1)
        return try GroupTotalRow.write(counts: nil, totals: sectorTotals, from: line + 2, to: &sheet, line: end)
    }

    private func write(
        _ groups: [GroupAccount], title: String, column: Int, to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        let doubtful = Self.ambiguousNames(groups)
        let rows = groups.enumerated().map { index, group in
            let cell = "$A\(line + index + 3)"
            let counts = [group.enterprises, group.required, group.judged, group.implemented]
            return SheetTable.Row(
                contents: [.shown(group.name ?? DailyReport.unnamed), .text("用电核算")] + counts.map { .count($0) }
                    + Self.cells { figure, pollutant in
                        let mass = Self.masses(group, figure)[pollutant]
                        if let name = group.name, doubtful.contains(name) { return .mass(mass) }
                        let criterion = group.name == nil ? "\"\(FigureText.dash)\"" : cell
                        return .formula(
                            masses.sum(figure, pollutant, where: column, is: criterion), cached: mass.kilograms)
                    })
        }
        try sheet.write(.text(title), row: line, column: 0, style: ReportStyle.heading)
        let end = try table(rows).write(to: &sheet, top: line + 1)
        let counts = [\GroupAccount.enterprises, \.required, \.judged, \.implemented].map { key in
            groups.reduce(0) { $0 + $1[keyPath: key] }
        }
        let totals = Self.figures.map { figure in
            groups.reduce(PerPollutant<Mass>.zero) { $0 + Self.masses($1, figure) }
        }
        return try GroupTotalRow.write(counts: counts, totals: totals, from: line + 2, to: &sheet, line: end)
    }
}

// MARK: References and figures

extension GroupSheet {
    /// Planned, low and high mass of all sectors together.
    var sectorTotals: [PerPollutant<Mass>] {
        Self.figures.map { figure in
            report.account.sectors.reduce(.zero) { $0 + Self.masses($1, figure) }
        }
    }

    /// Of industry alone.
    var industryMasses: [PerPollutant<Mass>] {
        Self.figures.map { figure in
            report.account.sectors.first { $0.sector == .industrial && !$0.isDeclared }
                .map { Self.masses($0, figure) } ?? .zero
        }
    }

    /// The cell of all sectors' total.
    static func total(_ figure: Int, _ pollutant: Pollutant, sectors: Int) -> String {
        cell(figure, pollutant, line: firstSectorLine + sectors)
    }

    /// The cell of industry, the first of the sectors.
    static func industry(_ figure: Int, _ pollutant: Pollutant) -> String {
        cell(figure, pollutant, line: firstSectorLine)
    }

    private static func cell(_ figure: Int, _ pollutant: Pollutant, line: Int) -> String {
        let offset = Pollutant.allCases.firstIndex(of: pollutant) ?? 0
        let column = firstMassColumn + figure * Pollutant.allCases.count + offset
        return "'\(name)'!\(CellRange.name(row: line, column: column))"
    }

    private static func cells(
        _ content: (EnterpriseMassSheets.Figure, Pollutant) -> CellContent
    ) -> [CellContent] {
        figures.flatMap { figure in Pollutant.allCases.map { content(figure, $0) } }
    }

    private static func masses(
        _ sector: SectorAccount, _ figure: EnterpriseMassSheets.Figure
    ) -> PerPollutant<Mass> {
        figure == .plan ? sector.plan : figure == .low ? sector.low : sector.high
    }

    private static func masses(
        _ group: GroupAccount, _ figure: EnterpriseMassSheets.Figure
    ) -> PerPollutant<Mass> {
        figure == .plan ? group.plan : figure == .low ? group.low : group.high
    }

    /// Names that SUMIFS would take for a pattern, a comparison or a number, or for each other: their sums stand as
    /// plain figures.
    private static func ambiguousNames(_ groups: [GroupAccount]) -> Set<String> {
        let names = groups.compactMap(\.name)
        let counts = Dictionary(grouping: names) { $0.lowercased() }
        return Set(names.filter { counts[$0.lowercased(), default: []].count > 1 || !isPlain($0) })
    }

    private static func isPlain(_ name: String) -> Bool {
        let isNamed = name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        return isNamed && name.utf16.count <= 100
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || "0123456789（）()、·".unicodeScalars.contains($0)
            }
    }
}
