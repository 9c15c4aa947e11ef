import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 三级减排比例: planned masses of every sector and level as live sums and quotients.
struct ListRatioSheet {
    static let name = "三级减排比例"
    let report: ListReport
    let masses: ListMassSheets

    private static let firstLine = 2

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            let table = SheetTable(columns, rows: rows)
            try table.setWidths(&sheet)
            try sheet.write(
                .text("清单全部执行时的减排比例与目标（目标以\(report.account.day.chinese)有效的为准）"), row: 0, column: 0,
                style: ReportStyle.heading)
            let end = try table.write(to: &sheet, top: 1)
            try sheet.freeze(rows: 2, columns: 2)
            try writeNotes(to: &sheet, line: end + 1)
        }
    }

    private var declaredSectors: [SourceSector] {
        SourceSector.allCases.filter { sector in
            report.account.levels.yellow.sectors.contains { $0.sector == sector && $0.isDeclared }
        }
    }

    private var columns: [SheetTable.Column] {
        let ratios = report.account.levels.values.flatMap { $0.ratios.values }
        let society = ratios.compactMap { $0.society?.kilogramsPerDay.value }.max() ?? 0
        let masses = ratios.map(\.reduction)
        let texts: [SheetTable.Column] = [
            .label("预警级别", 16), .label("污染物", 8), .mass("全社会排放总量（kg/日）", kilograms: society),
            .text("口径", 16), .mass("工业源（kg/日）", masses),
        ]
        return texts + declaredSectors.map { .mass("\($0.name)（kg/日）", masses) } + [
            .mass("合计（kg/日）", masses), .percent("目标"), .percent("计划"), .percent("工业计划"),
            .mass("尚差（kg/日）", ratios.map { $0.missing ?? .zero }), .label("结论", 9), .text("目标来源", 14),
        ]
    }

    private var rows: [SheetTable.Row] {
        report.account.levels.values.enumerated().flatMap { index, plan in
            Pollutant.allCases.enumerated().map { offset, pollutant in
                row(plan, pollutant, line: Self.firstLine + index * Pollutant.allCases.count + offset + 1)
            }
        }
    }

    /// - Parameter line: as formulas count, from 1.
    private func row(_ plan: LevelPlan, _ pollutant: Pollutant, line: Int) -> SheetTable.Row {
        let ratio = plan.ratios[pollutant]
        let declared = declaredSectors.map { sector in
            CellContent.mass(plan.sectors.first { $0.sector == sector && $0.isDeclared }?.plan[pollutant] ?? .zero)
        }
        let total = 5 + declared.count
        let first = CellRange.name(row: line - 1, column: 4)
        let last = CellRange.name(row: line - 1, column: total - 1)
        let sum = CellRange.name(row: line - 1, column: total)
        let head: [CellContent] = [
            .text(plan.level.title.zh), .text(pollutant.symbol), .ratio(ratio.society?.kilogramsPerDay),
            .shown(ratio.society?.basisText),
            .formula(masses.sum(plan.level, pollutant), cached: ratio.industry.kilograms),
        ]
        let tail: [CellContent] = [
            .formula("=SUM(\(first):\(last))", cached: ratio.reduction.kilograms), .ratio(ratio.target),
            .ratio(ratio.plan, formula: "=\(sum)/$C\(line)"),
            .ratio(ratio.industryPlan, formula: "=\(first)/$C\(line)"), ratio.missing.map { .mass($0) } ?? .dash,
            .text(ratio.verdict.title.zh), .shown(ratio.targetSource?.text),
        ]
        return SheetTable.Row(contents: head + declared + tail, styles: styles(ratio, from: total))
    }

    /// The verdict's colour, and more decimals where two would carry a figure over its target.
    private func styles(_ ratio: PlannedRatio, from total: Int) -> [(column: Int, style: CellStyle)] {
        let figures = [(total + 2, ratio.plan), (total + 3, ratio.industryPlan)]
        let decimals = figures.compactMap { column, value -> (column: Int, style: CellStyle)? in
            guard let value, let target = ratio.target else { return nil }
            return (column, ReportStyle.percent(RatioText.neededDecimals(value, keepingSideOf: [target])))
        }
        return decimals + [(total + 5, ReportStyle.status(ratio.verdict))]
    }

    private func writeNotes(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        let notes = report.account.levels.values.flatMap { plan in
            Pollutant.allCases.flatMap { pollutant in
                plan.ratios[pollutant].notes.map { "\(plan.level.name)预警 \(pollutant.symbol)：\($0.sentence.zh)。" }
            }
        }
        for (index, text) in ([report.conclusion] + notes).enumerated() {
            try sheet.write(.text(text), row: line + index, column: 0)
        }
    }
}
