import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
public import Spreadsheet

extension EpisodeReport {
    /// The report as a workbook, with the sheets of its kind; equal reports give equal bytes.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        switch base.kind {
        case .workSummary:
            try base.writeWorkbook(to: path, sheets: []) { (workbook) throws(SpreadsheetError) in
                try SegmentSheet(report: self).write(to: &workbook)
                try TrendSheet(report: self).write(to: &workbook)
                try DepartmentSheet(report: self).write(to: &workbook)
            }
        case .submission:
            try base.writeWorkbook(to: path, sheets: [.ratios]) { (workbook) throws(SpreadsheetError) in
                try SegmentSheet(report: self).write(to: &workbook)
                try DepartmentSheet(report: self).write(to: &workbook)
                try KeyEnterpriseSheet(report: self).write(to: &workbook)
                try ShortfallSheet(report: self).write(to: &workbook)
            }
        default:
            try base.writeWorkbook(to: path, sheets: Set(DailyReport.Sheets.allCases)) {
                (workbook) throws(SpreadsheetError) in
                try SegmentSheet(report: self).write(to: &workbook)
                try TrendSheet(report: self).write(to: &workbook)
                try DepartmentSheet(report: self).write(to: &workbook)
                try SiteCheckSheet(report: self).write(to: &workbook)
                try ConflictSheet(report: self).write(to: &workbook)
            }
        }
    }
}

/// 预警与时段: the warnings as issued, and one row a level segment and pollutant.
struct SegmentSheet {
    static let name = "预警与时段"
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.base.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let table = segments
            try table.setWidths(&sheet)
            try sheet.write(.text("预警发布、调整和解除"), row: 0, column: 0, style: ReportStyle.heading)
            let line = try CoverSheet.actionTable(report.base.response.actions).write(to: &sheet, top: 1)
            let total =
                "从启动到解除共 \(FigureText.hours(report.episodeMinutes)) 小时，计入核算 \(FigureText.hours(report.account.minutes)) 小时"
            try sheet.write(.text(total), row: line, column: 0)
            try sheet.write(.text("分级别时段的减排比例"), row: line + 2, column: 0, style: ReportStyle.heading)
            try table.write(to: &sheet, top: line + 3)
        }
    }

    private var segments: SheetTable {
        SheetTable(
            [
                .label("级别", 14), .label("首日", 14), .label("末日", 12), .label("计入小时", 12), .label("污染物", 17),
                .percent("目标", 17), .percent("计划", 14), .percent("低值", 14), .percent("高值", 14), .label("结论", 12),
            ],
            rows: report.account.segments.flatMap { segment in
                Pollutant.allCases.map { row(segment, $0) }
            })
    }

    private func row(_ segment: Segment, _ pollutant: Pollutant) -> SheetTable.Row {
        let ratio = segment.ratios[pollutant]
        let figures = [ratio.target, ratio.plan, ratio.low, ratio.high]
        let decimals = figures.enumerated().compactMap { index, value -> (column: Int, style: CellStyle)? in
            guard let value, let target = ratio.target else { return nil }
            return (5 + index, ReportStyle.percent(RatioText.neededDecimals(value, keepingSideOf: [target])))
        }
        return SheetTable.Row(
            contents: [
                .text(segment.level?.name ?? "未达预警级别"), .text(segment.first.iso), .text(segment.last.iso),
                .text(FigureText.hours(segment.minutes)), .text(pollutant.symbol),
            ] + figures.map { .ratio($0) } + [.text(ratio.verdict.title.zh)],
            styles: decimals + [(9, ReportStyle.status(ratio.verdict))])
    }
}
